"""The exported model, as the service runs it."""
import json
from pathlib import Path

import numpy as np
import onnxruntime

from .pairs import write_claim, write_evidence

CLAIM_TOKENS, EVIDENCE_TOKENS = 96, 192


class OnnxModel:
    """Scores pairs with the files of an exported folder. Long evidence is cut at EVIDENCE_TOKENS here."""

    def __init__(self, folder, threads=1):
        from tokenizers import Tokenizer

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        self.session = onnxruntime.InferenceSession(str(Path(folder) / "model.onnx"), options)
        self.tokenizer = Tokenizer.from_file(str(Path(folder) / "tokenizer.json"))
        self.tokenizer.no_padding()
        self.tokenizer.no_truncation()
        vocabulary = self.tokenizer.get_vocab()
        self.is_mpnet = "<s>" in vocabulary
        self.start = vocabulary["<s>" if self.is_mpnet else "[CLS]"]
        self.end = vocabulary["</s>" if self.is_mpnet else "[SEP]"]
        self.pad = vocabulary["<pad>" if self.is_mpnet else "[PAD]"]
        self.between = [self.end] * (2 if self.is_mpnet else 1)

    def tokens(self):
        return {"start": self.start, "between": self.between, "end": self.end, "pad": self.pad}

    def encode(self, pair):
        ids = lambda text, most: self.tokenizer.encode(text, add_special_tokens=False).ids[:most]
        claim, evidence = ids(write_claim(pair), CLAIM_TOKENS), ids(write_evidence(pair), EVIDENCE_TOKENS)
        return [self.start, *claim, *self.between, *evidence, self.end], 1 + len(claim)

    def score(self, pairs, batch=8):
        """The logits of the relation, and of manner and degree beside them: one row a pair."""
        encoded = [self.encode(pair) for pair in pairs]
        order = sorted(range(len(pairs)), key=lambda index: len(encoded[index][0]))
        rows = [None] * len(pairs)
        for at in range(0, len(order), batch):
            here = order[at : at + batch]
            width = max(len(encoded[index][0]) for index in here)
            ids = np.full((len(here), width), self.pad, dtype=np.int64)
            mask, claim = np.zeros_like(ids), np.zeros_like(ids)
            for row, index in enumerate(here):
                tokens, cut = encoded[index]
                ids[row, : len(tokens)], mask[row, : len(tokens)], claim[row, :cut] = tokens, 1, 1
            out = self.session.run(["relation", "manner", "degree"], {"input_ids": ids, "attention_mask": mask, "claim_mask": claim})
            for row, index in enumerate(here):
                rows[index] = np.concatenate([part[row] for part in out])
        return np.array(rows)
