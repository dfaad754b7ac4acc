"""A trace as a page: each story with its tree, its findings by origins, its conflicts, then what stands alone."""

from collections.abc import Iterable, Iterator, Sequence

from firsthand.records import Drift, Finding, Origin, Reading, Story, Trace
from firsthand.views.clean import shown
from firsthand.views.look import Look
from firsthand.views.paint import GLUE, Line, Piece, indented, painted, wrapped
from firsthand.views.stemma import Stemma, Tie, TieKind, stemma
from firsthand.views.stemma_branches import Branch, branches
from firsthand.views.summary import sentence
from firsthand.views.trace_words import (
    CONFLICTS,
    NOT_PROVEN,
    REASONS,
    apart,
    chain,
    cited,
    counted,
    counting,
    cycle_words,
    day,
    headline,
    how_told,
    opening,
    origin_words,
    origins_counted,
    quoted,
    ranges,
    title,
)
from firsthand.views.traced import (
    Clash,
    Side,
    Traced,
    alone,
    clashes,
    drifts_of,
    findings_in,
    findings_of,
    numbers_of,
    stories,
    traced,
)

BLANK: Line = ()
INDENT = 5
FEWEST = 24  # columns that words in the tree are left; what would have fewer is set as deep as what is above it
NAMED = 6  # outlets that a pile names
COPIED: dict[TieKind, str] = {
    "verbatim": "copy of",
    "edited": "edited from",
    "rewritten": "rewritten from",
    "credits": "credits",
}
UNDIRECTED: dict[TieKind, str] = {
    "verbatim": "the same words as",
    "edited": "nearly the same words as",
    "rewritten": "retells the same as",
}
PILES: dict[TieKind, str] = {"verbatim": "copies of", "edited": "edited copies of", "rewritten": "rewritten from"}
MARKS = {True: "●", False: "○"}


def page(trace: Trace, look: Look) -> str:
    """The trace as text of at most `look.width` columns; with `look.explain` also why claims are the same."""
    return "".join(painted(line, colour=look.colour) for line in _lines(traced(trace), look))


def _lines(found: Traced, look: Look) -> Iterator[Line]:
    trace = found.trace
    yield from wrapped([(opening(trace), "head")], look.width)
    for issue in dict.fromkeys(trace.issues):
        yield from indented(wrapped([(shown(issue.message), "note")], look.width - 6), "note: ")
    if trace.findings:
        yield from wrapped([(NOT_PROVEN, "dim")], look.width)
    for story in stories(trace):
        yield BLANK
        yield from _story(found, story, look)
    if left := alone(trace):
        yield BLANK
        yield from _alone(found, left, look)


def _story(found: Traced, story: Story, look: Look) -> Iterator[Line]:
    yield (("━" * look.width, "dim"),)
    yield from wrapped([(shown(story.title) or "(no title)", "title")], look.width)
    yield from wrapped([(headline(story), "head")], look.width)
    yield BLANK
    yield from _tree(found, story, look)
    for ring in story.cycles:
        yield from wrapped([(cycle_words(found, ring), "note")], look.width)
    for number, finding in enumerate(findings_of(found, story), start=1):
        yield BLANK
        yield from _finding(found, number, finding, look)


def _tree(found: Traced, story: Story, look: Look) -> Iterator[Line]:
    tree = stemma(found, story)
    for branch in branches(tree):
        yield from _branch(found, tree, branch, "", "", look, 0)


def _branch(
    found: Traced, tree: Stemma, branch: Branch, first: str, rest: str, look: Look, depth: int
) -> Iterator[Line]:
    last = len(branch.below) - 1
    under = rest + ("│  " if branch.below else "   ")
    lines = wrapped(_node_words(found, tree, branch), look.width - len(rest) - 3)
    yield from indented(lines, first, under)
    for at, below in enumerate(branch.below):
        turn, on = ("└─ ", "   ") if at == last else ("├─ ", "│  ")
        base = rest if depth < (look.width - FEWEST) // 3 - 1 else rest[:-3]
        yield from _branch(found, tree, below, base + turn, base + on, look, depth + 1)


