"""The tree of a story: origins on top, then the carriers that are credited, then the articles by who took from whom."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from firsthand.records import Citation, ClaimRef, Copy, Story
from firsthand.views.clean import shown
from firsthand.views.traced import Traced, findings_of

NodeKind = Literal["origin", "carrier", "article"]
TieKind = Literal["says", "credits", "verbatim", "edited", "rewritten"]

PILES_FROM = (4, 2)  # articles that took alike and gave to none are one pile; fewer where the tree is too wide else
BROAD = 7  # nodes of one depth that are still easy to take in
WHOLE = frozenset({"credit", "byline", "dateline", "feed"})  # credits that cover an article as a whole
RANK: dict[TieKind, int] = {"verbatim": 0, "edited": 1, "rewritten": 2, "credits": 3, "says": 4}
CREDITED: TieKind = "credits"


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """One box: origins that the same articles tell, a carrier, an article, or a pile of copies of one text.

    `names` are what it is called: several origins in one box, one outlet for each article of a pile. `depth` is 0 for
    origins, 1 for carriers, from 2 on for articles; `counts` is False for origins that are no origin of their own;
    `own` is True where the article's or carrier's own voice is an origin.
    """

    key: str
    kind: NodeKind
    names: tuple[str, ...]
    documents: tuple[str, ...] = ()
    depth: int = 0
    counts: bool = True
    own: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """What came down from one node to another, and how we know; `score` is how sure it is.

    `directed` is False where nothing tells which came first, `back` True for the tie that closes a ring of credits.
    `credits` says that a copy also names the one that it took from.
    """

    above: str
    below: str
    kind: TieKind
    score: float = 1.0
    directed: bool = True
    back: bool = False
    credits: bool = False
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Stemma:
    """Nodes by depth and ties from above to below, both in one order that hangs on the story alone."""

    nodes: tuple[Node, ...]
    ties: tuple[Tie, ...]

    def node(self, key: str) -> Node:
        """The node with this key; KeyError where there is none."""
        return next(node for node in self.nodes if node.key == key)

    def into(self, key: str) -> tuple[Tie, ...]:
        """The ties that lead to a node, the closest first."""
        return tuple(sorted((tie for tie in self.ties if tie.below == key), key=_closeness))


def _closeness(tie: Tie) -> tuple[bool, int, float]:
    return tie.back, RANK[tie.kind], -tie.score


def stemma(found: Traced, story: Story) -> Stemma:
    """The story's tree; articles that took in one way from the same ones and gave to none are one pile."""
    between = _unringed(story.documents, _between(found, story))
    carriers, credited = _carriers(found, story, between)
    told_by, voices = _voices(found, carriers, _labelled(found, story), between)
    origins, told = _origins(found, told_by, between, credited)
    depths = _depths(story.documents, between)
    names = {key: _outlet(found, key) for key in story.documents}
    articles = [
        Node(key=key, kind="article", names=(names[key],), documents=(key,), depth=depths[key], own=key in voices)
        for key in story.documents
    ]
    carriers = [replace(node, own=node.key in voices) for node in carriers]
    tree = Stemma(nodes=(*origins, *carriers, *articles), ties=(*told, *credited, *between))
    piled = (_piled(tree, least) for least in PILES_FROM)
    return _ordered(next((one for one in piled if _breadth(one) <= BROAD), _piled(tree, PILES_FROM[-1])))


def _outlet(found: Traced, key: str) -> str:
    document = found.readings[key].document
    return shown(document.outlet or document.domain or "") or "(outlet not stated)"


def _between(found: Traced, story: Story) -> list[Tie]:
    """Ties among the story's articles: a copy, or a credit where no copy says more; one for each pair."""
    inside = set(story.documents)
    copies: dict[tuple[str, str], Copy] = {
        (copy.earlier, copy.later): copy
        for key in story.documents
        for copy in found.copies.get(key, ())
        if copy.earlier in inside and copy.earlier != copy.later
    }
    credits = {
        (one.cited, one.document): one
        for key in story.documents
        for one in found.citations.get(key, ())
        if one.cited in inside and one.cited != one.document
    }
    ties = [
        Tie(
            above=above, below=below, kind=copy.kind, score=copy.score, directed=copy.directed, reasons=copy.reasons,
            credits=(above, below) in credits,
        )
        for (above, below), copy in copies.items()
    ]  # fmt: skip
    bare = {pair: one for pair, one in credits.items() if pair not in copies and pair[::-1] not in copies}
    ties += [
        Tie(above=str(above), below=below, kind=CREDITED, credits=True, reasons=(one.reason,))
        for (above, below), one in bare.items()
    ]
    at = {key: place for place, key in enumerate(story.documents)}
    return sorted(ties, key=lambda tie: (at[tie.below], at[tie.above]))


