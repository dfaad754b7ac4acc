"""A small trained encoder: how likely each stretch of a text is a cue, what it tells, an event, what fills a role.

It is a MiniLM (Wang et al. 2020) with whole-number weights, run by onnxruntime on one thread. Where the model or
onnxruntime is missing, or FIRSTHAND_ENCODER=off, `encode` gives None and the readers go by rules and tables alone.
"""

from __future__ import annotations

import functools
import os
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from firsthand.errors import BadConfig

if TYPE_CHECKING:
    from firsthand.encoder.model import Encoded

SWITCH = "FIRSTHAND_ENCODER"
FOLDER = Path(__file__).resolve().parent / "en"


def missing(folder: Path = FOLDER) -> list[str]:
    """What is not there of what the encoder needs: packages and files."""
    files = [str(folder / name) for name in ("encoder.onnx", "vocab.txt") if not (folder / name).is_file()]
    return [*(["onnxruntime"] if find_spec("onnxruntime") is None else []), *files]


@functools.cache
def loaded(folder: Path = FOLDER) -> tuple[Any, Any] | None:
    """The model's session and its vocabulary; None where something is missing."""
    if missing(folder):
        return None
    import onnxruntime

    from firsthand.encoder.pieces import Vocabulary

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(str(folder / "encoder.onnx"), options, providers=["CPUExecutionProvider"])
    return session, Vocabulary.of((folder / "vocab.txt").read_text(encoding="utf-8"))


def wanted() -> bool:
    """Whether the encoder is to be used, as FIRSTHAND_ENCODER says; where it says nothing: yes.

    BadConfig for other words than on and off, and for "on" where something is missing.
    """
    said = os.environ.get(SWITCH, "").strip().lower()
    if said not in ("", "on", "off"):
        raise BadConfig(f'{SWITCH} is "{said}"; set it to on or off')
    if said == "on" and (gone := missing()):
        raise BadConfig(f"{SWITCH} is on, but there is no {gone[0]}; reinstall firsthand, or set it to off")
    return said != "off"


def encode(text: str, folder: Path = FOLDER) -> Encoded | None:
    """The text as the encoder sees it; None where there is no encoder, or it is not wanted."""
    found = loaded(folder) if wanted() else None
    if found is None:
        return None
    from firsthand.encoder.model import Encoded

    return Encoded.of(text, *found)
