"""Reads a shipped model's weights back, so that training can go on from it: python -m walkback_judge.recover --model FOLDER --bases FOLDER --out FILE

The layers that training never changed come from the base. The others are rounded to 7 bits, as they were shipped.
"""
import argparse
from pathlib import Path

import onnx
import torch
from onnx import numpy_helper

from .model import PairModel, base_folder


def weights_of(graph):
    """The weight matrix of each linear layer, under the name of its module."""
    values = {value.name: numpy_helper.to_array(value) for value in graph.initializer}
    for node in graph.node:
        if node.op_type != "MatMulInteger":
            continue
        stem = node.input[1].removesuffix("_quantized")
        scale, zero = values[f"{stem}_scale"], values[f"{stem}_zero_point"]
        matrix = (values[node.input[1]].astype("float32") - zero) * scale
        module = node.name.split("/")[2:-1]
        yield ".".join(module), torch.tensor(matrix.T.copy())


def module_name(path):
    """The name of a module in PyTorch for the exporter's path: "layer.4.output.dense" is in the encoder."""
    return f"encoder.encoder.{path}" if path.startswith("layer.") else path


def recover(folder, base, layers, frozen):
    graph = onnx.load(str(Path(folder) / "model.onnx")).graph
    model = PairModel(base, layers, frozen)
    state = model.state_dict()
    found = {}
    for value in graph.initializer:
        name = value.name.removeprefix("model.")
        if name in state and value.data_type == onnx.TensorProto.FLOAT:
            found[name] = torch.tensor(numpy_helper.to_array(value).copy())
    for path, matrix in weights_of(graph):
        found[f"{module_name(path)}.weight"] = matrix
    unknown = set(found) - set(state)
    if unknown:
        raise SystemExit(f"The model names modules that this base lacks: {sorted(unknown)[:5]}")
    kept = ["encoder.embeddings.", "encoder.encoder.relative_attention_bias", *(f"encoder.encoder.layer.{n}." for n in range(frozen))]
    changed = {name: value for name, value in found.items() if not name.startswith(tuple(kept))}
    missing = [name for name in state if name not in changed and not name.startswith(tuple(kept))]
    if missing:
        raise SystemExit(f"The model lacks weights of: {missing[:5]}")
    model.load_state_dict({**state, **changed})
    return model


def main():
    args = argparse.ArgumentParser()
    for name in ("model", "bases", "out"):
        args.add_argument(f"--{name}", required=True)
    args.add_argument("--base", default="mpnet")
    args.add_argument("--layers", type=int, default=8)
    args.add_argument("--frozen-layers", type=int, default=4)
    a = args.parse_args()
    model = recover(a.model, base_folder(a.base, a.bases), a.layers, a.frozen_layers)
    torch.save(model.state_dict(), a.out)


if __name__ == "__main__":
    main()