def _node_words(found: Traced, tree: Stemma, branch: Branch) -> list[Piece]:
    node = branch.node
    if node.kind == "origin":
        return _origin_words(found, branch, tree)
    own: list[Piece] = [(f"{MARKS[True]} ", "")] if node.own else []
    if node.kind == "carrier":
        return [*own, (node.names[0], "cue"), (" (credited; its own text is not among these)", "dim")]
    if len(node.documents) > 1:
        return _pile_words(found, branch)
    reading = found.readings[node.documents[0]]
    name: Piece = (cited(found, reading.document.id), "head")
    did = "; ".join([*_did(found, branch), *(["its own voice is an origin"] if node.own else [])])
    return [*own, name, (f", {day(reading.document)}", ""), *([(f": {did}", "dim")] if did else [])]


def _origin_words(found: Traced, branch: Branch, tree: Stemma) -> list[Piece]:
    """Who it is, whether it counts, and the articles that tell it but hang elsewhere in the tree."""
    node = branch.node
    style = "source" if node.counts else "dim"
    names = [piece for name in node.names for piece in ((name, style), ("; ", ""))][:-1]
    here = {below.node.key for below in branch.below}
    away = [tie.below for tie in tree.ties if tie.above == node.key and tie.below not in here]
    told = ", ".join(cited(found, key) for key in away if key in found.readings)
    where: list[Piece] = [(f"{', also' if here else ','} in {told}", "dim")] if told else []
    return [(f"{MARKS[node.counts]} ", ""), *names, *where, *([] if node.counts else [(" (does not count)", "dim")])]


def _pile_words(found: Traced, branch: Branch) -> list[Piece]:
    """`36 copies of [3] Daily Star, [7]–[42]: ...`: the first outlets by name, the others counted."""
    node, (first, *others) = branch.node, _did(found, branch) or ("",)
    number = len(node.documents)
    kind = branch.tie.kind if branch.tie else "says"
    how = PILES.get(kind, "articles that") + first.removeprefix(COPIED[kind]) if kind in PILES else f"articles: {first}"
    names = ", ".join(node.names[:NAMED]) + (f" and {number - NAMED} more" if number > NAMED else "")
    places = ranges(sorted(found.numbers[key] for key in node.documents))
    told: list[Piece] = [(f"; {'; '.join(others)}", "dim")] if others else []
    return [(f"{number}{GLUE}{how}", "head"), (f", {places}: {names}", ""), *told]


def _did(found: Traced, branch: Branch) -> list[str]:
    """What the article did: which tie it hangs by, and what else leads to it."""
    ties = [*([branch.tie] if branch.tie else []), *branch.others]
    words = [told for tie in ties if (told := _tie_words(found, tie))]
    return [*words, *(f"credits {name}" for name in _credited(found, branch, ties))]


def _tie_words(found: Traced, tie: Tie) -> str:
    if tie.above not in found.readings:
        return ""
    words = (COPIED if tie.directed else UNDIRECTED)[tie.kind] + f" {cited(found, tie.above)}"
    words += ", which it credits" if tie.credits and tie.kind != "credits" else ""
    return words + (", which came first is not known" if not tie.directed else "")


def _credited(found: Traced, branch: Branch, ties: Iterable[Tie]) -> tuple[str, ...]:
    """Carriers outside of the story that an article credits, or all articles of a pile."""
    told = {tie.above for tie in ties if tie.credits}
    names: dict[str, int] = {}
    for one in (one for key in branch.node.documents for one in found.citations.get(key, ())):
        if one.cited not in told:
            names[shown(one.name)] = names.get(shown(one.name), 0) + 1
    return tuple(name for name, times in names.items() if times >= len(branch.node.documents))