def _unringed(documents: Sequence[str], ties: Sequence[Tie]) -> list[Tie]:
    """The ties with those marked `back` that lead up again to an article they came down from."""
    below: dict[str, list[int]] = {}
    for place, tie in enumerate(ties):
        below.setdefault(tie.above, []).append(place)
    back: set[int] = set()
    done: set[str] = set()
    for root in documents:
        if root in done:
            continue
        path, open_ = [(root, iter(below.get(root, ())))], {root}
        while path:
            key, rest = path[-1]
            place = next(rest, -1)
            if place < 0:
                path.pop()
                open_.discard(key)
                done.add(key)
            elif ties[place].below in open_:
                back.add(place)
            elif (under := ties[place].below) not in done:
                open_.add(under)
                path.append((under, iter(below.get(under, ()))))
    return [replace(tie, back=place in back) for place, tie in enumerate(ties)]


def _depths(documents: Sequence[str], ties: Iterable[Tie]) -> dict[str, int]:
    """How far below the first articles each stands, from 2 on: the longest way down to it."""
    above: dict[str, list[str]] = {}
    for tie in ties:
        if not tie.back:
            above.setdefault(tie.below, []).append(tie.above)
    depths: dict[str, int] = {}
    for root in documents:
        waiting = [root]
        while waiting:
            key = waiting[-1]
            missing = [one for one in above.get(key, ()) if one not in depths]
            if missing:
                waiting += missing
                continue
            depths[key] = 1 + max((depths[one] for one in above.get(key, ())), default=1)
            waiting.pop()
    return depths


def _carriers(found: Traced, story: Story, between: Iterable[Tie]) -> tuple[list[Node], list[Tie]]:
    """The carriers whose own text is not in the story, tied to the topmost articles that credit them."""
    inside = set(story.documents)
    above: dict[str, set[str]] = {}
    for tie in between:
        if not tie.back:
            above.setdefault(tie.below, set()).add(tie.above)
    credits: dict[str, dict[str, Citation]] = {}
    for one in (one for key in story.documents for one in found.citations.get(key, ())):
        if one.cited not in inside:
            credits.setdefault(one.entry or shown(one.name).casefold(), {}).setdefault(one.document, one)
    nodes: list[Node] = []
    ties: list[Tie] = []
    for key, rows in sorted(credits.items()):
        first = min(rows.values(), key=lambda one: found.numbers[one.document])
        nodes.append(Node(key=f"carrier:{key}", kind="carrier", names=(shown(first.name),), depth=1))
        for document in story.documents:
            if document in rows and not (above.get(document, set()) & rows.keys()):
                ties.append(
                    Tie(above=f"carrier:{key}", below=document, kind=CREDITED, reasons=(rows[document].reason,))
                )
    return nodes, ties


Labelled = dict[tuple[str, bool], list[ClaimRef]]


def _labelled(found: Traced, story: Story) -> tuple[Labelled, set[str]]:
    """The claims of each origin of the story, and the labels of those that are the voice of an outlet or carrier."""
    claims: Labelled = {}
    voices: set[str] = set()
    for finding in findings_of(found, story):
        for origin in finding.origins:
            if origin.counts or origin.kind != "own voice":
                claims.setdefault((shown(origin.label), origin.counts), []).extend(origin.claims)
            if origin.counts and origin.kind == "own voice":
                voices.add(shown(origin.label))
    counting = {label for label, counts in claims if counts}
    return {key: refs for key, refs in claims.items() if key[1] or key[0] not in counting}, voices


def _voices(
    found: Traced, carriers: Iterable[Node], labelled: tuple[Labelled, set[str]], between: Iterable[Tie]
) -> tuple[Labelled, set[str]]:
    """The origins that need a box of their own, and the nodes that are themselves the origin that speaks."""
    claims, voices = labelled
    credited = {node.names[0].casefold(): node.key for node in carriers}
    boxed: Labelled = {}
    speaking: set[str] = set()
    for (label, counts), refs in claims.items():
        heads = _heads(found, refs, between) if label in voices else []
        if len(heads) == 1 and _outlet(found, heads[0]).casefold() == label.casefold():
            speaking.add(heads[0])
        elif label in voices and label.casefold() in credited:
            speaking.add(credited[label.casefold()])
        else:
            boxed[label, counts] = refs
    return boxed, speaking


