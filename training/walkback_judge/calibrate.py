"""Fits temperature, bias and threshold, and writes model.json: python -m walkback_judge.calibrate --model FOLDER --version 2.0.0

Fitted on the written and plain pairs and dossiers of the split `develop`, whose cases and companies the model was not
trained on. The threshold is the least at which the stated share of the proposals on those dossiers is right.
"""
import argparse
import hashlib
import json
from pathlib import Path

import numpy as np

from .mixture import dossiers, plain_pairs, written
from .onnx_model import CLAIM_TOKENS, EVIDENCE_TOKENS, OnnxModel
from .pairs import DEGREES, MANNERS, RELATIONS, dossier_pairs


def softmax(scores):
    parts = np.exp(scores - scores.max(1, keepdims=True))
    return parts / parts.sum(1, keepdims=True)


def fit(scores, gold):
    """The temperature and biases with the least log loss, by plain descent."""
    log_temperature, bias = 0.0, np.zeros(scores.shape[1])
    target = np.eye(scores.shape[1])[gold]
    for _ in range(3000):
        scaled = scores * np.exp(-log_temperature)
        error = softmax(scaled + bias) - target
        bias -= 0.2 * error.mean(0)
        log_temperature += 0.2 * (error * scaled).sum(1).mean()
    return float(np.exp(log_temperature)), (bias - bias[-1]).tolist()


def threshold_for(probabilities, gold, precision):
    """The least threshold at which proposals have the precision; 0.5 at least, 0.9 at most."""
    said, sure = probabilities.argmax(1), probabilities.max(1)
    for threshold in np.arange(0.4, 0.9, 0.01):
        proposed = (said != 3) & (sure >= threshold)
        if proposed.sum() and (said[proposed] == gold[proposed]).mean() >= precision:
            return round(float(threshold), 2)
    return 0.9


def main():
    args = argparse.ArgumentParser()
    args.add_argument("--model", required=True)
    args.add_argument("--version", required=True)
    args.add_argument("--precision", type=float, default=0.5)
    args.add_argument("--threads", type=int, default=1)
    a = args.parse_args()
    folder = Path(a.model)
    model = OnnxModel(folder, a.threads)
    pairs = written("develop") + list(plain_pairs("develop"))
    files_of_dossiers = dossiers("develop") + dossiers("develop", "plain-dossiers")
    cells = [pair for dossier in files_of_dossiers for pair in dossier_pairs(dossier)]
    scores = model.score(pairs + cells)[:, : len(RELATIONS)]
    gold = np.array([pair.possible[0] for pair in pairs + cells])
    temperature, bias = fit(scores[: len(pairs)], gold[: len(pairs)])
    probabilities = softmax(scores / temperature + np.array(bias))
    on_pairs, on_cells = probabilities[: len(pairs)], probabilities[len(pairs) :]
    propose_at = threshold_for(on_cells, gold[len(pairs) :], a.precision)
    print("temperature", temperature, "bias", bias, "propose at", propose_at)
    print("pairs right", (on_pairs.argmax(1) == gold[: len(pairs)]).mean())
    for threshold in (0.4, 0.5, 0.6, 0.7, 0.8):
        said, own = on_cells.argmax(1), gold[len(pairs) :]
        proposed = (said != 3) & (on_cells.max(1) >= threshold)
        right = proposed & (said == own)
        print(f"dossiers at {threshold}: precision {right.sum() / max(1, proposed.sum()):.2f} recall {right.sum() / (own != 3).sum():.2f}, unrelated proposed {(proposed & (own == 3)).sum() / (own == 3).sum():.3f}")
    files = {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in ("model.onnx", "tokenizer.json")}
    version = f"{a.version}+{files['model.onnx'][:8]}"
    (folder / "model.json").write_text(json.dumps({
        "version": version, "files": files, "relations": RELATIONS, "manners": MANNERS, "degrees": DEGREES,
        "tokens": model.tokens(), "claimTokens": CLAIM_TOKENS, "evidenceTokens": EVIDENCE_TOKENS,
        "temperature": temperature, "bias": bias, "proposeAt": propose_at,
    }, indent=2) + "\n")
    (folder / "labels.json").unlink(missing_ok=True)


if __name__ == "__main__":
    main()
