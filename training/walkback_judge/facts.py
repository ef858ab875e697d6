"""Real pairs for measuring, never for training: python -m walkback_judge.facts --model FOLDER --facts FOLDER --split develop"""
import argparse
import json
from collections import Counter
from pathlib import Path

import numpy as np

from .calibrate import softmax
from .onnx_model import OnnxModel
from .pairs import Pair

SPLIT = Path(__file__).parent.parent.parent / "eval/sets/facts-split.json"


def rows(path):
    return [json.loads(line) for line in path.read_text().splitlines() if line.strip()]


def real_pairs(folder, part):
    """The pairs of `develop` or `confirm`, or of the first part of the facts (`first`)."""
    folder = Path(folder)
    entries = {row["id"]: row for name in ("entries", "entries-2") for row in rows(folder / f"{name}.jsonl")}
    split = json.loads(SPLIT.read_text())
    for row in rows(folder / ("pairs.jsonl" if part == "first" else "pairs-2.jsonl")):
        claim, evidence = entries[row["claim"]], entries[row["evidence"]]
        if part != "first" and claim["company"] not in split[part]:
            continue
        is_move = evidence["kind"] == "move"
        yield row, Pair(
            claim=claim["quote"] or claim["description"],
            evidence=(evidence["description"] if is_move else evidence["quote"]) or evidence["quote"],
            possible=(), claim_day=claim["date"], evidence_day=evidence["date"], form=evidence["kind"],
            voice="reporting" if "VOICE:" in (claim["notes"] or "") else "own",
            disclosure="reported" if "reported" in evidence["subkind"] else "",
        )


def agrees(label, said):
    wanted = {"contradicts": [0], "confirms": [1], "condition met": [1], "agrees": [1], "partly": [2, 0], "unrelated": [3]}
    return said in wanted[label]


def main():
    args = argparse.ArgumentParser()
    for name in ("model", "facts", "split"):
        args.add_argument(f"--{name}", required=True)
    a = args.parse_args()
    described = json.loads((Path(a.model) / "model.json").read_text())
    labelled = list(real_pairs(a.facts, a.split))
    scores = OnnxModel(a.model).score([pair for _, pair in labelled])[:, :4]
    probabilities = softmax(scores / described["temperature"] + np.array(described["bias"]))
    said = probabilities.argmax(1)
    table = Counter((row["relation"], ["contradicts", "confirms", "qualifies", "unrelated"][answer]) for (row, _), answer in zip(labelled, said))
    for key, count in sorted(table.items()):
        print(*key, count)
    print("right, partial contradictions counted right where partly:", np.mean([agrees(row["relation"], answer) for (row, _), answer in zip(labelled, said)]))


if __name__ == "__main__":
    main()