def _heads(found: Traced, refs: Iterable[ClaimRef], between: Iterable[Tie]) -> list[str]:
    """The articles of the claims that took from none of the others."""
    documents = {ref.document for ref in refs}
    took = {tie.below for tie in between if not tie.back and tie.above in documents}
    return sorted(documents - took, key=lambda key: found.numbers[key])


def _origins(
    found: Traced, claims: Labelled, between: Sequence[Tie], credited: Sequence[Tie]
) -> tuple[list[Node], list[Tie]]:
    """Who the story goes back to, in boxes of those that the same carriers and articles tell."""
    boxes: dict[tuple[tuple[str, ...], bool], list[str]] = {}
    for (label, counts), refs in claims.items():
        targets = _targets(found, refs, between, credited)
        boxes.setdefault((targets, counts), []).append(label)
    nodes: list[Node] = []
    ties: list[Tie] = []
    for (targets, counts), names in sorted(boxes.items(), key=lambda box: not box[0][1]):
        key = f"origin:{len(nodes)}"
        nodes.append(Node(key=key, kind="origin", names=tuple(names), counts=counts))
        ties += [Tie(above=key, below=target, kind="says") for target in targets]
    return nodes, ties


def _targets(
    found: Traced, refs: Sequence[ClaimRef], between: Sequence[Tie], credited: Sequence[Tie]
) -> tuple[str, ...]:
    """The topmost articles that tell an origin's claims; the carrier in their place where it stands in between."""
    by_document: dict[str, list[ClaimRef]] = {}
    for ref in refs:
        by_document.setdefault(ref.document, []).append(ref)
    targets: list[str] = []
    for key in _heads(found, refs, between):
        through = [tie.above for tie in credited if tie.below == key and _passes(found, tie, by_document[key])]
        targets += through or [key]
    return tuple(dict.fromkeys(targets))


def _passes(found: Traced, tie: Tie, refs: Sequence[ClaimRef]) -> bool:
    """Whether a claim came through the carrier: the credit covers the article, or a chain of the claims names it."""
    key = tie.above.removeprefix("carrier:")
    for one in found.citations.get(tie.below, ()):
        if (one.entry or shown(one.name).casefold()) == key:
            if one.how in WHOLE:
                return True
            for ref in refs:
                reading, claim = found.told(ref)
                sources = [link.source for link in reading.chain(claim) if link.source]
                if any(one.name == source.name or (one.entry and one.entry == source.entry) for source in sources):
                    return True
    return False


def _breadth(tree: Stemma) -> int:
    return max(Counter(node.depth for node in tree.nodes).values(), default=0)


def _piled(tree: Stemma, least: int) -> Stemma:
    """The tree with articles alike in what they took, and from which nothing came, as one pile each."""
    giving = {tie.above for tie in tree.ties}
    into: dict[str, list[Tie]] = {}
    for tie in tree.ties:
        into.setdefault(tie.below, []).append(tie)
    alike: dict[frozenset[tuple[str, str, bool]], list[Node]] = {}
    for node in tree.nodes:
        took = into.get(node.key, ())
        if node.kind == "article" and node.key not in giving and took and not node.own:
            alike.setdefault(frozenset((tie.above, tie.kind, tie.directed) for tie in took), []).append(node)
    piles = [nodes for nodes in alike.values() if len(nodes) >= least]
    first = {node.key: nodes[0].key for nodes in piles for node in nodes}
    made = {nodes[0].key: _pile(nodes) for nodes in piles}
    nodes_ = [made.get(node.key, node) for node in tree.nodes if first.get(node.key, node.key) == node.key]
    ties = [tie for tie in tree.ties if first.get(tie.below, tie.below) == tie.below]
    return Stemma(nodes=tuple(nodes_), ties=tuple(ties))


def _pile(nodes: Sequence[Node]) -> Node:
    names = tuple(name for node in nodes for name in node.names)
    return replace(nodes[0], names=names, documents=tuple(key for node in nodes for key in node.documents))


def _ordered(tree: Stemma) -> Stemma:
    return replace(tree, nodes=tuple(sorted(tree.nodes, key=lambda node: node.depth)))
