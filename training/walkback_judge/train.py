"""Trains the judge: python -m walkback_judge.train --bases FOLDER --base mpnet --out FOLDER [--public FOLDER]

Resumes from the last checkpoint in --out. Prints the loss, and figures on a part of `develop` now and then.
"""
import argparse
import json
import time
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional as F

from .mixture import plain_pairs, second_stage_pairs, training_pairs, written
from .model import PairModel, PairReader, base_folder
from .pairs import seeded


def relation_loss(logits, pairs):
    """Minus the log of the probability left to the label, among the relations that the set can tell apart."""
    allowed = torch.full_like(logits, float("-inf"))
    wanted = torch.full_like(logits, float("-inf"))
    for row, pair in enumerate(pairs):
        allowed[row, list(pair.choices)] = 0
        wanted[row, list(pair.possible)] = 0
    return (torch.logsumexp(logits + allowed, 1) - torch.logsumexp(logits + wanted, 1)).mean()


def head_loss(logits, targets):
    targets = torch.tensor(targets)
    return F.cross_entropy(logits, targets, ignore_index=-1) if (targets >= 0).any() else logits.sum() * 0


def make_batches(encoded, size, rng):
    """Batches of like length in random order: little padding, no order to learn."""
    block = size * 40
    batches = []
    for start in range(0, len(encoded), block):
        order = sorted(range(start, min(start + block, len(encoded))), key=lambda index: len(encoded[index][0]))
        here = [order[at : at + size] for at in range(0, len(order), size)]
        rng.shuffle(here)
        batches += here
    return batches


class LowerStates:
    """The hidden states below the layers that learn, kept from the first pass for the next ones."""

    def __init__(self, model, reader, encoded):
        self.model, self.reader, self.encoded, self.kept = model, reader, encoded, {}

    def batch(self, indexes):
        input_ids, attention, claim = self.reader.batch([self.encoded[index] for index in indexes])
        if any(index not in self.kept for index in indexes):
            self.model.eval()
            with torch.no_grad():
                hidden = self.model.lower(input_ids, attention)
            self.model.train()
            for row, index in enumerate(indexes):
                self.kept[index] = hidden[row, : len(self.encoded[index][0])].half()
            return hidden, attention, claim
        hidden = torch.zeros(*input_ids.shape, next(iter(self.kept.values())).shape[1])
        for row, index in enumerate(indexes):
            hidden[row, : len(self.encoded[index][0])] = self.kept[index].float()
        return hidden, attention, claim


def quick_look(model, reader, pairs):
    model.eval()
    order = sorted(range(len(pairs)), key=lambda i: len(pairs[i].claim) + len(pairs[i].evidence))
    right, hits, said, gold = 0, 0, 0, 0
    with torch.inference_mode():
        for at in range(0, len(order), 32):
            rows = [pairs[index] for index in order[at : at + 32]]
            best = model(*reader.batch(reader.encode(rows)))[0].argmax(1).tolist()
            for pair, answer in zip(rows, best):
                right += answer in pair.possible
                hits += answer == 0 and pair.possible == (0,)
                said += answer == 0
                gold += pair.possible == (0,)
    model.train()
    return f"develop: {right / len(pairs):.3f} right, contradiction F1 {2 * hits / max(1, said + gold):.3f}"


