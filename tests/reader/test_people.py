"""Words for persons are told from other words, and the names beside them are found."""

import pytest
from reading_once import parsed_of, token_of

from firsthand.reader.meant import holder, titles
from firsthand.reader.mentions import phrases
from firsthand.reader.people import apposed, is_human


@pytest.mark.parametrize(
    ("text", "word", "human"),
    [
        ("A driver came.", "driver", True),
        ("A policewoman came.", "policewoman", True),
        ("A unionist came.", "unionist", True),
        ("A launcher came.", "launcher", False),
        ("A journey began.", "journey", False),
        ("The list came.", "list", False),
    ],
)
def test_words_for_persons(text: str, word: str, human: bool) -> None:
    assert is_human(token_of(parsed_of(text), word)) is human


@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        ("The spokesman, Rosny Adrien, said so.", "spokesman", "Rosny Adrien"),
        ("The mayor, Uwe Schmitz, said so.", "mayor", "Uwe Schmitz"),
        ("The mayor said so.", "mayor", None),
        ("The company, Saab, said so.", "company", None),
    ],
)
def test_the_name_beside_a_description(text: str, word: str, name: str | None) -> None:
    parsed = parsed_of(text)
    assert apposed(parsed, token_of(parsed, word)) == name


def test_a_title_stands_for_its_last_holder_unless_it_says_more() -> None:
    parsed = parsed_of("Defence Minister Donald Tusk left. The minister said so. The prime minister denied it.")
    people = titles(phrases(parsed))
    assert holder(token_of(parsed, "minister"), people) == "Donald Tusk"
    assert holder(token_of(parsed, "minister#2"), people) is None
