"""A user's own names: what is taken, what is refused in words, and that one set of names never shows in another."""

import csv
import io
import threading
import tomllib
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path

import pytest

from firsthand.errors import BadConfig
from firsthand.ontology import class_of_word, country_of, described, match, ontology, own, own_cache
from firsthand.ontology.index import index
from firsthand.ontology.own_file import COLUMNS
from firsthand.ontology.tables import shipped, use, use_everywhere

HERE = Path(__file__).parent
NAMES = HERE / "own" / "names.csv"
CASES = tomllib.loads((HERE / "own.toml").read_text(encoding="utf-8"))
HEADER = ",".join(COLUMNS)


@pytest.fixture(autouse=True)
def no_cache_of_the_user(monkeypatch, tmp_path):
    monkeypatch.setattr(own_cache, "user_folder", lambda: tmp_path / "cache")


@pytest.fixture
def write(tmp_path):
    def written(text, name="own.csv"):
        file = tmp_path / name
        file.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
        return file

    return written


def in_use(path):
    return use(own.extend(shipped(), own.load(path)[0]))


def found_in(text):
    return [f"{m.span.of(text)} > {m.entry_id}" for m in match(text)]


def test_rows_are_as_the_file_says_them():
    rows, issues = own.load(NAMES)
    by_id = {row.id: row for row in rows}
    zarkan = by_id["own-zarkan-7"]
    assert (zarkan.name, zarkan.aliases, zarkan.guarded) == ("Zarkan-7", ("Zarkan Seven", "Falcon"), ("Falcon",))
    assert (zarkan.weapon_class, zarkan.country, zarkan.maker) == ("combat-uav", "ir", "own-orvan")
    assert (zarkan.related, zarkan.source) == (("shahed-136", "geran-2"), "Orvan catalogue, 2024")
    agency = by_id["own-tevrin-news-agency"]
    assert (agency.kind, agency.country, agency.voice_of) == ("state media", "ir", "ir")
    assert (agency.domain, agency.source) == ("tevrin.example", "names.csv, line 4")
    assert (by_id["own-marsh-brigade"].kind, by_id["own-marsh-brigade"].state) == ("group", "ye")
    shaktan = next(row for row in rows if row.name == "Шахтан")
    assert shaktan.id.isascii()
    assert shaktan.related == ("own-zarkan-7",)
    old = shipped().systems["shahed-136"]
    assert by_id["shahed-136"] == replace(old, aliases=(*old.aliases, "Shahvan", "Шахван"))
    assert [(issue.stage, issue.message) for issue in issues] == [
        (
            "names",
            f"{NAMES}: line 6: country 'group-of-nobody' is no country of the package's tables or of this file; "
            "correct it or empty that cell",
        )
    ]


@pytest.mark.parametrize("case", CASES["refused"], ids=lambda case: case["says"][:50])
def test_a_bad_line_is_refused_and_the_rest_goes_on(case, write):
    file = write(f"{HEADER}\n{case['line']}\nmaker,,Tolvan Works\n")
    rows, issues = own.load(file)
    assert [row.name for row in rows] == ["Tolvan Works"]
    (issue,) = issues
    assert issue.message.startswith(f"{file}: line 2: ")
    assert case["says"] in issue.message
    assert "\n" not in issue.message


def test_a_name_that_is_taken_names_who_has_it(write):
    file = write("\n".join([HEADER, *(case["line"] for case in CASES["taken"])]))
    rows, issues = own.load(file)
    assert [issue.message for issue in issues] == [
        case["says"].replace("{file}", str(file)) for case in CASES["taken"] if case["says"]
    ]
    assert [row.id for row in rows] == ["own-zark", "own-zarkan-7"]


