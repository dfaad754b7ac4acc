"""How a tie between two documents is told: its kind, its passages as spans, its score, its reasons."""

from collections.abc import Iterator
from functools import lru_cache

from firsthand.records import Copy, CopyKind, Document, Passage
from firsthand.trace.align import Block, Run, runs
from firsthand.trace.direction import Item
from firsthand.trace.edges import Edge
from firsthand.trace.rewrites import Retold
from firsthand.trace.terms import Rarity
from firsthand.trace.ties import Tie
from firsthand.trace.words import span_between, word_spans, worded

VERBATIM = 0.95  # share of the later text, and of the earlier one as far as it was taken, that must be the same
RARE = 2.5  # weight from which on a shared word is shown for a rewrite


def kind_of(tie: Tie) -> CopyKind:
    """Whether the right text is the left one's up to where it stops, or was edited."""
    taken = int(tie.left.told[: tie.left.head].sum())
    whole = tie.left.shared >= VERBATIM * taken and tie.right.cover >= VERBATIM
    return "verbatim" if whole else "edited"


def copy_of(earlier: Item, later: Item, edge: Edge, rarity: Rarity, *, same_text: bool) -> Copy:
    """The copy that an edge stands for; with `same_text` its passages are those of these very printings."""
    first, second = earlier.document, later.document
    if edge.tie is None:
        return rewritten(first, second, edge, rarity)
    tie = edge.tie
    kept = tie.passages if same_text else runs(numbers(first.text), numbers(second.text))
    part = f"{tie.right.shared} of its {tie.right.counted} words are those of {first.id} ({tie.right.cover:.0%})"
    return Copy(
        earlier=first.id,
        later=second.id,
        kind=kind_of(tie),
        score=round(min(1.0, 0.6 + 0.4 * max(tie.left.cover, tie.right.cover)), 4),
        directed=edge.verdict.first != 0,
        passages=tuple(passage(first.text, second.text, run) for run in kept),
        reasons=(part, edge.verdict.reason),
    )


def rewritten(earlier: Document, later: Document, edge: Edge, rarity: Rarity) -> Copy:
    """The copy that a retelling is; its passages are the rare words that both have, where each first stands."""
    found = edge.retold
    return Copy(
        earlier=earlier.id,
        later=later.id,
        kind="rewritten",
        score=round(found.likely, 4) if found else 0.0,
        directed=edge.verdict.first != 0,
        passages=tuple(shared_words(earlier.text, later.text, found, rarity)) if found else (),
        reasons=(*(found.reasons if found else ()), edge.verdict.reason),
    )


def shared_words(earlier: str, later: str, found: Retold, rarity: Rarity) -> Iterator[Passage]:
    """The rare words and the quotations that both texts have, in the order of the later one."""
    here, there = numbers(earlier), numbers(later)
    rare = set(found.shared[rarity.weights(found.shared) >= RARE].tolist())
    places = {word: at for at, word in reversed(list(enumerate(here))) if word in rare}
    quoted = runs(here, there)
    taken = {block.right + step for run in quoted for block in run.blocks for step in range(block.size)}
    pairs = [(at, passage(earlier, later, run)) for run in quoted for at in [run.blocks[0].right]]
    for at, word in enumerate(there):
        if word in places and at not in taken:
            size = 1
            while at + size < len(there) and here[places[word] + size : places[word] + size + 1] == [there[at + size]]:
                size += 1
            pairs.append((at, passage(earlier, later, Run((Block(places[word], at, size),)))))
            taken.update(range(at, at + size))
            taken.update(at for at, each in enumerate(there) if each == word)
    return iter([each for _, each in sorted(pairs, key=lambda pair: pair[0])])


def passage(earlier: str, later: str, run: Run) -> Passage:
    """The characters of a shared passage in both texts."""
    first, last = run.blocks[0], run.blocks[-1]
    return Passage(
        earlier=span_between(spans(earlier), first.left, last.left + last.size - 1),
        later=span_between(spans(later), first.right, last.right + last.size - 1),
    )


@lru_cache(maxsize=256)
def spans(text: str) -> list[tuple[int, int]]:
    """Where the words of a text stand."""
    return word_spans(text)


@lru_cache(maxsize=256)
def numbers(text: str) -> list[int]:
    """The folded words of a text."""
    words: list[int] = worded(text).words.tolist()
    return words
