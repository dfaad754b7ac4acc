"""The hard list is what it should be, and what is right, wrong or open is counted as it should be."""

import json
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bench import hardlist, linkgold, linking, places
from firsthand.records import Link, Mention, Reading

CASES = hardlist.load_cases()
ROW: dict[str, Any] = {
    "text": "Georgia, not Georgia, paid.", "words": "Georgia#2", "role": "actor", "entry": "country:ge",
    "why": "homonym",
}  # fmt: skip
ARTICLE: dict[str, Any] = {
    "id": "one",
    "text": "Ankara said that Turkey will sell TB2s.\nIt gave no date, nor a price.",
    "attributions": [
        {"id": "a1", "source": {"span": [0, 6], "text": "Ankara", "name": "Turkey"}, "naming": "named", "cue": [7, 11],
         "content": [[17, 38]], "direct": False, "within": None},
        {"id": "a2", "source": None, "naming": "anonymous", "cue": [43, 47], "content": [[48, 55]], "direct": False,
         "within": None},
    ],
    "claims": [
        {"id": "c1", "event": "contract", "span": [17, 38], "trigger": [29, 33], "status": "planned",
         "certainty": "certain", "denied": False, "chain": ["a1"],
         "roles": {"actor": [{"span": [17, 23], "text": "Turkey", "name": "Turkey"}],
                   "object": [{"span": [34, 38], "text": "TB2s", "name": "TB2s"}]}},
    ],
}  # fmt: skip


def linker(entries: dict[str, tuple[tuple[str, float], ...]]) -> Callable[[Reading], Reading]:
    """A linker that knows some words and no others."""

    def linked(mention: Mention) -> Mention:
        links = tuple(Link(entry=entry, reason="", score=score) for entry, score in entries.get(mention.name, ()))
        return replace(mention, links=links)

    def link(reading: Reading) -> Reading:
        said = tuple(replace(one, source=linked(one.source) if one.source else None) for one in reading.attributions)
        claims = tuple(
            replace(claim, roles=tuple(
                (role, tuple(replace(filler, mention=linked(filler.mention)) for filler in fillers))
                for role, fillers in claim.roles
            ))
            for claim in reading.claims
        )  # fmt: skip
        return replace(reading, attributions=said, claims=claims)

    return link


def test_the_list_is_long_enough_and_broad_enough() -> None:
    topics, kinds = Counter(case.topic for case in CASES), Counter(case.kind for case in CASES)
    assert topics["countries"] >= 60
    assert topics["systems"] >= 80
    assert topics["bodies"] >= 40
    assert min(topics["offices"], topics["groups"], topics["classes"]) >= 15
    assert set(kinds) == set(linking.ORDER)


def test_every_entry_is_in_the_tables_and_no_new_one_is() -> None:
    keys = linkgold.entry_keys()
    meant = {entry for case in CASES for entry in case.entries}
    assert not {entry for entry in meant if not entry.startswith("new:")} - keys
    assert not {entry for entry in meant if f"system:{entry.removeprefix('new:')}" in keys}


def test_no_case_stands_twice() -> None:
    assert len({(case.text, case.span, case.role) for case in CASES}) == len(CASES)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.topic}:{case.words}")
def test_a_case_becomes_a_reading_with_the_words_in_their_role(case: hardlist.Case) -> None:
    reading = hardlist.reading_of(case)
    (mention,) = linkgold.mentions_of(reading)
    assert mention
    assert mention.span.of(reading.document.text) == mention.name == case.words
    places = [one.cue for one in reading.attributions] + [one.trigger for one in reading.claims]
    assert places[0].of(case.text).strip()
    assert any(sentence.holds(mention.span) for sentence in reading.sentences)


def test_the_second_of_two_words_can_be_meant() -> None:
    assert hardlist.case_of("x", ROW).span.start == 13
    assert hardlist.find_words("Georgia", "Georgia#2") is None
    assert hardlist.find_words("Georgia", "Georgia#0") is None


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"words": "Chad"}, '"Chad" does not stand in the text'),
        ({"role": "victim"}, '"role" must be one of source, actor'),
        ({"entry": "ge"}, '"entry" must be like'),
        ({"entry": []}, '"entry" must be like'),
        ({"entry": ["none", "country:ge"]}, '"entry" must be like'),
        ({"note": "x"}, "the keys must be"),
    ],
)
def test_a_faulty_mention_is_named(tmp_path: Path, change: dict[str, Any], words: str) -> None:
    lines = [f"{key} = {json.dumps(value)}" for key, value in {**ROW, **change}.items()]
    (tmp_path / "a.toml").write_text("\n".join(["[[mention]]", *lines]), encoding="utf-8")
    with pytest.raises(places.Fault, match=r"a\.toml, mention 1: ") as caught:
        hardlist.load_cases(tmp_path)
    assert words in str(caught.value)


def test_a_faulty_file_and_an_empty_folder_are_named(tmp_path: Path) -> None:
    with pytest.raises(places.Fault, match=r"no \[\[mention\]\]"):
        hardlist.load_cases(tmp_path)
    (tmp_path / "a.toml").write_text("[[mention", encoding="utf-8")
    with pytest.raises(places.Fault, match=r"a\.toml"):
        hardlist.load_cases(tmp_path)


