"""Compares the package's own word pieces with those of the library `tokenizers`, text by text.

`python -m training.encoder.pieces` exits 1 with the first difference.
"""

from __future__ import annotations

import sys
from pathlib import Path

from tokenizers import Tokenizer

from firsthand.encoder.pieces import Vocabulary
from training.encoder.__main__ import ROOT, base
from training.encoder.data import rows

ODD = (
    "Café Łódź İstanbul ＡＢＣ 中国军 한국 ﬁne a\u0301b \U0001f600 x²³ ½ [SEP] a\u200bb c\xa0d ß ẞ ŉ Ǆ \x07x \x1cy "
    + "a" * 120
)


def main() -> int:
    """1 where any text gives other pieces."""
    library = Tokenizer.from_file(f"{base()}/tokenizer.json")
    library.no_padding()
    library.no_truncation()
    library.encode_special_tokens = True
    own = Vocabulary.of(Path(base(), "vocab.txt").read_text(encoding="utf-8"))
    texts = [row["text"] for name in ("train", "snippets", "briefs") for row in rows(ROOT / f"corpus/{name}.jsonl")]
    for text in [*texts, ODD, ODD * 20, "a" * 120]:
        for line in text.split("\n"):
            found = library.encode(line, add_special_tokens=False)
            told = [(number, *place) for number, place in zip(found.ids, found.offsets, strict=True)]
            if told != [(one.id, one.start, one.end) for one in own.pieces(line)]:
                print(f"other pieces: {line!r}", file=sys.stderr)
                return 1
    print(f"{len(texts) + 1} texts, the same pieces")
    return 0


if __name__ == "__main__":
    sys.exit(main())
