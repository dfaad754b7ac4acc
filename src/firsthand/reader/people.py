"""Persons in a text: the words that describe them, and the names that stand beside such words."""

from __future__ import annotations

from collections.abc import Iterator

from firsthand.reader.parse import Parsed, Token

HUMANS = {
    "activist", "adjutant", "admiral", "adviser", "advisor", "agent", "aide", "ally", "ambassador", "analyst",
    "appellant", "applicant", "archivist", "armourer", "artilleryman", "assistant", "attache", "attaché",
    "attorney", "author", "baker", "banker", "boss", "brigadier", "broker", "brother", "businessman", "buyer",
    "captain", "chair", "chairman", "chairperson", "chairwoman", "chancellor", "chief", "citizen", "civilian",
    "clerk", "client", "colleague", "colonel", "columnist", "commander", "commandant", "commissioner", "commodore",
    "congressman", "conscript", "consul", "consultant", "contractor", "coordinator", "corporal", "correspondent",
    "counsel", "counterpart", "curator", "customer", "dad", "daughter", "dealer", "defector", "defendant",
    "delegate", "deputy", "deserter", "designer", "diplomat", "director", "dispatcher", "dissident", "doctor",
    "driver", "editor", "employee", "engineer", "envoy", "examiner", "executive", "expert", "fan", "farmer",
    "father", "female", "fighter", "fisherman", "foreman", "friend", "gendarme", "general", "girl", "boy",
    "governor", "guard", "guest", "gunner", "handler", "harbourmaster", "harbormaster", "head", "hostage", "host",
    "husband", "informant", "inspector", "insider", "instructor", "interlocutor", "interpreter", "investigator",
    "journalist", "judge", "king", "lad", "lawmaker", "lawyer", "leader", "legislator", "lieutenant", "machinist",
    "major", "male", "man", "manager", "marshal", "mate", "mayor", "mechanic", "mediator", "member", "merchant",
    "militant", "militiaman", "minister", "miner", "monk", "mother", "narrator", "negotiator", "neighbour",
    "neighbor", "nephew", "niece", "nurse", "observer", "officer", "official", "operator", "opponent", "organiser",
    "organizer", "owner", "parliamentarian", "participant", "partner", "passenger", "patient", "pensioner",
    "person", "photographer", "physicist", "pilot", "pirate", "planner", "policeman", "policewoman", "politician",
    "pope", "porter", "premier", "presenter", "president", "prefect", "priest", "prince", "prisoner", "producer",
    "professor", "prosecutor", "queen", "rapporteur", "rebel", "recruit", "refugee", "reporter", "representative",
    "researcher", "resident", "retiree", "sailor", "salesman", "scholar", "scientist", "secretary", "seller",
    "senator", "sergeant", "servant", "sheikh", "sheriff", "shopkeeper", "shrimper", "sister", "skipper",
    "smuggler", "soldier", "someone", "son", "specialist", "speaker", "spokesman", "spokesperson", "spokeswoman",
    "spouse", "spy", "staffer", "strategist", "student", "successor", "predecessor", "supervisor", "supplicant",
    "supporter", "survivor", "teacher", "teenager", "technician", "tourist", "trader", "trafficker", "translator",
    "treasurer", "trucker", "undersecretary", "uncle", "aunt", "user", "veteran", "vendor", "vicar", "victim",
    "villager", "visitor", "volunteer", "warden", "watchman", "welder", "widow", "wife", "winner", "witness",
    "woman", "worker", "writer", "youth",
}  # fmt: skip
RANKS = {
    "general", "colonel", "commissioner", "commander", "major", "captain", "admiral", "brigadier", "lieutenant",
    "sergeant", "marshal", "commodore", "rear", "vice", "air", "dr", "dr.", "mr", "mr.", "mrs", "mrs.", "ms", "ms.",
    "gen", "gen.", "col", "col.", "lt", "lt.", "maj", "maj.", "capt", "capt.", "adm", "adm.", "rep", "rep.", "sen",
    "sen.", "prof", "prof.", "minister", "president", "secretary", "chief", "chairman", "director", "deputy",
    "prime", "chancellor", "sheikh", "king", "prince",
}  # fmt: skip


def is_human(token: Token) -> bool:
    """Whether a word names or describes a person.

    Known words for persons and offices, and what ends in -man, -woman, -person or -ist.
    """
    if token.ent == "PERSON" and token.pos == "PROPN":
        return True
    if token.ent == "ORG" or token.kind:
        return False
    lemma = token.lemma.lower()
    return lemma in HUMANS or (
        token.pos == "NOUN" and len(lemma) > 5 and lemma.endswith(("man", "woman", "person", "ist"))
    )


def person(parsed: Parsed, token: Token) -> str | None:
    """A person's name without titles."""
    if token.ent != "PERSON" or token.pos != "PROPN":
        return None
    first = last = token.i
    tokens = parsed.tokens
    while (
        first > 0
        and tokens[first - 1].entity == token.entity
        and tokens[first - 1].ent == "PERSON"
        and (tokens[first - 1].pos == "PROPN" or tokens[first - 1].text == "-")
    ):
        first -= 1
    return parsed.span(first, last).of(parsed.text)


def apposed(parsed: Parsed, token: Token) -> str | None:
    """The person that a description is set beside: "the spokesman, Rosny Adrien", "Lypovyi, the Ukrainian minister"."""
    if token.ent == "PERSON" and token.pos == "PROPN":
        return None
    beside = [t for t in after(token) if t.dep == "appos" and t.pos == "PROPN"]
    for other in reversed(beside):
        between = [t.text for t in parsed.tokens[token.i : other.i]]
        if other.ent == "PERSON" and (token.pos == "NOUN" or is_human(token)) and "(" not in between:
            return person(parsed, other)
        if is_human(token) and not other.kind and "," in between and "(" not in between:
            return proper(parsed, other)
    head = token.head
    if token.dep == "appos" and head.pos == "PROPN" and is_human(token) and not head.kind:
        return person(parsed, head) or proper(parsed, head)
    return beside_comma(parsed, token)


def beside_comma(parsed: Parsed, token: Token) -> str | None:
    """The name of two words or more between commas after a word for a person, however the parser hangs it."""
    tokens, first = parsed.tokens, token.i + 2
    if first >= len(tokens) or tokens[first - 1].text != "," or not is_human(token):
        return None
    last = first
    while last < len(tokens) and tokens[last].pos == "PROPN" and not tokens[last].kind:
        last += 1
    while first < last and tokens[first].lower in RANKS:
        first += 1
    if last - first < 2 or last >= len(tokens) or tokens[last].text != ",":
        return None
    return " ".join(parsed.span(first, last - 1).of(parsed.text).split())


def after(token: Token) -> Iterator[Token]:
    """What hangs on a word behind it, and on what follows it with a preposition."""
    for child in token.children:
        if child.i > token.i:
            yield child
            if child.dep in ("prep", "pobj", "appos") and child.pos != "VERB":
                yield from after(child)


def proper(parsed: Parsed, token: Token) -> str:
    """The proper name that ends in a word, without ranks: "Commissioner Rosny Adrien" gives "Rosny Adrien"."""
    first = token.i
    tokens = parsed.tokens
    while first > token.left and tokens[first - 1].pos == "PROPN" and tokens[first - 1].lower not in RANKS:
        first -= 1
    return " ".join(parsed.span(first, token.i).of(parsed.text).split())
