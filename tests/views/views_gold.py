"""Readings to show: an annotated article as the reading that a perfect reader would give."""

import re
from itertools import pairwise
from typing import Any

from firsthand.ids import text_hash
from firsthand.records import Attribution, Claim, Document, Filler, Mention, Reading, Span


def span(pair: list[int]) -> Span:
    return Span(start=pair[0], end=pair[1])


def mention(row: dict[str, Any]) -> Mention:
    return Mention(span=span(row["span"]), name=row["name"], kind="name" if row["name"] == row["text"] else "words")


def sentences(text: str) -> tuple[Span, ...]:
    ends = {0, len(text), *(found.end() for found in re.finditer(r"\n+|[.!?][”\"']? (?=[A-Z“\"])", text))}
    parts = [(start, end) for start, end in pairwise(sorted(ends)) if text[start:end].strip()]
    return tuple(Span(start=start, end=start + len(text[start:end].rstrip())) for start, end in parts)


def attribution(row: dict[str, Any]) -> Attribution:
    return Attribution(
        id=row["id"],
        source=mention(row["source"]) if row["source"] else None,
        naming=row["naming"],
        cue=span(row["cue"]),
        content=tuple(map(span, row["content"])),
        direct=row["direct"],
        within=row["within"],
        proposed_by="annotator",
        score=1.0,
        reasons=("the cue governs the clause",),
    )


def claim(row: dict[str, Any]) -> Claim:
    roles = {role: tuple(Filler(mention=mention(one)) for one in fillers) for role, fillers in row["roles"].items()}
    return Claim(
        id=row["id"],
        event=row["event"],
        span=span(row["span"]),
        trigger=span(row["trigger"]),
        roles=tuple(roles.items()),
        status=row["status"],
        certainty=row["certainty"],
        denied=row["denied"],
        chain=tuple(row["chain"]),
        proposed_by="annotator",
        score=0.9,
        reasons=("the trigger is a word of this event",),
    )


def reading_of(row: dict[str, Any]) -> Reading:
    """The annotated article as a reading; simply split; sentences that name arms and hold no claim are unread."""
    text = row["text"]
    document = Document(
        id=row["id"], text=text, title=row["title"], outlet=row["outlet"], domain=row["domain"],
        url=f"https://{row['domain']}/{row['id']}", published=row["published"], credit=row["credit"],
        extractor="jsonl/1", text_sha256=text_hash(text),
    )  # fmt: skip
    claims = tuple(map(claim, row["claims"]))
    split = sentences(text)
    free = [one for one in split if not any(one.overlaps(each.span) for each in claims)]
    return Reading(
        document=document,
        sentences=split,
        attributions=tuple(map(attribution, row["attributions"])),
        claims=claims,
        unread=tuple(one for one in free if re.search(r"missile|drone|shell|weapon", one.of(text))),
    )