def test_a_name_too_long_is_refused(write):
    _, issues = own.load(write(f"kind,name\nmaker,{'Zark ' * 40}\n"))
    assert "characters; give a name of at most 100" in issues[0].message


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_spreadsheets_are_understood(separator, coding, end, write):
    out = io.StringIO()
    rows = csv.writer(out, delimiter=separator, lineterminator=end)
    rows.writerows([["Kind", " NAME ", "Aliases"], ["maker", "Tolvan, Sons; Co", "Tolvan  Works"], ["", "", ""]])
    (row,), issues = own.load(write(out.getvalue().encode(coding)))
    assert (row.name, row.aliases, issues) == ("Tolvan, Sons; Co", ("Tolvan Works",), ())


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "is empty; its first line names the columns: kind, id"),
        (b"\n \n", "is empty"),
        ("kind,name\nmaker,Zarkán\n".encode("latin-1"), "not UTF-8 (byte 21); save it as 'CSV UTF-8'"),
        ("kind,name\n".encode("utf-16"), "not UTF-8 (byte 1)"),
        (b"PK\x03\x04 and so on", "is a spreadsheet file, no CSV"),
        (b"kind,name\0\n", "is no text file"),
        (b"kind,Zarkan\n", "line 1: unknown column 'zarkan'; the first line names the columns, of these: kind, id"),
        (b"kind,name,note\n", "line 1: unknown column 'note'"),
        (b"kind,name,Name\n", "line 1: the column 'name' is there twice; delete one"),
        (b"kind,aliases\n", "line 1: there is no column 'name'; add it, or 'id' and 'aliases'"),
        (b'kind,name\nmaker,Zark\nmaker,"Zarkan\nmaker,Tolvan\n', "line 3: not readable as CSV (unexpected end"),
        (b'kind,name\nmaker,"Zark"an\n', "line 2: not readable as CSV"),
    ],
)
def test_what_is_no_table_of_names_is_refused_whole(data, says, write):
    file = write(data)
    with pytest.raises(BadConfig) as caught:
        own.load(file)
    assert str(caught.value).startswith(f"{file}: ")
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_missing_file_and_a_folder_are_named(tmp_path):
    with pytest.raises(BadConfig, match=r"none\.csv: there is no such file; name the CSV file of own names"):
        own.load(tmp_path / "none.csv")
    with pytest.raises(BadConfig, match="is a folder; name one CSV file of own names"):
        own.load(tmp_path)


def test_a_header_alone_adds_nothing(write):
    rows, issues = own.load(write(HEADER))
    assert (rows, issues) == ((), ())
    assert own.extend(shipped(), rows) == shipped()


@pytest.mark.parametrize("case", CASES["match"], ids=lambda case: case["about"])
def test_own_names_are_found(case):
    with in_use(NAMES):
        assert found_in(case["text"]) == case["found"]


@pytest.mark.parametrize("case", CASES["script"], ids=lambda case: case["text"])
def test_scripts(case, write):
    with in_use(write(f"kind,name,class\nsystem,{case['name']},uav\n")):
        spans = [m.span.of(case["text"]) for m in match(case["text"]) if m.entry_id.startswith("own-")]
    assert spans == case["found"]


def test_own_rows_answer_wherever_tables_do(write):
    file = write("kind,name,country\ngroup,Marsh Brigade,Yemen\n")
    with in_use(file):
        assert country_of("the Marsh Brigade").entry_id == "own-marsh-brigade"
        assert country_of("Iran").entry_id == "ir"
        assert described("the army", "Marsh Brigade").country_id == "own-marsh-brigade"
        assert class_of_word("howitzer") == ("howitzer", False)
        assert ontology().countries["own-marsh-brigade"].state == "ye"
    assert country_of("the Marsh Brigade") is None
    assert described("the army", "Marsh Brigade") is None


def test_names_never_leak_into_another_set(write):
    text = "Marsh Brigade and Zarkan-7 and Shahvan"
    first, second = (
        own.extend(shipped(), own.load(file)[0]) for file in (write("kind,name\ngroup,Marsh Brigade\n"), NAMES)
    )
    with use(first):
        assert found_in(text) == ["Marsh Brigade > own-marsh-brigade"]
        with use(second):
            assert len(found_in(text)) == 3
        assert found_in(text) == ["Marsh Brigade > own-marsh-brigade"]
    assert found_in(text) == []
    assert ontology() is shipped()


def test_an_own_name_under_a_word_of_the_package_leaves_the_package_alone(write):
    text = "The Iran Zarkan Brigade is not Iran."
    before = found_in(text)
    with in_use(write("kind,name\ngroup,Iran Zarkan Brigade\n")):
        assert found_in(text) == ["Iran Zarkan Brigade > own-iran-zarkan-brigade", "Iran > ir"]
    assert found_in(text) == before


def test_what_is_derived_is_made_once_for_each_set():
    tables = own.extend(shipped(), own.load(NAMES)[0])
    with use(tables):
        one = index()
    with use(tables):
        assert index() is one
    assert index() is not one


