"""Writes `encoder/en/encoder.toml`, what the model is, and the SHA-256 of its files: `python -m training.encoder.card`.

Run it after every change in that folder; `firsthand doctor` can compare the hashes with what is installed.
"""

from __future__ import annotations

from pathlib import Path

from firsthand.encoder import FOLDER
from training.encoder.fit import HEADS_RATE, PIECES, RATE
from training.tables import hashes

NAME = "encoder.toml"
CARD = """\
# What the encoder is and was made from. Made by `python -m training.encoder.card`: run it after a change here.

name = "firsthand encoder, English"
base = "all-MiniLM-L6-v2 (sentence-transformers), after MiniLM (Wang et al. 2020)"
licence = "Apache-2.0"  # of the base's weights and vocabulary, and of these
data = [
  "corpus/train.jsonl and corpus/snippets.jsonl: fiction written for this project, CC BY 4.0",
  "PolNeAR, training part (Newell et al. 2018): who says what in US political news of about 2016; no licence stated, \
the text is the press's; learned from, none of it is stored here",
]
use = "numbers for the readers of this package; it decides nothing alone, and has seen no news but English"
recipe = "{recipe}"

[files]
"""
RECIPE = (
    "windows of at most 320 pieces; PolNeAR, then the corpus, by AdamW with linear warm-up and decay; batches of "
    f"{PIECES} pieces; learning rate {RATE:g} for the base, {HEADS_RATE:g} for the heads; bfloat16 on the processor; "
    "weights as whole numbers of eight bits, a scale for each output"
)


def write(folder: Path = FOLDER) -> Path:
    """Writes the card of the model in `folder`; its path."""
    files = {name: digest for name, digest in hashes(folder).items() if name != NAME}
    rows = [f'"{name}" = "{digest}"\n' for name, digest in files.items()]
    path = folder / NAME
    path.write_text(CARD.format(recipe=RECIPE) + "".join(rows), encoding="utf-8", newline="\n")
    return path


if __name__ == "__main__":
    print(write())
