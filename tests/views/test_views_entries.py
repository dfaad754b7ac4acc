"""The ontology's pages: a clean check, searches that say how they fit, all about one entry, ids that are not there."""

import pytest

from firsthand.ontology import tables
from firsthand.views.entries import check_page, find_page, show_page


def test_a_clean_check_counts_the_rows():
    text, status = check_page()
    assert (text.startswith("nothing to put right in 23 events, "), text.count("\n"), status) == (True, 1, 0)


def test_a_finding_names_file_row_value_and_remedy():
    from dataclasses import replace

    shipped = tables.shipped()
    body = replace(shipped.bodies["kremlin"], voice_of=None)
    with tables.use(replace(shipped, bodies={**shipped.bodies, "kremlin": body})):
        text, status = check_page()
    line, last = text.splitlines()
    assert line.startswith("bodies/official.toml: [kremlin]: 'Kremlin' is official and speaks for nobody; keep one: ")
    assert (last.startswith("1 to put right in "), status) == (True, 1)


@pytest.mark.parametrize(
    ("words", "lines"),
    [
        ("Islamic Republic News Agency", ["body:irna  IRNA  (alias: Islamic Republic News Agency)"]),
        ("Reuterz", ["no name has these words; names that are spelled alike:", "body:reuters  Reuters"]),
    ],
)
def test_a_search_says_how_names_fit(words, lines):
    assert find_page(words) == ("".join(f"{line}\n" for line in lines), 0)


def test_a_search_that_finds_much_is_cut():
    text, status = find_page("defence")
    assert (text.count("\n") <= 44, "more; give more words" in text, status) == (True, True, 0)


@pytest.mark.parametrize("words", ["", "zzzzqq", "\x1b[31mzzzzqq"])
def test_a_search_that_finds_nothing_says_so(words):
    text, status = find_page(words)
    assert (text.startswith("nothing in the tables is called"), "\x1b" in text, status) == (True, False, 1)


def test_an_entry_is_shown_with_names_beside_ids():
    text, status = show_page("geran-2")
    assert status == 0
    assert text.startswith("Geran-2  (system:geran-2)\n")
    for line in ("  country: country:ru (Russia)", "  maker: body:alabuga (Alabuga)"):
        assert line in text.splitlines()
    assert "system:shahed-136 (Shahed-136)" in text
    assert max(map(len, text.splitlines())) <= 100


@pytest.mark.parametrize("entry_id", ["no-such", "", "body:geran-2", "\x1b[2J"])
def test_an_unknown_id_is_one_line(entry_id):
    text, status = show_page(entry_id)
    assert (text.startswith("no entry has the id"), text.count("\n"), "\x1b" in text, status) == (True, 1, False, 2)