def main():
    args = argparse.ArgumentParser()
    args.add_argument("--bases", required=True)
    args.add_argument("--base", default="mpnet")
    args.add_argument("--layers", type=int, default=8)
    args.add_argument("--out", required=True)
    args.add_argument("--public")
    args.add_argument("--epochs", type=int, default=2)
    args.add_argument("--limit", type=int)
    args.add_argument("--stage", type=int, default=1, help="2: the plain pairs, from the model of --init")
    args.add_argument("--init", help="a model.pt or checkpoint.pt to begin from")
    args.add_argument("--stop-at", type=int, help="batches after which training ends; the rate falls to its least there")
    args.add_argument("--rate", type=float, default=7e-5)
    args.add_argument("--head-rate", type=float, default=4e-4)
    args.add_argument("--batch", type=int, default=16)
    args.add_argument("--threads", type=int, default=2)
    args.add_argument("--seed", type=int, default=1)
    args.add_argument("--look-every", type=int, default=200)
    args.add_argument("--frozen-layers", type=int, default=4)
    a = args.parse_args()
    torch.set_num_threads(a.threads)
    torch.manual_seed(a.seed)
    out = Path(a.out)
    out.mkdir(parents=True, exist_ok=True)
    base = base_folder(a.base, a.bases)
    reader, model = PairReader(base), PairModel(base, a.layers, a.frozen_layers)
    if a.init:
        state = torch.load(a.init, weights_only=False)
        model.load_state_dict(state.get("model", state))
    pairs = (training_pairs if a.stage == 1 else second_stage_pairs)(a.public, a.seed)[: a.limit]
    encoded = reader.encode(pairs)
    passes = [make_batches(encoded, a.batch, seeded("batches", a.seed, number)) for number in range(a.epochs)]
    batches = [batch for one in passes for batch in one][: a.stop_at]
    lower_states = LowerStates(model, reader, encoded)
    heads = [p for name, p in model.named_parameters() if not name.startswith("encoder.")]
    body = [p for name, p in model.named_parameters() if name.startswith("encoder.") and p.requires_grad]
    optimizer = torch.optim.AdamW([{"params": body, "lr": a.rate}, {"params": heads, "lr": a.head_rate}], weight_decay=0.01, fused=True)
    warm = max(1, len(batches) // 16)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: min((step + 1) / warm, max(0.02, (len(batches) - step) / (len(batches) - warm))))
    step, checkpoint = 0, out / "checkpoint.pt"
    if checkpoint.exists():
        kept = torch.load(checkpoint, weights_only=False)
        model.load_state_dict(kept["model"]); optimizer.load_state_dict(kept["optimizer"]); schedule.load_state_dict(kept["schedule"])
        step = kept["step"]
        print(f"resumed at batch {step}", flush=True)
    (out / "settings.json").write_text(json.dumps({**vars(a), "pairs": len(pairs), "batches": len(batches)}, indent=1))
    look = seeded("look").sample(written("develop"), 200)
    plain_look = list(plain_pairs("develop")) if a.stage == 2 else []
    model.train()
    losses, began, began_at = [], time.time(), step
    print(f"{len(pairs)} pairs, {len(batches)} batches", flush=True)
    while step < len(batches):
        rows = [pairs[index] for index in batches[step]]
        relation, manner, degree = model.upper(*lower_states.batch(batches[step]))
        loss = relation_loss(relation, rows)
        whole = loss + 0.3 * head_loss(manner, [p.manner for p in rows]) + 0.2 * head_loss(degree, [p.degree for p in rows])
        whole.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step(); optimizer.zero_grad(set_to_none=True); schedule.step()
        losses.append(loss.item())
        step += 1
        if step % 20 == 0:
            rate = (step - began_at) * a.batch / (time.time() - began)
            print(f"{step}/{len(batches)} loss {np.mean(losses[-60:]):.3f} {rate:.1f} pairs/s, {(len(batches) - step) * a.batch / rate / 60:.0f} min left", flush=True)
        if step % a.look_every == 0 and step < len(batches):
            torch.save({"model": model.state_dict(), "optimizer": optimizer.state_dict(), "schedule": schedule.state_dict(), "step": step}, out / "checkpoint.tmp")
            (out / "checkpoint.tmp").rename(checkpoint)
            print(quick_look(model, reader, look), flush=True)
            if plain_look:
                print("plain", quick_look(model, reader, plain_look), flush=True)
    torch.save(model.state_dict(), out / "model.pt")
    print("done", flush=True)


if __name__ == "__main__":
    main()
