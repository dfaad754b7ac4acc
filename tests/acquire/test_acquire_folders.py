"""Folders are walked in sorted order; what is no article in them is named, what is hidden is left out."""

import os
from pathlib import Path

from firsthand.acquire import documents
from firsthand.acquire.drafts import ARTICLE_LIMIT
from firsthand.errors import BadItem
from firsthand.records import Document


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_a_folder_is_walked_in_sorted_order(tmp_path: Path) -> None:
    write(tmp_path / "b.txt", "Oman has tested a gun.")
    write(tmp_path / "a" / "z.txt", "Chile has tested a gun.")
    write(tmp_path / "c.css", "p { color: red }")
    write(tmp_path / ".hidden.txt", "Hidden.")
    write(tmp_path / ".git" / "x.txt", "Hidden.")
    write(tmp_path / "d.html", "<p>Peru has tested a gun, it said.</p>")
    write(tmp_path / "d_files" / "frame.html", "<p>An advertisement.</p>")
    items = list(documents([str(tmp_path)]))
    assert [item.text[:4] if isinstance(item, Document) else str(item)[-70:] for item in items] == [
        "Chil", "Oman", " name the file itself if it is an article in plain text, HTML or JSONL", "Peru",
    ]  # fmt: skip


def test_pipes_and_links_to_folders_are_named_and_not_followed(tmp_path: Path) -> None:
    write(tmp_path / "in" / "a.txt", "Oman has tested a gun.")
    os.mkfifo(tmp_path / "in" / "pipe.txt")
    (tmp_path / "in" / "up").symlink_to(tmp_path)
    first, pipe, link = documents([str(tmp_path / "in")])
    assert isinstance(first, Document)
    assert "pipe.txt: " in str(pipe)
    assert "is not followed in folders" in str(link)


def test_an_empty_folder_and_an_empty_path_are_named(tmp_path: Path) -> None:
    folder, path = documents([str(tmp_path), ""])
    assert str(folder) == f"{tmp_path}: the folder holds no files; name a folder or a file with articles"
    assert isinstance(path, BadItem)


def test_fifty_megabytes_on_one_line_are_set_aside_at_once(tmp_path: Path) -> None:
    path = tmp_path / "one_line.txt"
    path.write_bytes(b"a\xff" * 25_000_000)
    (item,) = documents([str(path)])
    assert "larger than 8 MB" in str(item)
    path.write_bytes(b'{"text": "' + b"a" * 50_000_000 + b'"}\n{"text": "Oman has tested a gun."}\n')
    long, short = documents([str(path)])
    assert "line 1: longer than 16 MB" in str(long)
    assert isinstance(short, Document)


def test_a_text_over_the_limit_says_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text("the " * (ARTICLE_LIMIT // 4 + 1), encoding="utf-8")
    (item,) = documents([str(path)])
    assert str(item) == (
        f"{path}: 2,000,004 characters, more than the 2,000,000 that one article may have; "
        "split it into one file for each article"
    )


def test_a_folders_own_notes_are_no_articles(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("What lies in this folder.", encoding="utf-8")
    (tmp_path / "one.txt").write_text("Kyiv asked Berlin for tanks.", encoding="utf-8")
    texts = [item.text for item in documents([str(tmp_path)]) if isinstance(item, Document)]
    assert texts == ["Kyiv asked Berlin for tanks."]
