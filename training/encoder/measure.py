"""How right the encoder is alone on articles that it has not seen; `python -m training.encoder.measure [FOLDER]`."""

from __future__ import annotations

import sys
from pathlib import Path

from firsthand import evaluate
from training.encoder.alone import row_of
from training.encoder.data import corpus

ROOT = Path(__file__).resolve().parent.parent.parent


def main() -> None:
    """Prints the figures of the models of `training.encoder`, each on the articles of its part."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "training/.cache/encoder"
    gold = [(part, row) for part, snippet, row in corpus(ROOT / "corpus") if not snippet]
    read = [(part, row) for part, row in gold if (folder / f"part{part}").is_dir()]
    result, _ = evaluate.score([row for _, row in read], [row_of(row, folder / f"part{part}") for part, row in read])
    print(evaluate.table(result))


if __name__ == "__main__":
    main()
