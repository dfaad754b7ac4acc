"""The numbers that the second look goes by: what the first found at a word, beside it, and for the roles around it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from firsthand.languages import Trigger
from firsthand.reader import sensed
from firsthand.reader.marks import kind_of
from firsthand.reader.parse import Parsed, Token
from firsthand.reader.roles import Candidate

Floats = npt.NDArray[np.float64]

EVENTS = (
    "approve",
    "assist",
    "concern",
    "contract",
    "cooperate",
    "deploy",
    "develop",
    "display",
    "find",
    "lose",
    "no_comment",
    "order_production",
    "permit_use",
    "pledge",
    "produce",
    "refuse",
    "request",
    "sanction",
    "seize",
    "test",
    "threaten",
    "transfer",
    "use",
)
ROLES = ("actor", "object", "counterparty", "quantity", "time", "place")
KINDS = (
    "arms",
    "arms?",
    "system",
    "country",
    "capital",
    "demonym",
    "group",
    "person",
    "org",
    "gpe",
    "money",
    "date",
    "num",
    "noun",
    "propn",
    "pron",
)
DEPS = (
    "ROOT",
    "relcl",
    "acl",
    "advcl",
    "ccomp",
    "xcomp",
    "conj",
    "dobj",
    "pobj",
    "nsubj",
    "nsubjpass",
    "pcomp",
    "amod",
    "compound",
    "prep",
    "appos",
    "attr",
    "parataxis",
)
TAGS = ("VERB", "NOUN", "ADP", "ADJ", "AUX", "ADV", "PROPN")
SORTS = ("phrase", "time", "amount")


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Look:
    """What the first look found at a word: its row, the chances of `EVENTS`, and later its candidates' of `ROLES`.

    `rank` is that of the event which it is taken for: 0 the likeliest, 1 the next.
    """

    token: Token
    row: Trigger
    events: Floats
    chance: float
    features: tuple[str, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    roles: Floats | None = None
    rank: int = 0

    @property
    def top(self) -> int:
        """The number of the event which it is taken for."""
        return int(np.argsort(-self.events, kind="stable")[self.rank])


def place(name: str, names: Sequence[str]) -> int:
    """The place of a name in a row of names, -1 where it is none of them."""
    return names.index(name) if name in names else -1


def kind_number(token: Token) -> int:
    """The sort of a token as a number."""
    kind = kind_of(token)
    if kind.startswith("pron"):
        kind = "pron"
    if kind.startswith("body"):
        kind = "org"
    return place(kind, KINDS)


def event_numbers(
    parsed: Parsed, look: Look, at: Mapping[int, Look], beside: Sequence[Look], density: float, mean: float
) -> list[float]:
    """The numbers for one word; `beside` are the looks at its sentence, `at` all looks by token."""
    token, top, row = look.token, look.top, look.row
    others = [o for o in beside if o.token is not token]
    above = at.get(token.head.i) if token.head is not token else None
    below = [at[c.i] for child in token.children for c in (child, *child.children) if c.i in at]
    near = min(others, key=lambda o: (abs(o.token.i - token.i), o.token.i), default=None)
    out = [*look.events.tolist(), look.chance, look.events[top], float(np.sort(look.events)[-2]), top]
    out += [
        max((o.chance for o in others), default=0.0),
        max((o.events[top] for o in others), default=0.0),
        len(beside),
        sum(o.chance > look.chance for o in others),
    ]
    out += [
        above.chance if above else -1.0,
        above.events[top] if above else -1.0,
        max((b.chance for b in below), default=-1.0),
        max((b.events[top] for b in below), default=-1.0),
    ]
    out += [near.chance, near.events[top], near.token.i - token.i] if near else [-1.0, -1.0, 99.0]
    seen = max(1, row.seen)
    out += [
        density,
        mean,
        row.seen,
        row.events[0][1],
        row.events[0][1] / seen,
        sum(n for _, n in row.events) / seen,
        float(row.like),
    ]
    out += [
        place(token.pos, TAGS),
        place(token.dep, DEPS),
        len(parsed.sentence_of(token)),
        token.i - parsed.sentences[token.sentence][0],
    ]
    heard = sensed.event_numbers(parsed, token, top)
    return [float(v) for v in out + best_fillers(parsed, look) + ([*heard, look.rank] if heard else [])]


def best_fillers(parsed: Parsed, look: Look) -> list[float]:
    """For each role the likeliest candidate's chance; for the first three its sort and how many arms it names too."""
    out: list[float] = []
    for number, role in enumerate(ROLES):
        detailed = role in ("actor", "object", "counterparty")
        if look.roles is None or not len(look.roles):
            out += [0.0, -2.0, 0.0] if detailed else [0.0]
            continue
        best = int(look.roles[:, number].argmax())
        chance = float(look.roles[best, number])
        if detailed:
            first, last = look.candidates[best].range
            out += [chance, kind_number(look.candidates[best].head), parsed.armed(first, last + 1)]
        else:
            out.append(chance)
    return out


def role_numbers(parsed: Parsed, look: Look, event: int, number: int, others: Sequence[Look]) -> list[float]:
    """The numbers for one candidate of an event: its chances, its rank, its rivals, and its place in other events."""
    assert look.roles is not None
    candidate, token, chances = look.candidates[number], look.token, look.roles[number]
    head = candidate.head
    rivals = np.delete(look.roles, number, axis=0)
    rank = (look.roles > chances).sum(axis=0)
    excluded = rivals.max(axis=0) if len(rivals) else np.zeros(len(ROLES))
    governing = [t.i for t in token.up()][:3]
    elsewhere, above = np.zeros(len(ROLES)), np.zeros(len(ROLES))
    for other in others:
        for at, rival in enumerate(other.candidates):
            if rival.head is head and other.roles is not None:
                elsewhere = np.maximum(elsewhere, other.roles[at])
                if other.token.i in governing:
                    above = np.maximum(above, other.roles[at])
    joined = next(
        (look.roles[i] for i, c in enumerate(look.candidates) if head.dep == "conj" and c.head is head.head),
        -np.ones(len(ROLES)),
    )
    holding = [
        i
        for i, c in enumerate(look.candidates)
        if i != number and c.range[0] <= candidate.range[0] and candidate.range[1] <= c.range[1]
    ]
    kind = kind_number(head)
    own = {c.dep for c in token.children}
    out = [
        *chances.tolist(),
        *rank.tolist(),
        *excluded.tolist(),
        *elsewhere.tolist(),
        *above.tolist(),
        *joined.tolist(),
    ]
    out += [
        event,
        kind,
        SORTS.index(candidate.sort),
        sum(i != number and kind_number(c.head) == kind for i, c in enumerate(look.candidates)),
        head.i - token.i,
    ]
    out += [
        candidate.way.count("<") + candidate.way.count(">"),
        candidate.way.count(">"),
        place(head.dep, DEPS),
        place(token.dep, DEPS),
        place(token.pos, TAGS),
        len(look.candidates),
    ]
    out += [
        bool(holding),
        max((float(look.roles[i].max()) for i in holding), default=0.0),
        candidate.range[1] - candidate.range[0],
        token.left <= head.i <= token.right,
    ]
    out += [
        "auxpass" in own or "nsubjpass" in own,
        "nsubj" in own,
        "dobj" in own,
        parsed.armed(candidate.range[0], candidate.range[1] + 1),
        len(others),
    ]
    return [float(v) for v in out + sensed.role_numbers(parsed, token, candidate.range)]
