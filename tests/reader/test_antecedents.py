"""What a mention may stand for, and how likely: persons for "he", things for "it", the speaker for "we"."""

import pytest
from reading_once import english, parsed_of, token_of

from firsthand.reader.antecedents import Sought, antecedents, scene
from firsthand.reader.mentions import sort_of
from firsthand.reader.weighing import KEPT, commands, likeliest, weigh


def found(text: str, word: str, role: str = "actor", speaker: str | None = None) -> list[str]:
    parsed = parsed_of(text)
    head = token_of(parsed, word)
    speakers = {head.i: token_of(parsed, speaker)} if speaker else {}
    sought = Sought(head=head, first=head.left, sort=sort_of(parsed, head, head.left), role=role)
    return [c.name for c in antecedents(sought, scene(parsed, speakers, ()), {})]


@pytest.mark.parametrize(
    ("text", "word", "names"),
    [
        ("A driver made the journey. He denied it.", "He", ["driver"]),
        ("A clerk in Sharjah left. He denied it.", "He", ["clerk"]),
        ("Saab and Norway sold jets. It paid.", "It", ["Norway"]),
        ("The jets came. Two men left. They fired.", "They", ["jets", "men"]),
        ("Saab sold jets. The trader left.", "trader", []),
    ],
)
def test_what_a_word_may_stand_for(text: str, word: str, names: list[str]) -> None:
    assert set(names) <= set(found(text, word))
    assert not {"journey", "Sharjah"} & set(found(text, word))


def test_we_is_the_country_of_who_speaks_and_i_the_speaker() -> None:
    text = '"We paid and I left," the Turkish minister said.'
    assert found(text, "We", speaker="minister") == ["Turkey"]
    assert found(text, "I", speaker="minister") == ["Turkish minister"]


def test_a_plain_indefinite_phrase_stands_for_itself() -> None:
    assert found("Saab sold jets. A firm paid.", "firm") == []
    assert found("Saab sold jets. A firm paid.", "firm", "object") == []


def test_the_subject_of_the_governing_verb_commands() -> None:
    parsed = parsed_of("RTX said it had paid Saab.")
    assert commands(token_of(parsed, "RTX"), token_of(parsed, "it")) >= 0
    assert commands(token_of(parsed, "Saab"), token_of(parsed, "it")) == -1


def test_every_antecedent_has_a_chance_and_the_forest_looks_at_the_likeliest() -> None:
    parsed = parsed_of("Saab sold jets in May. Norway paid Saab. It left.")
    head = token_of(parsed, "It")
    where = scene(parsed, {}, ())
    sought = Sought(head=head, first=head.i, sort="pronoun", role="actor")
    names = antecedents(sought, where, {})
    chances = weigh(sought, where, names, english())
    assert len(chances) == len(names)
    assert all(0 <= c <= 1 for c in chances)
    assert likeliest([0.1, 0.3, 0.2]) == [1, 2, 0]
    assert len(likeliest([0.5] * 40)) == KEPT
