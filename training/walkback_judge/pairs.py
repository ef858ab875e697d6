"""Labelled pairs: reading them, and writing them as the two texts that the model reads.

`write_claim` and `write_evidence` have a twin in `src/judges/model/pair-text.ts`; `test/judges` holds the two together.
"""
import gzip
import json
import random
from dataclasses import dataclass, field, replace
from pathlib import Path

RELATIONS = ["contradicts", "confirms", "qualifies", "unrelated"]
MANNERS = [
    "broken_promise", "reversal", "missed_deadline", "definition_gap", "changed_reason",
    "kept", "restated", "condition_met", "narrowed", "clarified",
]
DEGREES = ["full", "partial"]

# A label of a public set names the relations that it leaves possible.
LABELS = {
    "entailment": (1,), "contradiction": (0,), "neutral": (2, 3), "not-entailment": (0, 2, 3),
    **{relation: (index,) for index, relation in enumerate(RELATIONS)},
}


@dataclass(frozen=True)
class Pair:
    """One claim and one piece of evidence. Empty strings stand for "not known"."""

    claim: str
    evidence: str
    possible: tuple  # indexes of the relations that the label leaves possible
    choices: tuple = (0, 1, 2, 3)  # the relations that the set's labels can tell apart
    manner: int = -1
    degree: int = -1
    kind: str = ""
    strength: str = ""
    voice: str = ""
    claim_day: str = ""
    evidence_day: str = ""
    form: str = ""
    disclosure: str = ""
    names: tuple = ()
    group: str = ""
    extra: dict = field(default_factory=dict, compare=False)


def read_lines(path):
    """The rows of a gzipped file of JSON lines."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def months(day):
    """Months since year 0 of a day, a month or a year (its middle); None when it is not known."""
    if not day:
        return None
    parts = day.split("-")
    return int(parts[0]) * 12 + (int(parts[1]) - 1 if len(parts) > 1 else 5.5)


def distance(claim_day, evidence_day):
    """How much later the evidence is, in words; empty when a day is not known."""
    start, end = months(claim_day), months(evidence_day)
    if start is None or end is None:
        return ""
    gap = end - start
    if gap < 0:
        return "earlier"
    if gap < 2:
        return "soon after"
    if gap < 12:
        return "months later"
    years = int(gap / 12 + 0.5)
    return "a year later" if years == 1 else f"{years} years later"


def write_claim(pair):
    """The claim with what is known of it: "promise, firm, 2019: We will never sell your data."."""
    known = [pair.kind, pair.strength, "said of others" if pair.voice == "reporting" else "", pair.claim_day[:4]]
    head = ", ".join(part for part in known if part)
    return f"{head}: {pair.claim}" if head else pair.claim


def write_evidence(pair):
    """The evidence with what is known of it: "act, reported, 2022, 3 years later: ..."."""
    form = {"move": "act", "statement": "words"}.get(pair.form, "")
    reported = "reported" if pair.disclosure == "reported" else ""
    known = [form, reported, pair.evidence_day[:4], distance(pair.claim_day, pair.evidence_day)]
    head = ", ".join(part for part in known if part)
    return f"{head}: {pair.evidence}" if head else pair.evidence


def written_pair(row):
    """A row of `written-pairs` as a pair."""
    return Pair(
        claim=row["claim"], evidence=row["evidence"], possible=LABELS[row["relation"]],
        manner=MANNERS.index(row["manner"]) if row.get("manner") in MANNERS else -1,
        degree=DEGREES.index(row["degree"]) if row["relation"] == "contradicts" and row.get("degree") in DEGREES else -1,
        kind=row["claimKind"], strength=row["claimStrength"], voice=row["claimVoice"],
        claim_day=row["claimDay"] or "", evidence_day=row["evidenceDay"] or "", form=row["evidenceForm"],
        names=(row["company"], *([row["company"].split()[0]] if " " in row["company"] else [])),
        group=row["case"], extra=row,
    )


def dossier_pairs(dossier):
    """Every cell of a dossier: the links by their label, all other cells as unrelated."""
    links = {(link["claim"], link["evidence"]): link for link in dossier["links"]}
    for claim in dossier["claims"]:
        for evidence in dossier["evidence"]:
            link = links.get((claim["id"], evidence["id"]), {"relation": "unrelated"})
            yield Pair(
                claim=claim["text"], evidence=evidence["text"], possible=LABELS[link["relation"]],
                manner=MANNERS.index(link["manner"]) if link.get("manner") in MANNERS else -1,
                degree=DEGREES.index(link["degree"]) if link["relation"] == "contradicts" and link.get("degree") in DEGREES else -1,
                kind=claim["kind"], strength=claim["strength"], voice=claim["voice"],
                claim_day=claim["day"] or "", evidence_day=evidence["day"] or "", form=evidence["form"],
                disclosure=evidence.get("disclosure") or "", names=(dossier["company"], *dossier["aliases"]),
                group=dossier["id"], extra={"claim_id": claim["id"], "evidence_id": evidence["id"]},
            )


def public_pairs(folder, name, splits=None, choices=(0, 1, 2, 3), with_negations_balanced=False):
    """The pairs of one public set, of some of its splits."""
    rows = read_lines(Path(folder) / f"{name}.jsonl.gz")
    for row in rows:
        if splits and row["split"] not in splits:
            continue
        yield Pair(
            claim=row["hypothesis"], evidence=row["premise"], possible=LABELS[row["label"]], choices=choices,
            group=row["hypothesis"], extra=row,
        )


SYLLABLES = ["ar", "bel", "cor", "dan", "el", "fen", "gal", "hur", "ix", "jun", "kel", "lum", "mor", "nor", "or", "pra",
             "quil", "ros", "sol", "tan", "ul", "ver", "wes", "xan", "yar", "zen", "tri", "vol", "bri", "sta"]
ENDINGS = ["", "", " Group", " Motors", " Labs", " Foods", " Holdings", " Energy", " Air", " Bank", " Systems", " Media"]


def invent_name(rng):
    """A company's name that nobody has."""
    return "".join(rng.sample(SYLLABLES, rng.choice([2, 2, 3]))).capitalize() + rng.choice(ENDINGS)


def swap_names(pair, rng):
    """The pair with its company's names replaced by an invented one; the label stays."""
    claim, evidence = pair.claim, pair.evidence
    full = invent_name(rng)
    for index, name in enumerate(sorted(pair.names, key=len, reverse=True)):
        new = full if index == 0 else full.split()[0]
        claim, evidence = claim.replace(name, new), evidence.replace(name, new)
    return replace(pair, claim=claim, evidence=evidence)


def drop_known(pair, rng):
    """The pair with some of what is known of it left out, so that the model also reads bare texts."""
    if rng.random() < 0.25:
        return replace(pair, kind="", strength="", voice="" if pair.voice == "own" else pair.voice,
                       claim_day="", evidence_day="", form="", disclosure="")
    hidden = {name: "" for name in ("kind", "strength", "form", "disclosure") if rng.random() < 0.15}
    return replace(pair, **hidden)


def vary(pair, rng):
    """The pair as training reads it this time: names swapped at random, some fields left out."""
    if pair.names and rng.random() < 0.5:
        pair = swap_names(pair, rng)
    return drop_known(pair, rng) if pair.form else pair


def seeded(*parts):
    """A random generator that depends only on its arguments."""
    return random.Random("/".join(map(str, parts)))