def _finding(found: Traced, number: int, finding: Finding, look: Look) -> Iterator[Line]:
    reading, claim = found.told(finding.claims[0])
    room = look.width - INDENT
    how: list[Piece] = [(f" —{GLUE}", "dim"), (how_told(claim), "denied" if claim.denied else "dim")]
    yield from indented(wrapped([*sentence(claim), *how], room), f"{number:>3}  ", " " * INDENT)
    told = numbers_of(found, finding.claims)
    count = f"{counted(len(finding.claims), 'claim')} in {counted(len(told), 'article')}: "
    counts: list[Piece] = [(count, ""), (origins_counted(finding), "head"), (f" {apart(finding)}".rstrip(), "")]
    yield from _under(wrapped(counts, room))
    for origin in finding.origins:
        yield from _under(_origin(origin, room))
    if len(told) > 1 or len(finding.claims) > 1:
        yield from _under(wrapped([(f"told by {ranges(told)}", "dim")], room))
    yield from _under(wrapped([(f"{quoted(reading, claim)} ", ""), (chain(found, finding.claims[0]), "dim")], room))
    for clash in clashes(found, finding):
        yield from _under(_clash(found, clash, room))
    for drift in drifts_of(found, finding):
        yield from _under(_drift(found, drift, room))
    if look.explain:
        for reason in finding.reasons:
            yield from _under(indented(wrapped([(shown(reason), "dim")], room - 2), "- "))


def _under(lines: list[Line]) -> list[Line]:
    return indented(lines, " " * INDENT)


def _origin(origin: Origin, room: int) -> list[Line]:
    pieces: list[Piece] = [(origin_words(origin), "source" if origin.counts else "dim")]
    pieces.append((f": {counting(origin)}", "" if origin.counts else "dim"))
    return indented(wrapped(pieces, room - 2), f"{MARKS[origin.counts]} ")


def _clash(found: Traced, clash: Clash, room: int) -> list[Line]:
    """What cannot both stand, why, and either side with its words and who tells it so."""
    why = "; ".join(map(shown, clash.reasons[:REASONS]))
    head: list[Piece] = [("conflict: ", "note"), (CONFLICTS[clash.kind], ""), (f" ({why})" if why else "", "dim")]
    lines = wrapped(head, room)
    for side in clash.sides:
        reading, claim = found.told(side.refs[0])
        said: list[Piece] = [(f"{quoted(reading, claim)} ", ""), (_teller(found, side), "dim")]
        lines += indented(wrapped(said, room - 4), "  ↯ ")
    return lines


def _teller(found: Traced, side: Side) -> str:
    """Who tells it so: the first article with its chain, the others by number."""
    _, *others = dict.fromkeys(ref.document for ref in side.refs)
    more = ranges(sorted(found.numbers[key] for key in others))
    return chain(found, side.refs[0]) + (f"; also {more}" if more else "")


def _drift(found: Traced, drift: Drift, room: int) -> list[Line]:
    """`120 → 210 → hundreds`, then who tells each."""
    values = " → ".join(f"“{shown(words)}”".replace(" ", GLUE) for _, words in drift.steps)
    tellers = "; ".join(f"{cited(found, ref.document)} “{shown(words)}”" for ref, words in drift.steps)
    return wrapped([("drift: ", "note"), (values, "head"), (f" ({tellers})", "dim")], room)


def _alone(found: Traced, left: Sequence[Reading], look: Look) -> Iterator[Line]:
    yield (("━" * look.width, "dim"),)
    yield from wrapped([(f"Stands alone: {counted(len(left), 'article')}", "title")], look.width)
    for reading in left:
        yield BLANK
        document = reading.document
        known = f"{cited(found, document.id)}, {day(document)}: {title(document)}"
        yield from wrapped([(known, "head")], look.width)
        held = findings_in(found, reading)
        if not held:
            yield from _under([(("no claims about arms", "dim"),)])
        for number, finding in enumerate(held, start=1):
            yield from _finding(found, number, finding, look)
