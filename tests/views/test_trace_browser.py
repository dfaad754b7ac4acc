"""The report in a browser: accessible, no requests, keyboard, phone, without script; skipped where there is none."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from trace_case import hostile, sixty, ten

from firsthand.views import report

pytestmark = pytest.mark.browser
IN_CI = os.environ.get("CI") == "true"
TRACES = {"ten": ten, "sixty": sixty, "hostile": hostile}
SCREENS = {"desktop": (1280, 900, "light"), "dark": (1280, 900, "dark"), "phone": (390, 844, "light")}


def absent(what: str) -> None:
    if IN_CI:
        pytest.fail(f"{what} is missing, and CI tests the pages: see .ci/")
    pytest.skip(f"{what} is missing: the pages are not tested here")


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if found is None:
        absent("Chromium (apt-get install chromium)")
    try:
        import axe_playwright_python  # noqa: F401
        from playwright.sync_api import sync_playwright
    except ImportError:
        absent("playwright (pip install axe-playwright-python)")
    with sync_playwright() as play:
        started = play.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield started
        started.close()


def opened(browser: Any, folder: Path, name: str, screen: str = "desktop", *, script: bool = True) -> Any:
    """The report open in a page that fails the test on any request or message of the console."""
    file = folder / f"{name}.html"
    file.write_text(report.page(TRACES[name]()), encoding="utf-8")
    wide, high, scheme = SCREENS[screen]
    context = browser.new_context(
        viewport={"width": wide, "height": high},
        color_scheme=scheme,
        java_script_enabled=script,
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.troubles = []
    page.on("console", lambda message: page.troubles.append(message.text))
    page.on("pageerror", lambda error: page.troubles.append(str(error)))
    page.on("request", lambda one: page.troubles.append(one.url) if one.url != file.as_uri() else None)
    page.on("dialog", lambda dialog: page.troubles.append(dialog.message))
    page.goto(file.as_uri())
    return page


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("name", TRACES)
def test_axe_finds_nothing_and_nothing_is_asked_for(browser: Any, tmp_path: Path, name: str, screen: str) -> None:
    page = opened(browser, tmp_path, name, screen)
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"]) for one in found] == []
    assert page.troubles == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_link_to_folded_words_opens_them(browser: Any, tmp_path: Path) -> None:
    page = opened(browser, tmp_path, "ten")
    words = page.locator("#a4 details mark")
    assert not words.is_visible()
    page.locator('.finding a[href^="#w4-"]').first.click()
    words.wait_for(state="visible")


def test_keys_go_from_finding_to_finding_and_can_be_turned_off(browser: Any, tmp_path: Path) -> None:
    page = opened(browser, tmp_path, "ten")
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.id") == "f1"
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.id") == "f2"
    page.keyboard.press("k")
    assert page.evaluate("document.activeElement.id") == "f1"
    page.locator("#keys").uncheck()
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.id") == "keys"


def test_the_filter_hides_what_does_not_hold_the_words(browser: Any, tmp_path: Path) -> None:
    page = opened(browser, tmp_path, "ten")
    page.locator("#filter").fill("flatcars")
    assert page.locator("#f2").is_visible()
    assert not page.locator("#f4").is_visible()
    assert page.locator("#shown").inner_text().endswith("findings and articles")


def test_without_script_everything_is_there_but_the_tools(browser: Any, tmp_path: Path) -> None:
    page = opened(browser, tmp_path, "ten", script=False)
    assert not page.locator("#tools").is_visible()
    assert page.locator("#f1").is_visible()
    assert page.locator("svg.stemma").is_visible()
    page.locator('.stemma a[href="#a2"]').click()
    assert page.url.endswith("#a2")


def test_a_phone_gets_the_tree_as_a_list(browser: Any, tmp_path: Path) -> None:
    page = opened(browser, tmp_path, "sixty", "phone")
    assert not page.locator("svg.stemma").is_visible()
    assert page.locator(".narrow .tree").is_visible()


def test_it_prints(browser: Any, tmp_path: Path) -> None:
    assert opened(browser, tmp_path, "sixty").pdf(format="A4")[:5] == b"%PDF-"
