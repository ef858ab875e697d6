"""Writes the model as int8 ONNX with its tokenizer: python -m walkback_judge.export --run FOLDER --bases FOLDER --out FOLDER

The outputs are the logits of relation, manner and degree. Linear layers and the word embedding are stored in 8 bits;
weights use 7 of them, so that processors without VNNI cannot overflow.
"""
import argparse
import json
import shutil
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from .model import PairModel, PairReader, base_folder
from .pairs import DEGREES, MANNERS, RELATIONS


def load(run, bases):
    """The trained model of a run, from its last checkpoint where it has not ended."""
    settings = json.loads((Path(run) / "settings.json").read_text())
    base = base_folder(settings["base"], bases)
    model = PairModel(base, settings["layers"], settings["frozen_layers"])
    ended = Path(run) / "model.pt"
    state = torch.load(ended, weights_only=True) if ended.exists() else torch.load(Path(run) / "checkpoint.pt", weights_only=False)["model"]
    model.load_state_dict(state)
    return model.eval(), PairReader(base), settings, base


class Outputs(torch.nn.Module):
    def __init__(self, model):
        super().__init__()
        self.model = model

    def forward(self, input_ids, attention_mask, claim_mask):
        return self.model(input_ids, attention_mask, claim_mask)


def main():
    args = argparse.ArgumentParser()
    for name in ("run", "bases", "out"):
        args.add_argument(f"--{name}", required=True)
    a = args.parse_args()
    model, reader, settings, base = load(a.run, a.bases)
    out = Path(a.out)
    out.mkdir(parents=True, exist_ok=True)
    ids = torch.tensor([[0, 5, 6, 7, 2, 2, 9, 10, 2], [0, 5, 6, 2, 2, 9, 10, 11, 2]])
    mask = torch.ones_like(ids)
    claim = torch.tensor([[1, 1, 1, 1, 0, 0, 0, 0, 0], [1, 1, 1, 0, 0, 0, 0, 0, 0]])
    full = out / "full.onnx"
    axes = {name: {0: "pairs", 1: "tokens"} for name in ("input_ids", "attention_mask", "claim_mask")}
    torch.onnx.export(Outputs(model), (ids, mask, claim), str(full), dynamo=False, opset_version=17,
                      input_names=["input_ids", "attention_mask", "claim_mask"],
                      output_names=["relation", "manner", "degree"],
                      dynamic_axes={**axes, **{name: {0: "pairs"} for name in ("relation", "manner", "degree")}})
    quantize_dynamic(str(full), str(out / "model.onnx"), weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)
    full.unlink()
    onnx.checker.check_model(str(out / "model.onnx"))
    shutil.copy(Path(base) / "tokenizer.json", out / "tokenizer.json")
    (out / "labels.json").write_text(json.dumps({"relations": RELATIONS, "manners": MANNERS, "degrees": DEGREES}))
    print({file.name: file.stat().st_size for file in out.iterdir()})


if __name__ == "__main__":
    main()
