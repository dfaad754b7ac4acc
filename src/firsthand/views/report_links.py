"""Where everything of a report stands: ids of findings, articles and words, and links to them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from firsthand.records import Claim, ClaimRef, Finding, Span
from firsthand.views.clean import shown
from firsthand.views.markup import Markup, joined, tag
from firsthand.views.paint import GLUE
from firsthand.views.summary import sentence
from firsthand.views.trace_words import ARROW
from firsthand.views.traced import Traced, alone, findings_in, findings_of, runs, stories
from firsthand.views.words import ROLES, carrier, source_name

EACH = 12  # articles up to which each is linked; of more the first and last of neighbours


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """A trace with its findings numbered from 1 in the order in which the page shows them, and by their claims."""

    found: Traced
    findings: Mapping[str, int]
    holding: Mapping[ClaimRef, int]


def places(found: Traced) -> Places:
    """Every finding that the page shows has a number, each claim the number of the finding that it belongs to."""
    shown_: list[Finding] = []
    for story in stories(found.trace):
        shown_ += findings_of(found, story)
    for reading in alone(found.trace):
        shown_ += findings_in(found, reading)
    numbers = {key: at for at, key in enumerate(dict.fromkeys(one.id for one in shown_), start=1)}
    holding = {ref: numbers[one.id] for one in reversed(shown_) for ref in one.claims}
    return Places(found=found, findings=numbers, holding=holding)


def article_id(found: Traced, key: str) -> str:
    """What a link to the article leads to."""
    return f"a{found.numbers[key]}"


def words_id(found: Traced, key: str, span: Span) -> str:
    """What a link to words of an article leads to: `w3-120-133`."""
    return f"w{found.numbers[key]}-{span.start}-{span.end}"


def to_words(found: Traced, key: str, span: Span, words: str) -> Markup:
    """`words` as a link to the words of the article that they stand on."""
    return tag("a", words, href=f"#{words_id(found, key, span)}", class_="w")


def to_article(found: Traced, key: str) -> Markup:
    """`[3] Daily Star` as a link to the article."""
    document = found.readings[key].document
    name = shown(document.outlet or document.domain or "") or "(outlet not stated)"
    return tag("a", f"[{found.numbers[key]}]{GLUE}{name}", href=f"#{article_id(found, key)}")


def to_claims(found: Traced, refs: Iterable[ClaimRef]) -> Markup:
    """The articles' numbers, each a link to the words of its first claim; of many only the ends of neighbours."""
    first: dict[int, ClaimRef] = {}
    for ref in refs:
        first.setdefault(found.numbers[ref.document], ref)
    numbers = sorted(first)
    pairs = [(number, number) for number in numbers] if len(numbers) <= EACH else list(runs(numbers))
    links = [_run(found, first, pair) for pair in pairs]
    return joined(links, " ")


def _run(found: Traced, first: Mapping[int, ClaimRef], run: tuple[int, int]) -> Markup:
    ends = [_number(found, number, first[number]) for number in dict.fromkeys(run)]
    return joined(ends, "–" if run[1] > run[0] + 1 else " ")


def _number(found: Traced, number: int, ref: ClaimRef) -> Markup:
    _, claim = found.told(ref)
    return to_words(found, ref.document, claim.span, f"[{number}]")


def linked_sentence(found: Traced, ref: ClaimRef) -> Markup:
    """The claim as one plain line, its verb and every name and figure a link to its words."""
    _, claim = found.told(ref)
    parts: list[str] = []
    for words, style in sentence(claim):
        span = claim.trigger if style == "event" else _span_of(claim, words, style)
        word = words.lower() if style == "event" else words
        link = word if span is None else to_words(found, ref.document, span, word)
        parts.append(tag("b", link) if style == "event" else link)
    return joined(parts)


def _span_of(claim: Claim, name: str, role: str) -> Span | None:
    if role not in ROLES:
        return None
    fillers = [one for known, fillers in claim.roles if known == role for one in fillers]
    return next((one.mention.span for one in fillers if shown(one.mention.name) == name), None)


def linked_chain(found: Traced, ref: ClaimRef) -> Markup:
    """`[3] Daily Star (via Reuters) ← KCNA ← Kim Jong Un`, each a link to where it is named."""
    reading, claim = found.told(ref)
    key = ref.document
    head = tag("a", f"[{found.numbers[key]}]{GLUE}{carrier(reading.document)}", href=f"#{article_id(found, key)}")
    links: list[str] = [
        to_words(found, key, link.source.span if link.source else link.cue, source_name(link))
        for link in reading.chain(claim)
    ]
    return joined([head, *links], f" {ARROW} ") if links else joined([head, ", in its own voice"])


def value_link(found: Traced, ref: ClaimRef, words: str) -> Markup:
    """A value of the claim as a link to the words that give it; to the whole claim where no filler gives it."""
    reading, claim = found.told(ref)
    text = reading.document.text
    for _, fillers in claim.roles:
        for one in fillers:
            if shown(words).casefold() in (
                shown(one.mention.span.of(text)).casefold(),
                shown(one.mention.name).casefold(),
            ):
                return to_words(found, ref.document, one.mention.span, words)
    return to_words(found, ref.document, claim.span, words)
