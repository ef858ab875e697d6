"""The model: an encoder that reads claim and evidence together, and three heads."""
from pathlib import Path

import torch
from torch import nn
from transformers import AutoModel, AutoTokenizer

from .pairs import DEGREES, MANNERS, RELATIONS, write_claim, write_evidence

CLAIM_TOKENS, EVIDENCE_TOKENS = 96, 192


class PairModel(nn.Module):
    """Logits of relation, manner and degree for a batch of pairs.

    The lowest `layers` layers of the base are kept. The pair is read in one window; the heads see the first token,
    the mean of the claim's tokens, the mean of the evidence's, and how the two means differ and agree.
    """

    def __init__(self, base, layers=None, frozen=0):
        super().__init__()
        self.encoder = AutoModel.from_pretrained(base, attn_implementation="eager")
        if layers and layers < len(self.encoder.encoder.layer):
            self.encoder.encoder.layer = self.encoder.encoder.layer[:layers]
            self.encoder.config.num_hidden_layers = layers
        self.encoder.pooler = None
        self.frozen = frozen
        for part in [self.encoder.embeddings, *self.encoder.encoder.layer[:frozen]]:
            part.requires_grad_(False)
        bias = getattr(self.encoder.encoder, "relative_attention_bias", None)
        if bias is not None:
            bias.requires_grad_(False)
        width = self.encoder.config.hidden_size
        self.join = nn.Linear(5 * width, width)
        self.drop = nn.Dropout(0.1)
        self.relation = nn.Linear(width, len(RELATIONS))
        self.manner = nn.Linear(width, len(MANNERS))
        self.degree = nn.Linear(width, len(DEGREES))

    def shared(self, hidden, attention_mask):
        """What every layer is given besides the hidden states: the mask, and MPNet's distances between tokens."""
        mask = (1.0 - attention_mask[:, None, None, :].to(hidden.dtype)) * -10000.0
        encoder = self.encoder.encoder
        return (mask, encoder.compute_position_bias(hidden)) if hasattr(encoder, "compute_position_bias") else (mask, None)

    def run(self, layers, hidden, shared):
        mask, bias = shared
        for layer in layers:
            out = layer(hidden, mask, position_bias=bias) if bias is not None else layer(hidden, mask)
            hidden = out[0] if isinstance(out, tuple) else out
        return hidden

    def lower(self, input_ids, attention_mask):
        """The hidden states after the frozen layers: the same each time for the same pair, so training may keep them."""
        hidden = self.encoder.embeddings(input_ids=input_ids)
        return self.run(self.encoder.encoder.layer[: self.frozen], hidden, self.shared(hidden, attention_mask))

    def upper(self, hidden, attention_mask, claim_mask):
        hidden = self.run(self.encoder.encoder.layer[self.frozen :], hidden, self.shared(hidden, attention_mask))
        claim = mean_over(hidden, claim_mask)
        evidence = mean_over(hidden, attention_mask - claim_mask)
        seen = torch.cat([hidden[:, 0], claim, evidence, (claim - evidence).abs(), claim * evidence], 1)
        joined = self.drop(torch.nn.functional.gelu(self.join(self.drop(seen))))
        return self.relation(joined), self.manner(joined), self.degree(joined)

    def forward(self, input_ids, attention_mask, claim_mask):
        return self.upper(self.lower(input_ids, attention_mask), attention_mask, claim_mask)


def mean_over(hidden, mask):
    mask = mask.to(hidden.dtype)
    return (hidden * mask.unsqueeze(-1)).sum(1) / mask.sum(1, keepdim=True).clamp(min=1)


class PairReader:
    """Turns pairs into the tensors of a batch: <start> claim <end> [<end>] evidence <end>."""

    def __init__(self, base):
        self.tokenizer = AutoTokenizer.from_pretrained(base)
        self.start, self.end = self.tokenizer.cls_token_id, self.tokenizer.sep_token_id
        self.pad = self.tokenizer.pad_token_id
        self.between = [self.end, self.end] if "mpnet" in str(base) else [self.end]

    def ids(self, texts, limit):
        return self.tokenizer(texts, add_special_tokens=False, truncation=True, max_length=limit)["input_ids"]

    def encode(self, pairs):
        claims = self.ids([write_claim(pair) for pair in pairs], CLAIM_TOKENS)
        evidence = self.ids([write_evidence(pair) for pair in pairs], EVIDENCE_TOKENS)
        return [([self.start, *c, *self.between, *e, self.end], 1 + len(c)) for c, e in zip(claims, evidence)]

    def batch(self, encoded):
        longest = max(len(ids) for ids, _ in encoded)
        input_ids = torch.tensor([ids + [self.pad] * (longest - len(ids)) for ids, _ in encoded])
        attention = torch.tensor([[1] * len(ids) + [0] * (longest - len(ids)) for ids, _ in encoded])
        claim = torch.tensor([[1] * cut + [0] * (longest - cut) for _, cut in encoded])
        return input_ids, attention, claim


def base_folder(name, where):
    """The folder of a base model that `bases.py` unpacked."""
    return str(Path(where) / name)
