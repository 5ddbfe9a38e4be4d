"""The site in a real browser, from a folder: accessible, fits, searches, needs no scripts."""

import os
from pathlib import Path

import pytest
from toolbox_case import LOOK, folder

from tocsin.guidelines import load as load_guidelines
from tocsin.toolbox import load
from tocsin.toolbox.site import build_site

CHROMIUM = Path("/usr/bin/chromium")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        not CHROMIUM.exists() and not os.environ.get("CI"),
        reason="Chromium is missing; scripts/install-system.sh installs it",
    ),
]
CHECKED = {
    ("ru", "light"): (
        "index", "states", "about", "states/kz", "commitments/mc318-7",
        "entries/kz-mass-media-law", "roundtables/almaty-2024",
    ),
    ("en", "dark"): ("states/kz", "search", "entries/nl-doxing-crime"),
    ("kk", "light"): ("coverage", "states/gb"),
}  # fmt: skip


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    path = tmp_path_factory.mktemp("site")
    own = folder(tmp_path_factory.mktemp("own"), LOOK)
    list(build_site(load(own), load_guidelines(), path))
    return path


@pytest.fixture(scope="module")
def browser():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser):
    page = browser.new_page(viewport={"width": 1200, "height": 900})
    page.asked, page.told = [], []
    page.on("request", lambda request: page.asked.append(request.url))
    page.on("console", lambda message: page.told.append(message.text))
    yield page
    page.close()


@pytest.mark.parametrize(("lang", "scheme"), CHECKED)
def test_pages_have_no_fault_of_accessibility(page, site, lang, scheme):
    from axe_playwright_python.sync_playwright import Axe

    page.emulate_media(color_scheme=scheme)
    for name in CHECKED[lang, scheme]:
        page.goto((site / lang / f"{name}.html").as_uri())
        faults = Axe().run(page).response["violations"]
        told = [f"{one['id']}: {one['nodes'][0]['html'][:200]}" for one in faults]
        assert told == [], name


@pytest.mark.parametrize("width", [320, 390, 1200])
def test_nothing_runs_over_the_edge(page, site, width):
    page.set_viewport_size({"width": width, "height": 800})
    for name in ("index", "coverage", "search", "states/kz", "entries/kz-mass-media-law"):
        page.goto((site / "kk" / f"{name}.html").as_uri())
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name


def test_only_files_of_the_folder_are_asked_for(page, site):
    for name in ("index", "search", "states/kz"):
        page.goto((site / "ru" / f"{name}.html").as_uri())
    assert all(url.startswith(site.as_uri()) for url in page.asked)
    assert page.told == []
    assert page.evaluate("document.fonts.ready.then(f => [...f].some(x => x.status == 'loaded'))")


def test_a_search_from_the_first_page_narrows_the_list(page, site):
    from playwright.sync_api import expect

    page.goto((site / "ru" / "index.html").as_uri())
    page.fill("#q", "воспрепятствованию")
    page.click("button[type=submit]")
    shown = page.locator("#entries > li:visible")
    expect(shown).to_have_count(3)
    page.fill("#q", "")
    page.select_option("#state", "KZ")
    page.select_option("#theme", "T7")
    expect(shown).to_have_count(3)
    assert page.inner_text("#shown") == "3"
    page.select_option("#year", "2015")
    expect(shown).to_have_count(1)


def test_without_scripts_every_entry_is_listed(browser, site):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((site / "en" / "search.html").as_uri())
    assert page.locator("#entries > li").count() == 72
    assert page.locator("form.facets").is_hidden()
    context.close()


def test_a_square_of_the_grid_leads_to_what_is_there_or_to_what_others_did(page, site):
    page.goto((site / "en" / "states" / "kz.html").as_uri())
    page.click("table.grid tbody tr:nth-child(7) td:last-child a")
    assert page.url.endswith("kz.html#t7")
    page.click("table.grid tbody tr:nth-child(5) td:nth-child(4) a")
    assert page.url.endswith("commitments/mc318-5.html#t3")
    assert page.locator("#t3").is_visible()


def test_on_paper_nothing_is_cut_off(page, site):
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 680, "height": 960})
    page.goto((site / "ru" / "states" / "kz.html").as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= 680
    assert not page.locator("header.top").is_visible()
