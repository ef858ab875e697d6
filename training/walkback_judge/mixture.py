"""What the model trains on: our written pairs and dossiers, and parts of public sets where a folder of them is given."""
from dataclasses import replace
from pathlib import Path

from .pairs import dossier_pairs, public_pairs, read_lines, seeded, vary, written_pair

OURS = Path(__file__).parent.parent / "data"
ALL = (0, 1, 2, 3)

# Set, splits, relations its labels tell apart, pairs taken of each label (None: as they come).
PUBLIC = [
    ("cad-snli", {"train"}, ALL, 350),
    ("conjnli", {"adv_train"}, ALL, 350),
    ("emergent", {"train"}, ALL, 200),
    ("fever", {"dev"}, ALL, 500),
    ("fool-me-twice", {"dev"}, ALL, 350),
    ("cannot-negation", {"train"}, ALL, 250),
    ("scone", {"train"}, (1, 2, 3), 125),
]


def plain_pairs(split):
    """Short pairs in plain words, written after a first model called such pairs unrelated."""
    for case in read_lines(OURS / "plain-pairs.jsonl.gz"):
        if case["split"] != split:
            continue
        claim = case["claim"]
        for number, evidence in enumerate(case["evidence"]):
            yield written_pair({
                "id": f'{case["id"]}.{number}', "case": case["id"], "industry": case["industry"], "company": case["company"],
                "claim": claim["text"], "claimDay": claim["day"], "claimKind": claim["kind"],
                "claimStrength": claim["strength"], "claimCondition": claim["condition"], "claimVoice": claim["voice"],
                "evidence": evidence["text"], "evidenceDay": evidence["day"], "evidenceForm": evidence["form"],
                **{name: evidence[name] for name in ("relation", "manner", "degree")},
            })


def with_made_up_fields(pair, rng):
    """A pair of a public set as if it were an entry: otherwise the model could tell the sets by what is known of them."""
    if rng.random() < 0.4:
        return pair
    year = rng.randint(2010, 2022)
    return replace(pair, kind=rng.choice(["fact", "promise", "position", "prediction"]), strength="firm",
                   claim_day=str(year), evidence_day=str(year + rng.randint(1, 4)), form=rng.choice(["move", "statement"]))


def second_stage_pairs(public_folder, seed=2):
    """What the second stage reads: the plain pairs and dossiers, and of all else a part, so that nothing is forgotten."""
    rng = seeded("second stage", seed)
    plain = list(plain_pairs("train"))
    ours = plain + rng.sample(written("train"), 900) + cells_of(dossiers("train"), rng, 250)
    ours += cells_of(dossiers("train", "plain-dossiers"), rng, 1500)
    public = [with_made_up_fields(pair, rng) for pair in public_share(public_folder, rng)] if public_folder else []
    rng.shuffle(public)
    rows = [vary(pair, rng) for pair in ours] + public[:1500]
    rng.shuffle(rows)
    return rows


def cells_of(some, rng, unlinked_count):
    """Every linked cell of some dossiers, and as many of the unlinked ones as are asked for."""
    cells = [pair for dossier in some for pair in dossier_pairs(dossier)]
    unlinked = [pair for pair in cells if pair.possible == (3,)]
    return [pair for pair in cells if pair.possible != (3,)] + rng.sample(unlinked, min(unlinked_count, len(unlinked)))


def written(split):
    return [written_pair(row) for row in read_lines(OURS / "written-pairs.jsonl.gz") if row["split"] == split]


def dossiers(split, name="written-dossiers"):
    path = OURS / f"{name}.jsonl.gz"
    return [d for d in read_lines(path) if d["split"] == split]


def mined_negatives(pairs, rng, count):
    """Claims beside evidence of another case of the same industry: unrelated, though the field is the same."""
    by_industry = {}
    for pair in pairs:
        by_industry.setdefault(pair.extra["industry"], []).append(pair)
    made = []
    while len(made) < count:
        rows = by_industry[rng.choice(sorted(by_industry))]
        claim, other = rng.choice(rows), rng.choice(rows)
        if claim.group == other.group or claim.extra["company"] == other.extra["company"]:
            continue
        text = other.evidence
        for name in other.names:
            text = text.replace(name, claim.names[-1])
        made.append(replace(claim, evidence=text, evidence_day=other.evidence_day, form=other.form,
                            possible=(3,), manner=-1, degree=-1))
    return made


def public_share(folder, rng):
    """The part of the public sets that is trained on. FEVER's claims that FEVER-Symmetric shares are left out."""
    symmetric = {row["hypothesis"] for row in read_lines(Path(folder) / "fever-symmetric.jsonl.gz")}
    share = []
    for name, splits, choices, per_label in PUBLIC:
        by_label = {}
        for pair in public_pairs(folder, name, splits, choices):
            if (name != "fever" or pair.claim not in symmetric) and len(pair.evidence) < 900:
                by_label.setdefault(pair.possible, []).append(pair)
        for rows in by_label.values():
            rng.shuffle(rows)
            share += rows[:per_label]
    return share


def training_pairs(public_folder, seed=1):
    """What one pass over the data reads, in random order."""
    rng = seeded("mixture", seed)
    ours = written("train")
    rows = ours + cells_of(dossiers("train"), rng, 450) + mined_negatives(ours, rng, 350)
    rows = [vary(pair, rng) for pair in rows] + (public_share(public_folder, rng) if public_folder else [])
    rng.shuffle(rows)
    return rows
