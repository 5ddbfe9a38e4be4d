"""The page in a real browser: it asks for nothing, hides texts, and fits screens and paper."""

import os
from pathlib import Path

import pytest
from reports_case import report

from tocsin.guidelines import load
from tocsin.reports import render

CHROMIUM = Path("/usr/bin/chromium")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        not CHROMIUM.exists() and not os.environ.get("CI"),
        reason="Chromium is missing; scripts/install-system.sh installs it",
    ),
]


@pytest.fixture(scope="module")
def browser():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture(scope="module", params=["en", "ru", "kk"])
def file(request, tmp_path_factory):
    path = tmp_path_factory.mktemp("report") / "report.html"
    path.write_text(render(report(), request.param, load()), "utf-8")
    return path


@pytest.fixture
def opened(browser, file):
    page = browser.new_page(viewport={"width": 1200, "height": 900})
    page.asked, page.told = [], []
    page.on("request", lambda request: page.asked.append(request.url))
    page.on("console", lambda message: page.told.append(message.text))
    page.goto(file.as_uri())
    yield page
    page.close()


def test_nothing_is_asked_for_but_the_file_and_its_own_data(opened, file):
    assert [url for url in opened.asked if not url.startswith("data:")] == [file.as_uri()]
    assert opened.told == []


def test_the_bundled_font_is_the_one_shown(opened):
    assert opened.evaluate("document.fonts.ready.then(f => [...f].some(x => x.status == 'loaded'))")


def test_a_text_is_hidden_until_it_is_opened(opened):
    quote = opened.locator(".post blockquote").first
    assert not quote.is_visible()
    opened.locator(".post summary").first.click()
    assert quote.is_visible()


@pytest.mark.parametrize("width", [320, 400, 800, 1200])
def test_nothing_runs_over_the_edge_of_the_screen(opened, width):
    opened.set_viewport_size({"width": width, "height": 800})
    opened.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    assert opened.evaluate("document.documentElement.scrollWidth") <= width


def test_one_size_of_each_chart_is_shown(opened):
    shown = "[...document.querySelectorAll('.chart svg')].filter(s => s.getClientRects().length)"
    for width in (400, 1200):
        opened.set_viewport_size({"width": width, "height": 800})
        assert opened.evaluate(f"{shown}.length") == 3


def test_on_paper_texts_stay_hidden_and_nothing_is_cut_off(opened):
    opened.emulate_media(media="print")
    opened.set_viewport_size({"width": 680, "height": 960})
    assert not opened.locator(".post blockquote").first.is_visible()
    assert opened.evaluate("document.documentElement.scrollWidth") <= 680


def test_it_can_be_walked_with_the_keyboard(opened):
    opened.keyboard.press("Tab")
    assert opened.evaluate("document.activeElement.className") == "skip"