def test_a_name_goes_before_the_plural_of_another(write):
    with in_use(write("kind,name,class\nsystem,Zarkan,uav\nsystem,Zarkans,uav\n")):
        assert found_in("They saw Zarkans.") == ["Zarkans > own-zarkans"]


def test_threads_have_their_own_tables_or_those_of_the_process():
    tables = own.extend(shipped(), own.load(NAMES)[0])
    seen = []

    def look():
        seen.append(found_in("a Zarkan-7"))

    def run():
        thread = threading.Thread(target=look)
        thread.start()
        thread.join()

    with use(tables):
        run()
    use_everywhere(tables)
    try:
        run()
        with use(shipped()):
            assert found_in("a Zarkan-7") == []
    finally:
        use_everywhere(None)
    run()
    assert seen == [[], ["Zarkan-7 > own-zarkan-7"], []]


def test_a_worker_process_settles_on_the_tables_when_it_starts():
    tables = own.extend(shipped(), own.load(NAMES)[0])
    with get_context("spawn").Pool(1, use_everywhere, (tables,)) as pool:
        assert pool.apply(found_in, ("a Zarkan-7",)) == ["Zarkan-7 > own-zarkan-7"]


def test_a_second_file_is_checked_against_the_first(write):
    with in_use(NAMES):
        rows, issues = own.load(write("kind,id,name\nmaker,,Zarkan 7\nmaker,orvan,Tolvan\nmaker,,Tolvan Works\n"))
    assert [row.id for row in rows] == ["own-tolvan-works"]
    assert "'Zarkan 7' is a name of system:own-zarkan-7" in issues[0].message
    assert "the id 'orvan' is already in use; give another id" in issues[1].message


def test_tables_with_fewer_rows_find_fewer_names():
    with use(replace(shipped(), systems={})):
        assert found_in("Iran has the Shahed-136 and drones") == ["Iran > ir", "drones > uav"]


class TestCache:
    @pytest.fixture(autouse=True)
    def every_file_is_large(self, monkeypatch):
        monkeypatch.setattr(own_cache, "SMALLEST", 0)

    @pytest.fixture
    def checks(self, monkeypatch):
        done, checked = [], own.checked

        def counted(path, data):
            done.append(path)
            return checked(path, data)

        monkeypatch.setattr(own, "checked", counted)
        return done

    def test_a_second_run_has_the_same_from_the_cache(self, tmp_path, checks):
        first = own.load(NAMES, cache=tmp_path)
        assert own.load(NAMES, cache=tmp_path) == first
        assert len(checks) == 1
        assert len(list(tmp_path.iterdir())) == 1

    def test_another_file_under_the_name_is_checked(self, tmp_path, checks, write):
        own.load(write("kind,name\nmaker,Zarkan\n"), cache=tmp_path / "c")
        (row,), _ = own.load(write("kind,name\nmaker,Tolvan\n"), cache=tmp_path / "c")
        assert (row.name, len(checks)) == ("Tolvan", 2)
        assert len(list((tmp_path / "c").iterdir())) == 1

    def test_other_tables_of_the_package_make_it_stale(self, tmp_path, checks, monkeypatch):
        own.load(NAMES, cache=tmp_path)
        monkeypatch.setattr(own_cache, "package", lambda: "another")
        own.load(NAMES, cache=tmp_path)
        assert len(checks) == 2

    @pytest.mark.parametrize(
        "damage", [lambda d: b"", lambda d: d[:-9], lambda d: d[:70] + b"0" + d[71:], lambda d: d + b" "]
    )
    def test_a_broken_cache_is_made_anew(self, tmp_path, checks, damage):
        first = own.load(NAMES, cache=tmp_path)
        (file,) = tmp_path.iterdir()
        file.write_bytes(damage(file.read_bytes()))
        assert own.load(NAMES, cache=tmp_path) == first
        assert own.load(NAMES, cache=tmp_path) == first
        assert len(checks) == 2

    def test_a_folder_that_cannot_be_written_is_no_fault(self, tmp_path, checks):
        place = tmp_path / "file"
        place.write_text("no folder")
        assert own.load(NAMES, cache=place / "in it") == own.load(NAMES, cache=place / "in it")
        assert len(checks) == 2

    def test_names_checked_against_other_tables_are_not_kept(self, tmp_path, checks):
        with use(replace(shipped(), systems={})):
            own.load(NAMES, cache=tmp_path)
        assert list(tmp_path.iterdir()) == []
