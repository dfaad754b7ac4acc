"""Which texts are held out together, for everything that is fitted on what others have not seen."""

from __future__ import annotations

import hashlib
from typing import Any

PARTS = 3


def story_of(row: dict[str, Any], snippet: bool) -> str:
    """What must not be split between training and test: a story's articles, or a text alone."""
    key: str = row["id"]
    return key if snippet or key.startswith("single") else key.rsplit("-", 1)[0]


def part(story: str) -> int:
    """The part that a story falls in, by its name alone."""
    return int(hashlib.sha256(story.encode()).hexdigest(), 16) % PARTS


def is_drawn(story: str, share: float) -> bool:
    """Whether a story belongs to a share of all, by its name alone; a larger share holds the smaller ones."""
    return int(hashlib.sha256(f"drawn {story}".encode()).hexdigest(), 16) % 1000 < 1000 * share
