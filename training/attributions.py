"""Trains the cue lexicon and the tables "cue", "source" and "content"."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence

from firsthand.languages import Cue
from firsthand.languages.weights import Weights
from firsthand.reader.attributions import NEVER
from firsthand.reader.cues import Range, contents, sources
from firsthand.reader.nesting import Draft, carrier_features, hearers, may_hold, pair_features
from firsthand.reader.parse import Parsed, Token
from firsthand.reader.speech import content_features, cue_features, speaker_features
from training.fit import fit
from training.gold import Example, document_of


def gold_cues(example: Example) -> dict[int, list[dict]]:
    """The gold attributions by the token that their cue hangs on."""
    found: dict[int, list[dict]] = defaultdict(list)
    for attribution in example.row["attributions"]:
        if (head := example.head(attribution["cue"])) is not None:
            found[head.i].append(attribution)
    return found


class Lexicon:
    """How often each word is a cue, story by story, so that a story can be left out."""

    def __init__(self, examples: Iterable[Example]) -> None:
        self.cues: dict[str, Counter[str]] = defaultdict(Counter)
        self.seen: dict[str, Counter[str]] = defaultdict(Counter)
        for example in examples:
            gold = gold_cues(example)
            for token in example.parsed.tokens:
                if token.pos not in NEVER and (token.pos != "PUNCT" or token.text == ":"):
                    self.seen[token.lemma][example.story] += 1
                    self.cues[token.lemma][example.story] += token.i in gold
        self.cues = {
            word: Counter({s: n for s, n in count.items() if n}) for word, count in self.cues.items() if count.total()
        }

    def row(self, word: str, without: Collection[str] = ()) -> Cue | None:
        """The row of a word, counted without some stories; None where nothing is left."""
        if word not in self.cues:
            return None
        cues = sum(n for story, n in self.cues[word].items() if story not in without)
        seen = sum(n for story, n in self.seen[word].items() if story not in without)
        return Cue(word=word, cues=cues, seen=seen) if cues else None

    def rows(self) -> dict[str, Cue]:
        """All rows, in the order of the alphabet."""
        return {word: row for word in sorted(self.cues) if (row := self.row(word))}


def letters(parsed: Parsed, ranges: Iterable[Range]) -> set[int]:
    """The code points of token ranges."""
    return {i for f, last in ranges for i in range(parsed.tokens[f].start, parsed.tokens[last].end)}


def agreement(mine: set[int], spans: Sequence[Sequence[int]]) -> float:
    """Intersection over union with gold spans."""
    gold = {i for s, e in spans for i in range(s, e)}
    return len(mine & gold) / len(mine | gold) if mine | gold else 1.0


def train(examples: Sequence[Example]) -> tuple[dict[str, Cue], list[Weights]]:
    """The cue rows and the three tables."""
    lexicon = Lexicon(examples)
    cue_x, cue_y, source_x, source_y, content_x, content_y = [], [], [], [], [], []
    for example in examples:
        gold = gold_cues(example)
        for token in example.parsed.tokens:
            if (
                token.pos in NEVER
                or (token.pos == "PUNCT" and token.text != ":")
                or (row := lexicon.row(token.lemma, (example.story,))) is None
            ):
                continue
            told = contents(example.parsed, token, example.quoted)
            cue_x.append(cue_features(example.parsed, token, told, row.use))
            cue_y.append("yes" if token.i in gold else "no")
            if token.i in gold:
                add_contents(example, token, gold[token.i], row, content_x, content_y)
                add_sources(example, token, gold[token.i], row, source_x, source_y)
    tables = [fit("cue", cue_x, cue_y), fit("source", source_x, source_y), fit("content", content_x, content_y)]
    return lexicon.rows(), [*tables, within(examples), carrier(examples)]


def drafts(example: Example) -> dict[str, Draft]:
    """The gold attributions as the reader's drafts."""
    tokens, made = example.parsed.tokens, {}
    for a in example.row["attributions"]:
        head = example.head(a["cue"])
        ranges = []
        for start, end in a["content"]:
            inside = [t.i for t in tokens if t.start < end and t.end > start]
            if inside:
                ranges.append((inside[0], inside[-1]))
        if head is not None and ranges:
            speaker = example.head(a["source"]["span"]) if a["source"] else None
            made[a["id"]] = Draft(
                token=head,
                cue=(head.i, head.i),
                source=(speaker.i, speaker.i) if speaker else None,
                speaker=speaker,
                content=tuple(ranges),
                score=1.0,
                reasons=(),
            )
    return made


def within(examples: Sequence[Example]) -> Weights:
    """The table that tells whether one attribution lies within another."""
    xs, ys = [], []
    for example in examples:
        made = drafts(example)
        parents = {a["id"]: a["within"] for a in example.row["attributions"]}
        for inner_id, inner in made.items():
            for outer_id, outer in made.items():
                if outer_id != inner_id and may_hold(outer, inner):
                    xs.append(pair_features(outer, inner))
                    ys.append("yes" if parents[inner_id] == outer_id else "no")
    return fit("within", xs, ys)


def carrier(examples: Sequence[Example]) -> Weights:
    """The table that tells whether somebody spoken to is an outlet that carried what was told."""
    xs, ys = [], []
    for example in examples:
        made = drafts(example)
        document = document_of(example.row)
        speakers: dict[int, set[int]] = defaultdict(set)
        for draft in made.values():
            if draft.speaker:
                speakers[draft.token.i].add(draft.speaker.i)
        for at, heads in speakers.items():
            token = example.parsed.tokens[at]
            for hearer in hearers(token):
                xs.append(carrier_features(token, hearer, document))
                ys.append("yes" if hearer.i in heads and len(heads) > 1 else "no")
    return fit("carrier", xs, ys)


def add_contents(example: Example, token: Token, gold: list[dict], row: Cue, xs: list, ys: list) -> None:
    """The stretches that a gold cue may tell: those that agree best with gold are right, if any does by half."""
    told = contents(example.parsed, token, example.quoted)
    fits = [max(agreement(letters(example.parsed, c.ranges), a["content"]) for a in gold) for c in told]
    best = max(fits, default=0.0)
    if best >= 0.5:
        for content, value in zip(told, fits, strict=True):
            xs.append(content_features(example.parsed, token, content, told, row.use))
            ys.append("yes" if value >= max(0.5, best - 0.08) else "no")


def add_sources(example: Example, token: Token, gold: list[dict], row: Cue, xs: list, ys: list) -> None:
    """The words that may be a gold cue's source; none is right where gold has none."""
    speakers = sources(example.parsed, token)
    named = [a["source"]["span"] for a in gold if a["source"]]
    fits = [
        max((agreement(letters(example.parsed, [s.range]), [span]) for span in named), default=0.0) for s in speakers
    ]
    best = max(fits, default=0.0)
    for speaker, value in zip(speakers, fits, strict=True):
        xs.append(speaker_features(example.parsed, token, speaker, row.use))
        ys.append("yes" if best >= 0.5 and value >= max(0.5, best - 0.05) else "no")
