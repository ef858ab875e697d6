"""Writes the sentence embedder as int8 ONNX with its tokenizer: python -m walkback_judge.embedder --bases FOLDER --out FOLDER

The base is all-MiniLM-L6-v2, unpacked by walkback_judge.bases. The output is the mean of the tokens' states, scaled to
length 1. With --projection, a shift and a matrix of walkback_judge.projection follow, and it is scaled again. Linear
layers and the word embedding are stored in 8 bits, of which weights use 7.
"""
import argparse
import hashlib
import json
import shutil
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from tokenizers import Tokenizer
from transformers import AutoModel

VERSION = "1.0.0"
DIMS = 384
MAX_TOKENS = 256
SAMPLES = ["The company will publish its models.", "It keeps the weights closed.", "Hens will be free of cages by 2025."]


class Sentence(torch.nn.Module):
    def __init__(self, base, projection):
        super().__init__()
        self.base = base
        shift, matrix = (projection[name] for name in ("shift", "matrix")) if projection else (np.zeros(DIMS), np.eye(DIMS))
        self.shift = torch.nn.Parameter(torch.tensor(shift, dtype=torch.float32))
        self.matrix = torch.nn.Parameter(torch.tensor(matrix, dtype=torch.float32))

    def forward(self, input_ids, attention_mask):
        states = self.base(input_ids=input_ids, attention_mask=attention_mask,
                           token_type_ids=torch.zeros_like(input_ids)).last_hidden_state
        mask = attention_mask.unsqueeze(-1).to(states.dtype)
        mean = (states * mask).sum(1) / mask.sum(1).clamp(min=1)
        vector = torch.nn.functional.normalize(mean, dim=1)
        return torch.nn.functional.normalize((vector + self.shift) @ self.matrix, dim=1)


def write_tokenizer(base, out):
    """The base's tokenizer without its limits: the service cuts and pads itself. Returns the ids of its special tokens."""
    tokenizer = json.loads((base / "tokenizer.json").read_text())
    (out / "tokenizer.json").write_text(json.dumps({**tokenizer, "truncation": None, "padding": None}, ensure_ascii=False))
    loaded = Tokenizer.from_file(str(out / "tokenizer.json"))
    return {name: loaded.token_to_id(token) for name, token in (("start", "[CLS]"), ("end", "[SEP]"), ("pad", "[PAD]"))}


def check(model, path, tokenizer):
    """The least cosine between the vectors of the full model and those of the file."""
    session = onnxruntime.InferenceSession(str(path))
    least = 1.0
    for text in SAMPLES:
        ids = torch.tensor([tokenizer.encode(text).ids])
        full = model(ids, torch.ones_like(ids)).detach().numpy()
        small = session.run(None, {"input_ids": ids.numpy(), "attention_mask": np.ones_like(ids.numpy())})[0]
        least = min(least, float((full * small).sum()))
    return least


def main():
    args = argparse.ArgumentParser()
    for name in ("bases", "out"):
        args.add_argument(f"--{name}", required=True)
    args.add_argument("--projection")
    a = args.parse_args()
    base, out = Path(a.bases) / "minilm", Path(a.out)
    out.mkdir(parents=True, exist_ok=True)
    projection = np.load(a.projection) if a.projection else None
    model = Sentence(AutoModel.from_pretrained(base, attn_implementation="eager"), projection).eval()
    ids = torch.tensor([[101, 2023, 2003, 102], [101, 2023, 102, 0]])
    full = out / "full.onnx"
    axes = {0: "texts", 1: "tokens"}
    torch.onnx.export(model, (ids, (ids > 0).long()), str(full), dynamo=False, opset_version=17,
                      input_names=["input_ids", "attention_mask"], output_names=["vector"],
                      dynamic_axes={"input_ids": axes, "attention_mask": axes, "vector": {0: "texts"}})
    # The projection is small and comes last, so it keeps its floats.
    last = [node.name for node in onnx.load(str(full)).graph.node if node.op_type == "MatMul" and "base" not in node.name]
    quantize_dynamic(str(full), str(out / "model.onnx"), weight_type=QuantType.QInt8, per_channel=True, reduce_range=True,
                     nodes_to_exclude=last)
    full.unlink()
    onnx.checker.check_model(str(out / "model.onnx"))
    tokens = write_tokenizer(base, out)
    files = {name: hashlib.sha256((out / name).read_bytes()).hexdigest() for name in ("model.onnx", "tokenizer.json")}
    description = {"version": f"{VERSION}+{files['model.onnx'][:8]}", "files": files, "dims": DIMS,
                   "maxTokens": MAX_TOKENS, "tokens": tokens}
    (out / "model.json").write_text(json.dumps(description, indent=2) + "\n")
    print({file.name: file.stat().st_size for file in out.iterdir()},
          {"least cosine with the full model": round(check(model, out / "model.onnx", Tokenizer.from_file(str(out / "tokenizer.json"))), 4)})


if __name__ == "__main__":
    main()
