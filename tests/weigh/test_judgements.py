"""Judgements: what an analyst decides holds, and goes away with the row that said so."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from builders import article, bytes_of, copied, finding_of, groups, judge, ref, tells, trace

from firsthand.errors import BadConfig, BadItem
from firsthand.judgements import judgements
from firsthand.records import Judgement, Reading
from firsthand.tracing import known, ties

GUNS: dict[str, Any] = {"actor": "North Korea", "object": "howitzers", "counterparty": "Russia"}
HEAD = "document,claim,other_document,other_claim,judgement\n"
LEADER = article(
    "a", tells("North Korea has delivered 120 howitzers to Russia, Kim Jong Un said on Monday.", "transfer",
    "delivered", by="Kim Jong Un", quantity="120", **GUNS), outlet="KCNA", published="2024-11-04",
)  # fmt: skip
SERVICE = article(
    "b", tells("North Korea has shipped 120 howitzers to Russia, the National Intelligence Service said.", "transfer",
    "shipped", by="National Intelligence Service", quantity="120", **GUNS), outlet="Seoul Courier",
    published="2024-11-05",
)  # fmt: skip
MISSILE = article(
    "c", tells("Iran tested a Fattah missile near Semnan, the Iranian Defence Ministry announced.", "test", "tested",
    by="Iranian Defence Ministry", actor="Iran", object="Fattah missile", place="Semnan"), outlet="Vale Messenger",
    published="2024-11-06",
)  # fmt: skip
COPY = copied(LEADER, "d", "Port Post", "2024-11-07")
ALL = (LEADER, SERVICE, MISSILE, COPY)


def together(judged: Sequence[Judgement], left: str, right: str) -> bool:
    return ref(right) in finding_of(trace(*ALL, judged=judged), left).claims


@pytest.mark.parametrize(("left", "right"), [("a:c1", "b:c1"), ("a:c1", "c:c1"), ("a:c1", "d:c1"), ("c:c1", "d:c1")])
def test_same_joins_and_different_parts_whatever_the_machine_says(left: str, right: str) -> None:
    assert together([judge(left, right, "same")], left, right)
    assert together([judge(right, left, "same")], left, right)
    assert not together([judge(left, right, "different")], left, right)
    assert not together([judge(right, left, "different")], left, right)


def test_a_later_row_overrules() -> None:
    rows = [judge("a:c1", "b:c1", "same"), judge("b:c1", "a:c1", "different")]
    assert not together(rows, "a:c1", "b:c1")
    assert together(rows[::-1], "a:c1", "b:c1")
    assert bytes_of(trace(*ALL, judged=rows)) == bytes_of(trace(*ALL, judged=rows[1:]))


def test_a_judgement_can_be_undone() -> None:
    before = bytes_of(trace(*ALL))
    for row in (judge("a:c1", "c:c1", "same"), judge("a:c1", "d:c1", "different"), judge("a:c1", "b:c1", "same")):
        trace(*ALL, judged=[row])
        assert bytes_of(trace(*ALL, judged=[])) == before


def test_joined_claims_have_the_origins_of_both() -> None:
    finding = finding_of(trace(*ALL, judged=[judge("a:c1", "c:c1", "same")]), "a:c1")
    assert {"Kim Jong Un", "Iranian Defence Ministry"} <= {one.label for one in finding.origins if one.counts}


def test_same_holds_over_three_and_the_order_of_rows_is_irrelevant() -> None:
    rows = [judge("a:c1", "b:c1", "same"), judge("b:c1", "c:c1", "same")]
    assert together(rows, "a:c1", "c:c1")
    assert bytes_of(trace(*ALL, judged=rows)) == bytes_of(trace(*ALL, judged=rows[::-1]))


def test_a_judgement_leaves_others_alone() -> None:
    before = {group for group in groups(trace(*ALL)) if group == {"c:c1"}}
    assert before
    assert before <= groups(trace(*ALL, judged=[judge("a:c1", "b:c1", "different")]))


def test_judgements_on_claims_that_are_not_there_change_nothing() -> None:
    rows = [judge("a:c1", "x:c1", "same"), judge("a:c9", "b:c1", "different")]
    assert groups(trace(*ALL, judged=rows)) == groups(trace(*ALL))
    found = list(known(rows, ALL))
    assert [type(one) for one in found] == [BadItem, BadItem]
    assert str(found[0]) == (
        "judgement on claim c1 of x: no such claim in this set, left aside; take both ids from this set's claims"
    )


def test_rows_that_contradict_each_other_by_way_of_a_third_claim_are_named() -> None:
    same = [judge("a:c1", "b:c1", "same"), judge("b:c1", "c:c1", "same")]
    found = list(known([*same, judge("c:c1", "a:c1", "different")], ALL))
    assert found[:2] == same
    assert "c1 of c and c1 of a are different, but other rows make them the same" in str(found[2])
    overruled = [judge("a:c1", "b:c1", "different"), judge("a:c1", "b:c1", "same")]
    assert list(known(overruled, ALL)) == overruled[1:]


def test_ties_are_one_whatever_the_order_of_rows() -> None:
    rows = [judge("a:1", "b:1", "same"), judge("c:1", "d:1", "same"), judge("b:1", "d:1", "same")]
    for turned in (rows, rows[::-1], [rows[1], rows[0], rows[2]]):
        found = ties(turned)
        assert set(found) == {ref("a:1"), ref("b:1"), ref("c:1"), ref("d:1")}
        assert len(set(found.values())) == 1
    assert ties([judge("a:1", "b:1", "different")]) == {}


def rows_of(folder: Path, text: str | bytes) -> list[Judgement | BadItem]:
    file = folder / "judged.csv"
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    return list(judgements(file))


def test_rows_of_a_file(tmp_path: Path) -> None:
    expected = [judge("a:c1", "b:c1", "same"), judge("a:c1", "c:c1", "different")]
    body = "a,c1,b,c1,same\r\n a , c1 ,c,c1, different ,extra\r\n"
    assert rows_of(tmp_path, HEAD + body) == expected
    assert rows_of(tmp_path, "\ufeff" + HEAD + body) == expected
    assert rows_of(tmp_path, "note," + HEAD + 'x,a,c1,b,c1,same\n"two\nlines",a,c1,c,c1,different\n') == expected
    assert rows_of(tmp_path, HEAD) == []


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("a,c1,b,c1,maybe", 'line 2: judgement is "maybe"; write same or different'),
        ("a,c1,b,c1,Same", 'line 2: judgement is "Same"; write same or different'),
        ("a,c1,b", "line 2: other_claim, judgement is empty; name two claims by document and claim id"),
        (",,,,", "line 2: document, claim, other_document, other_claim, judgement is empty"),
        ("a,c1,a,c1,same", "line 2: both sides are claim c1 of a; name two claims"),
    ],
)
def test_a_bad_row_is_named_and_the_rest_is_kept(tmp_path: Path, row: str, words: str) -> None:
    bad, good = rows_of(tmp_path, f"{HEAD}{row}\na,c1,b,c1,same\n")
    assert words in str(bad)
    assert good == judge("a:c1", "b:c1", "same")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "no column document, claim, other_document, other_claim, judgement; the first line must be"),
        ("document;claim;other_document;other_claim;judgement\n", "no column document"),
        ("document,claim,judgement\na,c1,same\n", "no column other_document, other_claim; the first line must be"),
        (b"\xff\xfe\x00", "cannot be read as UTF-8"),
        (HEAD + "a" * 200_000 + ",c1,b,c1,same\n", "no CSV (field larger than field limit"),
    ],
)
def test_a_file_that_is_no_table_of_judgements(tmp_path: Path, text: str | bytes, words: str) -> None:
    with pytest.raises(BadConfig) as fault:
        rows_of(tmp_path, text)
    assert words in str(fault.value)
    assert "judged.csv" in str(fault.value)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(BadConfig, match="give --judgements a CSV file"):
        list(judgements(tmp_path / "gone.csv"))


def test_readings_without_claims_take_no_judgements() -> None:
    silent: Reading = article("s", "It rained all day in the harbour of Rason.")
    assert [type(one) for one in known([judge("s:c1", "s:c2", "same")], [silent])] == [BadItem]
