"""How names and claims of each kind fare: pronouns, metonyms, descriptions; denials, plans, nested chains."""

import re
from collections.abc import Callable

from firsthand.evaluate.compare import Compared, compare, resolved_names
from firsthand.evaluate.figures import share
from firsthand.evaluate.pairs import Row

PRONOUNS = re.compile(
    r"(?:i|me|my|mine|we|us|ours?|yours?|you|he|him|his|she|hers?|it|its|they|them|theirs?|who|whom|whose|which|that|"
    r"this|these|those|ones?|none|neither|either|both|some|any|all|each|another|others?|few|several|many|most|here|"
    r"there|itself|himself|herself|themselves)",
    re.IGNORECASE,
)
DEMONYMS = re.compile(
    r"\w+(?:ian|ean|ese|ish|can)s?|Dutch|French|Greeks?|Czechs?|Thais?|Swiss|Germans?|Afghans?|Uzbeks?|Kazakhs?|Kyrgyz|"
    r"Tajiks?|Turks?|Slovaks?|Chechens?|Angolans?|Libyans?|Cubans?|Kenyans?|Rwandans?|Ugandans?|Zambians?|Venezuelans?|"
    r"Israelis?|Iraqis?|Pakistanis?|Bangladeshis?|Emiratis?|Saudis?|Yemenis?|Azerbaijanis?|Kuwaitis?|Qataris?|Omanis?|"
    r"Bahrainis?|Somalis?|Croats?|Serbs?|Soviets?|Icelandic|Nepalis?|Western"
)
ORDER = ("pronoun", "metonym", "adjective", "abbreviation", "description")


def kind_of_name(words: str) -> str:
    """How words that are not the name stand for it, judged by the words alone; one of `ORDER`.

    >>> [kind_of_name(words) for words in ("He", "the Kremlin", "North Korean", "OFAC", "the missile")]
    ['pronoun', 'metonym', 'adjective', 'abbreviation', 'description']
    """
    parts = re.findall(r"[\w'’.-]+", words)
    if parts and parts[0].casefold() in {"the", "a", "an"}:
        parts = parts[1:]
    if len(parts) == 1 and PRONOUNS.fullmatch(parts[0]):
        return "pronoun"
    if not parts or not all(part[:1].isupper() for part in parts):
        return "description"
    if DEMONYMS.fullmatch(parts[-1]) and parts[-1] != "Vatican":
        return "adjective"
    if len(parts) == 1 and parts[0].isupper():
        return "abbreviation"
    owned = any(part.endswith(("'s", "’s")) for part in parts[:-1])
    return "description" if owned or len(parts) > 2 else "metonym"


def names_by_kind(gold_rows: list[Row], predicted_rows: list[Row]) -> dict[str, Row]:
    """For each kind of words that occurs: how many names `score` had to see resolved, and the share named right."""
    seen: dict[str, list[bool]] = {}
    for one in compare(gold_rows, predicted_rows):
        for words, right in resolved_names(one):
            seen.setdefault(kind_of_name(words), []).append(right)
    counts = ((kind, sum(seen[kind]), len(seen[kind])) for kind in ORDER if kind in seen)
    return {kind: {"names": total, "right": share(right, total)} for kind, right, total in counts}


def _reaches_out(claim: Row) -> bool:
    start, end = claim["span"]
    return any(
        not (start <= filler["span"][0] and filler["span"][1] <= end)
        for fillers in claim["roles"].values()
        for filler in fillers
    )


CASES: tuple[tuple[str, Callable[[Row], bool]], ...] = (
    ("all claims", lambda claim: True),
    ("in the outlet's own voice", lambda claim: not claim["chain"]),
    ("one link", lambda claim: len(claim["chain"]) == 1),
    ("two links or more", lambda claim: len(claim["chain"]) > 1),
    ("denied", lambda claim: bool(claim["denied"])),
    ("planned", lambda claim: claim["status"] == "planned"),
    ("conditional", lambda claim: claim["status"] == "conditional"),
    ("probable", lambda claim: claim["certainty"] == "probable"),
    ("possible", lambda claim: claim["certainty"] == "possible"),
    ("several actors", lambda claim: len(claim["roles"].get("actor", ())) > 1),
    ("no actor", lambda claim: not claim["roles"].get("actor")),
    ("a role outside the words", _reaches_out),
)


def _case(all_compared: list[Compared], holds: Callable[[Row], bool]) -> Row:
    pairs = [
        (claim, one.claims.get(i))
        for one in all_compared
        for i, claim in enumerate(one.article["claims"])
        if holds(claim)
    ]
    found = [matched for _, matched in pairs if matched]
    return {
        "gold": len(pairs),
        "found": share(len(found), len(pairs)),
        "core": share(sum(matched.core for matched in found), len(pairs)),
        "whole": share(sum(matched.whole for matched in found), len(pairs)),
    }


def cases(gold_rows: list[Row], predicted_rows: list[Row]) -> dict[str, Row]:
    """For each row of `CASES`: how many annotated claims it covers, and the shares found, right in core, and whole."""
    compared = compare(gold_rows, predicted_rows)
    return {name: _case(compared, holds) for name, holds in CASES}