@pytest.mark.parametrize(
    ("meant", "links", "right"),
    [
        (["country:ge"], (("country:ge", 0.9),), True),
        (["country:ge"], (("country:ge", 0.9), ("country:us", 0.4)), True),
        (["country:ge"], (("country:us", 0.9), ("country:ge", 0.4)), False),
        (["country:ge"], (("country:ge", 0.9), ("country:us", 0.9)), False),
        (["country:ge"], (), False),
        ("none", (), True),
        ("none", (("country:ge", 0.1),), False),
        (["country:cd", "country:cg"], (("country:cg", 0.5), ("country:cd", 0.5)), True),
        (["country:cd", "country:cg"], (("country:cg", 0.5), ("country:cd", 0.4)), False),
    ],
)
def test_right_is_what_stands_first_alone_or_open(meant: Any, links: Any, right: bool) -> None:
    case = hardlist.case_of("x", {**ROW, "entry": meant})
    (judged,) = linking.judge_list([case], linker({"Georgia": links}))
    assert judged.right is right


def test_annotated_names_that_are_one_entry_are_the_truth() -> None:
    entries = linkgold.entry_by_name()
    assert (entries["Turkey"], entries["shells"], entries["KCNA"]) == ("country:tr", "class:shell", "body:kcna")
    seen: list[Reading] = []

    def link(reading: Reading) -> Reading:
        seen.append(reading)
        return linker({"Turkey": (("country:tr", 1.0),)})(reading)

    judged = linking.judge_article(ARTICLE, entries, link)
    assert [(one.case.words, one.case.why, one.right) for one in judged] == [
        ("Ankara", "otherwise", False),
        ("Turkey", "by name", True),
    ]
    assert [mention.name for mention in linkgold.mentions_of(seen[0]) if mention] == ["Ankara", "Turkey", "TB2s"]


@pytest.mark.parametrize(
    ("words", "name", "how"),
    [("Turkey's army", "Turkey", "by name"), ("It", "Turkey", "pronoun"), ("the country", "Turkey", "otherwise")],
)
def test_how_words_stand_for_a_name(words: str, name: str, how: str) -> None:
    assert linking.how_said(words, name) == how


def test_sentences_cover_the_text_but_for_line_breaks() -> None:
    text = "He said no. “Why?” she asked.\n\nThe U.S. did."
    spans = hardlist.sentences_of(text)
    assert "".join(span.of(text) for span in spans) == text.replace("\n", "")
    assert [span.of(text).strip() for span in spans][:2] == ["He said no.", "“Why?” she asked."]


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """One case and one article in place of all; results go to a folder of their own."""
    train = tmp_path / "train.jsonl"
    train.write_text(json.dumps(ARTICLE) + "\n", encoding="utf-8")
    page = tmp_path / "accuracy.md"
    page.write_text("# Accuracy\n", encoding="utf-8")
    monkeypatch.setattr(linking, "load_cases", lambda: [hardlist.case_of("x", ROW)])
    monkeypatch.setattr(linking, "TRAIN", train)
    monkeypatch.setattr(linking, "PAGE", page)
    monkeypatch.setattr(linking, "RESULTS", tmp_path / "linking.csv")
    return tmp_path


def test_figures_are_printed_and_kept(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    link = linker({"Georgia": (("country:us", 1.0),), "Turkey": (("country:tr", 1.0),)})
    assert linking.main(["--misses", "5", "--write", "--date", "2026-01-02"], link) == 0
    out = capsys.readouterr().out
    assert "| country | 0.500 | 2 |" in out
    assert "country:ge <- country:us  (x, homonym): Georgia, not [Georgia], paid." in out
    assert "country:tr <- none  (one, otherwise): [Ankara] said" in out
    assert "<!-- bench:linking -->" in (small / "accuracy.md").read_text(encoding="utf-8")
    assert "hard.country" in (small / "linking.csv").read_text(encoding="utf-8")


@pytest.mark.usefixtures("small")
def test_json_says_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    assert linking.main(["--json"], linker({})) == 0
    result = json.loads(capsys.readouterr().out)
    assert result["tables"]["hard list"]["country"] == {"mentions": 1, "right": 0, "share": 0.0}
    assert result["misses"] == {"hard list": [], "train": []}


@pytest.mark.usefixtures("small")
def test_a_fallen_figure_exits_1(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(linking, "floors_of", lambda name: {"hard.country": 0.5})
    assert linking.main(["--check"], linker({})) == 1
    assert "hard.country fell to 0.0000, its floor is 0.5000" in capsys.readouterr().err
    assert linking.main(["--check"], linker({"Georgia": (("country:ge", 1.0),)})) == 0


@pytest.mark.parametrize("words", [["--write"], ["--misses", "-1"], ["--write", "--date", "soon"]])
def test_wrong_usage_exits_2(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        linking.options(words)
    assert caught.value.code == 2
    assert "error:" in capsys.readouterr().err


def test_a_missing_corpus_is_named(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(linking, "load_cases", lambda: [hardlist.case_of("x", ROW)])
    monkeypatch.setattr(linking, "TRAIN", Path("absent.jsonl"))
    assert linking.main([], linker({})) == 2
    assert "bench.linking: absent.jsonl" in capsys.readouterr().err
