"""Fits the embedder's last step: python -m walkback_judge.projection --model FOLDER --out projection.npz

The folder is one that walkback_judge.embedder wrote without a projection. A shift and a matrix move a claim's vector
towards those of the evidence that concerns it, and away from the evidence of other cases. They are fitted to the
written pairs of the split `train` alone; the pass with the best recall on `develop` is kept.
"""
import argparse
import gzip
import json
from pathlib import Path

import numpy as np
import onnxruntime
import torch
import torch.nn.functional as F
from tokenizers import Tokenizer

DATA = Path(__file__).parent.parent / "data"
PASSES, BATCH, RATE, TEMPERATURE, HOLD = 10, 1024, 1e-3, 0.05, 3e-3


def related_pairs():
    """The written pairs whose evidence concerns the claim: case, claim, evidence, split."""
    found = []
    with gzip.open(DATA / "written-pairs.jsonl.gz", "rt") as lines:
        for row in map(json.loads, lines):
            if row["relation"] != "unrelated":
                found.append((row["case"], row["claim"], row["evidence"], row["split"]))
    with gzip.open(DATA / "plain-pairs.jsonl.gz", "rt") as lines:
        for row in map(json.loads, lines):
            for evidence in row["evidence"]:
                if evidence["relation"] != "unrelated":
                    found.append((row["id"], row["claim"]["text"], evidence["text"], "train"))
    return found


def embed(folder, texts):
    """The vectors of texts, as the folder's model gives them."""
    described = json.loads((folder / "model.json").read_text())
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.enable_truncation(described["maxTokens"])
    tokenizer.enable_padding(pad_id=described["tokens"]["pad"])
    session = onnxruntime.InferenceSession(str(folder / "model.onnx"))
    found = np.zeros((len(texts), described["dims"]), np.float32)
    order = np.argsort([len(text) for text in texts])
    for start in range(0, len(order), 32):
        places = order[start:start + 32]
        encoded = tokenizer.encode_batch([texts[place] for place in places])
        found[places] = session.run(None, {"input_ids": np.array([one.ids for one in encoded]),
                                           "attention_mask": np.array([one.attention_mask for one in encoded])})[0]
    return torch.from_numpy(found)


def recall(vectors, pairs):
    """The mean share of a claim's evidence among the ten likest of all evidence."""
    evidence = sorted({pair[2] for pair in pairs})
    gold = {}
    for _, claim, one, _ in pairs:
        gold.setdefault(claim, set()).add(one)
    claims = sorted(gold)
    order = (vectors[claims] @ vectors[evidence].T).argsort(dim=1, descending=True)[:, :10]
    shares = [len({evidence[place] for place in order[row]} & gold[claim]) / min(10, len(gold[claim]))
              for row, claim in enumerate(claims)]
    return float(np.mean(shares))


def fit(vectors, train, develop):
    """The shift and the matrix. They stay near the mean's and the identity, since the pairs are few."""
    shift = (-vectors.mean(0)).clone().requires_grad_(True)
    matrix = torch.eye(vectors.shape[1], requires_grad=True)
    project = lambda rows: F.normalize((rows + shift) @ matrix, dim=-1)
    optimizer = torch.optim.Adam([shift, matrix], lr=RATE)
    random, steps, step, best = np.random.default_rng(1), PASSES * (len(train) // BATCH), 0, (0.0, None)
    numbers = {case: number for number, case in enumerate(sorted({pair[0] for pair in train}))}
    for _ in range(PASSES):
        order = random.permutation(len(train))
        for start in range(0, len(order) - BATCH + 1, BATCH):
            for group in optimizer.param_groups:
                group["lr"] = RATE * (1 - step / steps)
            step += 1
            some = [train[place] for place in order[start:start + BATCH]]
            claims, evidence = (project(vectors[[pair[side] for pair in some]]) for side in (1, 2))
            case = torch.tensor([numbers[pair[0]] for pair in some])
            # Other evidence of the same case may concern the claim too: it is no wrong answer.
            same = (case[:, None] == case[None]) & ~torch.eye(len(some), dtype=torch.bool)
            scores = (claims @ evidence.T / TEMPERATURE).masked_fill(same, -1e9)
            target = torch.arange(len(some))
            loss = (F.cross_entropy(scores, target) + F.cross_entropy(scores.T, target)) / 2
            loss = loss + HOLD * ((matrix - torch.eye(len(matrix))) ** 2).sum()
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        with torch.no_grad():
            now = recall(project(vectors), develop)
        if now > best[0]:
            best = (now, (shift.detach().numpy().copy(), matrix.detach().numpy().copy()))
        print(f"recall at 10 on develop: {now:.3f}", flush=True)
    return best[1]


def main():
    args = argparse.ArgumentParser()
    for name in ("model", "out"):
        args.add_argument(f"--{name}", required=True)
    a = args.parse_args()
    torch.manual_seed(1)
    found = related_pairs()
    texts = sorted({text for pair in found for text in pair[1:3]})
    place_of = {text: place for place, text in enumerate(texts)}
    pairs = [(case, place_of[claim], place_of[evidence], split) for case, claim, evidence, split in found]
    train, develop = ([pair for pair in pairs if (pair[3] == "train") == is_train] for is_train in (True, False))
    vectors = embed(Path(a.model), texts)
    print(f"{len(train)} pairs to fit to, {len(develop)} to choose by; recall before: {recall(vectors, develop):.3f}", flush=True)
    shift, matrix = fit(vectors, train, develop)
    np.savez(a.out, shift=shift, matrix=matrix)


if __name__ == "__main__":
    main()
