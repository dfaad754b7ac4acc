"""What a trace holds in plain words: counts, origins, conflicts, how one article took from another."""

from collections.abc import Iterable

from firsthand.records import (
    Claim,
    ClaimRef,
    ConflictKind,
    Document,
    Finding,
    Origin,
    OriginKind,
    Reading,
    Story,
    Trace,
)
from firsthand.views.clean import shown
from firsthand.views.paint import GLUE
from firsthand.views.summary import sentence
from firsthand.views.traced import Traced, alone, runs, stories
from firsthand.views.words import chain_words, surely

ARROW = "←"
REASONS = 3  # reasons that one conflict gives
UNDATED = "no date"
SUGGESTED = "Give more articles at once, or articles that report on the same events."
NOT_PROVEN = (
    "An origin is where information entered the news. Origins that are counted apart are not known to depend"
    " on each other; no text can prove that they don't."
)
CONFLICTS: dict[ConflictKind, str] = {
    "denial": "told and denied",
    "quantity": "the number differs",
    "date": "the date differs",
    "status": "done here, planned there",
    "no_comment": "told, and a party would not comment",
    "hedge": "told flatly here, as likely or possible there",
    "scope": "what it covers differs",
}
KINDS: dict[OriginKind, str] = {
    "named": "named",
    "unnamed": "unnamed",
    "document": "a document",
    "hidden": "the text hides it",
    "own voice": "the outlet's own voice",
}


def counted(number: int, noun: str) -> str:
    """`1 origin`, `2 origins`: no line breaks between the two."""
    plural = f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"
    return f"{number:,}{GLUE}{noun if number == 1 else plural}"


def outlet(document: Document) -> str:
    """The outlet, else the domain, else that it is not stated."""
    return shown(document.outlet or document.domain or "") or "(outlet not stated)"


def day(document: Document) -> str:
    """The day of publication as the source gives it, without the hour; words where it gives none."""
    return shown((document.published or "")[:10]) or UNDATED


def title(document: Document) -> str:
    """The article's title, or that it has none."""
    return shown(document.title or "") or "(no title)"


def headline(story: Story) -> str:
    """`12 articles, 9 outlets, 2 carriers, 1 origin`: how many texts there are, and how little stands behind them."""
    parts = [counted(len(story.documents), "article"), counted(len(story.outlets), "outlet")]
    parts += [counted(len(story.carriers), "carrier")] if story.carriers else []
    return ", ".join([*parts, counted(story.independent, "origin")])


def opening(trace: Trace) -> str:
    """What the whole trace found, in one sentence."""
    articles, shared = len(trace.readings), len(stories(trace))
    if not articles:
        return "There is no article to trace."
    left = len(alone(trace))
    found = f"{counted(articles, 'article')}: {counted(shared, 'story')}" + (f", {left} alone" if left else "")
    if shared:
        return f"{found}."
    if articles == 1:
        return "One article was read: there is nothing to hold it against. " + SUGGESTED
    return f"None of the {articles} articles repeats, credits or tells the same as another. " + SUGGESTED


def origins_counted(finding: Finding) -> str:
    """`1 origin`, or `2 origins (1 to 3)` where the texts leave it open."""
    spread = f" ({finding.least} to {finding.most})" if finding.least != finding.most else ""
    return counted(finding.independent, "origin") + spread


def apart(finding: Finding) -> str:
    """What the count does not prove; nothing where there is no second origin."""
    return "not known to depend on each other" if finding.independent > 1 else ""


def origin_words(origin: Origin) -> str:
    """Who it is and what kind of origin: `Kim Jong Un (named, a party to the event)`."""
    kind = KINDS[origin.kind] + (", a party to the event" if origin.interested else "")
    return f"{shown(origin.label)} ({kind})"


def counting(origin: Origin) -> str:
    """Whether it counts, and why: `counts (speaks for Iran)`, `does not count (copy of ...)`."""
    reason = shown(origin.reason)
    return ("counts" if origin.counts else "does not count") + (f" ({reason})" if reason else "")


def claim_sentence(claim: Claim) -> str:
    """The claim as one plain line: `Iran TRANSFERS drones ↔ Russia (40)`."""
    return "".join(words for words, _ in sentence(claim)).replace(GLUE, " ")


def how_told(claim: Claim) -> str:
    """`DENIED, actual, certain`: how the claim stands in its text."""
    return ("DENIED, " if claim.denied else "") + surely(claim)


def quoted(reading: Reading, claim: Claim) -> str:
    """The claim's own words in quotation marks."""
    return f"“{shown(claim.span.of(reading.document.text))}”"


def ranges(numbers: Iterable[int]) -> str:
    """The articles' numbers as they are cited: `[1]–[3], [7]`."""
    return ", ".join(
        f"[{first}]" if first == last else f"[{first}]{',' + GLUE if last == first + 1 else '–'}[{last}]"
        for first, last in runs(numbers)
    )


def cited(found: Traced, key: str) -> str:
    """An article by number and outlet: `[3] Daily Star`."""
    reading = found.readings.get(key)
    name = outlet(reading.document) if reading else shown(key)
    return f"[{found.numbers.get(key, 0)}]{GLUE}{name}"


def chain(found: Traced, ref: ClaimRef) -> str:
    """The article's number and the claim's chain: `[3] Daily Star (via Reuters) ← Kim Jong Un`."""
    reading, claim = found.told(ref)
    return f"[{found.numbers[ref.document]}]{GLUE}{chain_words(reading, claim, ARROW)}"


def cycle_words(found: Traced, ring: tuple[str, ...]) -> str:
    """`[7] A and [8] B credit each other: nobody is the origin`."""
    names = [cited(found, key) for key in ring]
    if len(names) < 2:
        return f"{', '.join(names)} credits itself: nobody is the origin"
    how = "credit each other" if len(names) == 2 else "credit each other in a ring"
    return f"{', '.join(names[:-1])} and {names[-1]} {how}: nobody is the origin"
