"""Whether words that could tell a time do so where they stand: "May" the month, "2022" the year."""

import re

from firsthand.reader.time_forms import Form
from firsthand.reader.time_words import Words, table

LENGTH_LEADS = re.compile(
    r"^(?:for|in|within|inside|under|over|after|during|throughout|into|until|by)\b"
    r"|^(?:just over|just under|almost|nearly)$"
)


def fits(row: Form, words: Words, start: int, end: int, lead: str) -> bool:
    """Whether the form may stand at the tokens `[start, end)`, after the leading words `lead`."""
    touches = start > 0 and words.places[start][0] == words.places[start - 1][1]
    if touches and words.word(start - 1) in ("-", "‑", "’", "'", "$"):
        return False
    if words.word(start) == "march" and words.word(start - 1) == "long":
        return False
    match row.needs:
        case "lead":
            return bool(lead) and not lead.startswith(("of", "to"))
        case "length":
            return bool(LENGTH_LEADS.match(lead)) and not _counts_on(words, end)
        case "month":
            return _month_fits(words, start, end, lead)
        case "abbreviation":
            return bool(lead) and lead != "to"
        case "season":
            return _season_fits(words, start, end, lead)
        case "year":
            return _year_fits(words, start, end, lead)
        case "decade":
            return words.word(start) == "the" or not _named_before(words, start)
        case "weekday":
            return words.word(end) not in table()["context"]["titles"]
        case _:
            return True


def _named_before(words: Words, start: int) -> bool:
    """Whether a capitalised word of no time stands before: a model, a resolution, a name."""
    return start > 0 and words.letters[start - 1] == "x" and words.tokens[start - 1][0].isupper()


def _counts_on(words: Words, end: int) -> bool:
    """Whether the words go on as a measure: "in two days' time" is a time, "after a day-long" is not."""
    return _joined(words, end) or words.word(end) == "old"


def _month_fits(words: Words, start: int, end: int, lead: str) -> bool:
    before, context = words.word(start - 1), table()["context"]
    if _joined(words, end):
        return False
    if words.word(start) not in table()["ambiguous_months"]:
        return True
    if lead == "to" and words.word(start - 2) == "according":
        return False
    surname = end < len(words.tokens) and words.letters[end] == "x" and words.tokens[end][0].isupper()
    return bool(lead) or (before in context["month_takers"] and not surname)


def _joined(words: Words, end: int) -> bool:
    """Whether a hyphen stands right after the words."""
    return words.word(end) == "-" and words.places[end][0] == words.places[end - 1][1]


def _season_fits(words: Words, start: int, end: int, lead: str) -> bool:
    if words.word(end - 1) in ("fall", "spring") and words.word(end) in ("of", "in", "from"):
        return False
    return bool(lead) and (lead != "of" or words.word(start) == "the")


def _year_fits(words: Words, start: int, end: int, lead: str) -> bool:
    before, after, context = words.word(start - 1), words.word(end), table()["context"]
    plural = after.endswith("s") and after not in context["after_year"] and after.isalpha() and len(after) > 3
    if after in context["counted"] or after in ("%", "million", "billion") or (after == "a" and _rate(words, end)):
        return False
    if lead and lead not in ("to", "over", "some", "about", "around", "under", "nearly", "almost"):
        return not plural or lead in ("in", "since", "of", "during", "by", "until")
    if before in ("the", "'s", "’s", "its", "their", "his", "her", "this", "that", "each"):
        return True
    if before in ("about", "around") and words.tokens[start].endswith("00"):
        return False
    if before in context["code_words"] and before not in ("about", "around", "to"):
        return False
    if _named_before(words, start):
        return start == 1 or words.word(start - 2) in (".", "the")
    return not plural and before not in ("$", "€", "£", "-", "/", "#")


def _rate(words: Words, end: int) -> bool:
    return words.word(end + 1) in ("day", "week", "month", "year")
