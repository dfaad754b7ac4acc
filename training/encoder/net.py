"""The network: MiniLM, then scores of each piece, and of each pair of pieces for every relation."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from transformers import AutoModel

from firsthand.encoder.labels import PAIRS, WIDTH

DEPTH = 64  # numbers by which a piece is known in one relation


class Net(nn.Module):
    """Pieces in, scores out: (windows, pieces, WIDTH) and (windows, relations, pieces, pieces).

    Pair scores are products of vectors that are turned by their place, so that they know how far apart the two are
    (after Su et al. 2022, GlobalPointer).
    """

    def __init__(self, folder: str) -> None:
        super().__init__()
        self.base = AutoModel.from_pretrained(folder, attn_implementation="eager", add_pooling_layer=False)
        wide = self.base.config.hidden_size
        self.drop = nn.Dropout(0.1)
        self.single = nn.Linear(wide, WIDTH)
        self.asks = nn.Linear(wide, len(PAIRS) * DEPTH)
        self.answers = nn.Linear(wide, len(PAIRS) * DEPTH)
        self.bias = nn.Linear(wide, 2 * len(PAIRS))
        places = torch.arange(512).float()[:, None] / 10_000 ** (torch.arange(DEPTH // 2).float() / (DEPTH // 2))
        self.register_buffer("cos", places.cos(), persistent=False)
        self.register_buffer("sin", places.sin(), persistent=False)

    def turned(self, x: Tensor) -> Tensor:
        """Vectors turned by their place; shape (windows, relations, pieces, DEPTH)."""
        cos, sin = self.cos[: x.shape[2]], self.sin[: x.shape[2]]
        left, right = x[..., : DEPTH // 2], x[..., DEPTH // 2 :]
        return torch.cat([left * cos - right * sin, left * sin + right * cos], dim=-1)

    def vectors(self, ids: Tensor, mask: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """The scores of each piece; what it asks and what it answers in each relation, and how readily it does both."""
        h = self.drop(self.base(input_ids=ids, attention_mask=mask).last_hidden_state)
        count, length = h.shape[0], h.shape[1]
        asks = self.asks(h).view(count, length, len(PAIRS), DEPTH).transpose(1, 2)
        answers = self.answers(h).view(count, length, len(PAIRS), DEPTH).transpose(1, 2)
        bias = self.bias(h).view(count, length, 2, len(PAIRS))
        return self.single(h), self.turned(asks), self.turned(answers), bias

    def forward(self, ids: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """The scores, before any is made a chance."""
        single, asks, answers, bias_ = self.vectors(ids, mask)
        bias = bias_.permute(0, 2, 3, 1)
        pairs = asks @ answers.transpose(2, 3) / DEPTH**0.5
        return single, pairs + bias[:, 0, :, :, None] + bias[:, 1, :, None, :]
