"""Writes `languages/en/tables.toml`, the SHA-256 of every other file there: `python -m training.tables`.

`firsthand doctor` compares them with what is installed. Run it after every change in that folder; `python -m training`
does.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "src/firsthand/languages/en"
NAME = "tables.toml"
HEAD = """\
# The SHA-256 of every other file in this folder; `firsthand doctor` compares them with what is installed.
# Made by `python -m training.tables`: run it after a change here, don't edit.

[files]
"""


def hashes(folder: Path) -> dict[str, str]:
    """The SHA-256 of each file below `folder` but the table itself, by its path, in the order of the alphabet."""
    paths = [path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts]
    named = sorted((path.relative_to(folder).as_posix(), path) for path in paths)
    return {name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in named if name != NAME}


def write_hashes(folder: Path) -> Path:
    """Writes the table of `folder` anew; its path."""
    rows = [f'"{name}" = "{digest}"\n' for name, digest in hashes(folder).items()]
    (folder / NAME).write_text(HEAD + "".join(rows), encoding="utf-8", newline="\n")
    return folder / NAME


if __name__ == "__main__":
    print(f"{write_hashes(FOLDER)}: {len(hashes(FOLDER))} files")
