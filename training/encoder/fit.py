"""Fits the network to lessons: losses, batches, steps."""

from __future__ import annotations

import time
from collections.abc import Sequence

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from firsthand.encoder.labels import GROUPS, SINGLE
from training.encoder.data import Lesson, batches
from training.encoder.net import Net

CLS, SEP, PAD = 101, 102, 0
PIECES = 1024  # of a batch
RATE, HEADS_RATE = 2e-4, 1e-3
WEIGHTS = {"cue": 1.0, "event": 2.0, "hidden": 0.3, "states": 0.5, "pairs": 2.0}


def packed(lessons: Sequence[Lesson]) -> tuple[Tensor, Tensor]:
    """The pieces of windows side by side, each between its marks, and which are real."""
    length = -(-(max(len(one.window) for one in lessons) + 2) // 32) * 32
    ids = np.full((len(lessons), length), PAD)
    for number, one in enumerate(lessons):
        ids[number, : len(one.window) + 2] = [CLS, *one.window.ids, SEP]
    found = torch.from_numpy(ids)
    return found, (found != PAD).long()


def loss_of(single: Tensor, pairs: Tensor, lessons: Sequence[Lesson]) -> Tensor:
    """How wrong the scores are: a sum over what the lessons tell."""
    parts: dict[str, list[Tensor]] = {name: [] for name in WEIGHTS}
    asked, wanted, counted = [], [], []
    length = pairs.shape[-1]
    for number, one in enumerate(lessons):
        here = single[number, 1 : len(one.window) + 1].float()
        flags = torch.from_numpy(np.stack([one.cue, one.source, one.content], axis=1)).float()
        parts["cue"].append(F.binary_cross_entropy_with_logits(here[:, :3], flags, reduction="none").sum(1))
        if one.hidden:
            at = torch.tensor(list(one.hidden))
            truth = torch.tensor([float(v) for v in one.hidden.values()])
            parts["hidden"].append(F.binary_cross_entropy_with_logits(here[at, 3], truth, reduction="none"))
        start = len(SINGLE)
        if one.events is not None:
            truth = torch.from_numpy(one.events)
            parts["event"].append(F.cross_entropy(here[:, start : start + GROUPS[0][1]], truth, reduction="none"))
        if one.states:
            start += GROUPS[0][1]
            at = torch.tensor(list(one.states), dtype=torch.long)
            for k, (_, size) in enumerate(GROUPS[1:]):
                truth = torch.tensor([state[k] for state in one.states.values()])
                parts["states"].append(F.cross_entropy(here[at, start : start + size], truth, reduction="none"))
                start += size
        for aim in one.aims:
            asked.append((number, aim.relation, aim.piece + 1))
            row, seen = np.zeros(length, dtype=np.float32), np.zeros(length, dtype=np.float32)
            row[1 : len(one.window) + 1] = aim.yes
            seen[1 : len(one.window) + 1] = True if aim.counted is None else aim.counted
            wanted.append(row)
            counted.append(seen)
    if asked:
        a, b, c = (torch.tensor(column) for column in zip(*asked, strict=True))
        seen_ = torch.from_numpy(np.stack(counted))
        wrong = F.binary_cross_entropy_with_logits(
            pairs[a, b, c].float(), torch.from_numpy(np.stack(wanted)), reduction="none"
        )
        parts["pairs"].append((wrong * seen_).sum(1) / 10)
    return sum(
        (WEIGHTS[name] * torch.cat(found).mean() for name, found in parts.items() if found), start=torch.zeros(())
    )


def drawn_from(lessons: Sequence[Lesson], share: float, draw: np.random.Generator) -> list[Lesson]:
    """A share of the lessons, drawn without putting back."""
    if not share:
        return []
    return [lessons[k] for k in draw.permutation(len(lessons))[: round(share * len(lessons))]]


def fit(
    net: Net,
    lessons: Sequence[Lesson],
    epochs: int,
    seed: int,
    log: str,
    beside: Sequence[Lesson] = (),
    share: float = 0.0,
    rate: float = RATE,
) -> None:
    """Trains the network in place; in every epoch a drawn share of the lessons `beside` stands among the others."""
    torch.manual_seed(seed)
    draw = np.random.default_rng(seed)
    base = set(net.base.parameters())
    heads = [p for p in net.parameters() if p not in base]
    step = torch.optim.AdamW(
        [{"params": list(base), "lr": rate}, {"params": heads, "lr": HEADS_RATE * rate / RATE}], weight_decay=0.01
    )
    plan = [
        batch for _ in range(epochs) for batch in batches([*lessons, *drawn_from(beside, share, draw)], PIECES, draw)
    ]
    warm = max(1, len(plan) // 15)
    slope = torch.optim.lr_scheduler.LambdaLR(step, lambda k: min((k + 1) / warm, (len(plan) - k) / (len(plan) - warm)))
    net.train()
    began, total = time.monotonic(), 0.0
    for number, batch in enumerate(plan, start=1):
        ids, mask = packed(batch)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            single, pairs = net(ids, mask)
        loss = loss_of(single, pairs, batch)
        loss.backward()
        nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        step.step()
        slope.step()
        step.zero_grad()
        total += float(loss.detach())
        if number % 50 == 0 or number == len(plan):
            left = (time.monotonic() - began) / number * (len(plan) - number)
            print(f"{log}: {number} of {len(plan)}, loss {total / 50:.3f}, {left:.0f} s left", flush=True)
            total = 0.0
    net.eval()
