"""The site: whole, in three languages, the same bytes for the same catalogue."""

import json
import re
from html.parser import HTMLParser

import pytest
from toolbox_case import ENTRY, LOOK, ROUNDTABLE, folder

from tocsin.guidelines import load as load_guidelines
from tocsin.toolbox import load
from tocsin.toolbox.exports import to_csv, to_json_ld
from tocsin.toolbox.phrases import phrases
from tocsin.toolbox.site import build_site


class Links(HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.links, self.ids, self.langs = [], [], []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        self.links += [found[name] for name in ("href", "src", "action") if found.get(name)]
        self.ids += [found["id"]] if found.get("id") else []


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    path = tmp_path_factory.mktemp("site")
    hostile = ENTRY.replace("A line made up for this test.", "<script>alert(1)</script> & more.")
    own = folder(tmp_path_factory.mktemp("own"), hostile, LOOK, roundtables=ROUNDTABLE)
    list(build_site(load(own), load_guidelines(), path))
    return path


def test_every_page_is_there_in_every_language(site):
    for lang in ("en", "ru", "kk"):
        assert len(list((site / lang / "states").glob("*.html"))) == 57
        assert len(list((site / lang / "entries").glob("*.html"))) == 73
        assert len(list((site / lang / "themes").glob("*.html"))) == 7
        assert len(list((site / lang / "commitments").glob("*.html"))) == 15
        assert len(list((site / lang / "roundtables").glob("*.html"))) == 9


def test_every_link_within_the_site_resolves_with_its_anchor(site):
    parsed = {path: Links(path.read_text("utf-8")) for path in site.rglob("*.html")}
    assert len(parsed) > 480
    for path, page in parsed.items():
        assert len(page.ids) == len(set(page.ids)), f"an id stands twice in {path}"
        for link in page.links:
            if link.startswith(("http://", "https://")):
                continue
            name, _, anchor = link.partition("#")
            target = (path.parent / name).resolve() if name else path
            assert target.is_file(), f"{path}: {link}"
            if anchor and target in parsed:
                assert anchor in parsed[target].ids, f"{path}: {link}"


def test_nothing_is_loaded_from_elsewhere(site):
    for path in site.rglob("*.html"):
        text = path.read_text("utf-8")
        assert not re.search(r'(?:src|action)="https?:', text)
        assert not re.search(r'<link[^>]+href="https?:', text)
    assert "http" not in (site / "style.css").read_text("utf-8")
    assert "http" not in (site / "search.js").read_text("utf-8")


def test_what_is_written_in_an_entry_cannot_become_a_script(site):
    text = (site / "en" / "entries" / "kz-invented-line.html").read_text("utf-8")
    assert "<script>alert" not in text
    assert "&lt;script&gt;alert(1)" in text


def test_the_same_catalogue_gives_the_same_bytes(site, tmp_path):
    catalogue = load()
    one, other = tmp_path / "one", tmp_path / "other"
    for path in (one, other):
        list(build_site(catalogue, load_guidelines(), path))
    files = sorted(path.relative_to(one) for path in one.rglob("*") if path.is_file())
    assert all((one / path).read_bytes() == (other / path).read_bytes() for path in files)


def test_a_none_found_cell_and_who_looked_are_on_the_page_of_the_state(site):
    text = (site / "ru" / "states" / "kz.html").read_text("utf-8")
    assert text.count('class="none_found"') == 1
    assert "Invented monitoring group" in text


def test_the_list_of_states_is_in_the_order_of_the_kazakh_alphabet(site):
    text = (site / "kk" / "states.html").read_text("utf-8")
    letters = re.findall(r"<h2>(.)</h2>", text)
    assert letters.index("А") < letters.index("Ә") < letters.index("Б")
    assert letters.index("К") < letters.index("Қ") < letters.index("Л")


@pytest.mark.parametrize("key", sorted(phrases()))
def test_words_are_there_in_all_languages_with_the_same_gaps(key):
    words = phrases()[key].as_dict()
    assert all(words.values())
    gaps = {lang: sorted(re.findall(r"{(\w+)}", text)) for lang, text in words.items()}
    assert gaps["en"] == gaps["ru"] == gaps["kk"]


def test_json_ld_names_every_entry_with_public_terms():
    value = json.loads(to_json_ld(load(), load_guidelines()))
    assert value["@type"] == "dcat:Catalog"
    things = {one["dct:identifier"]: one for one in value["dcat:resource"]}
    assert len(things) == 72
    law = things["kz-article-158"]
    assert law["@type"] == "schema:Legislation"
    assert {one["@language"] for one in law["schema:name"]} == {"en", "ru", "kk"}
    assert law["dct:spatial"][0]["dct:identifier"] == "KZ"
    assert "None" not in json.dumps(value)


def test_csv_has_a_line_an_entry_and_runs_no_formula(tmp_path):
    import csv
    import io

    text = to_csv(load(folder(tmp_path, ENTRY.replace("A line made", "=SUM(1) made"))))
    rows = list(csv.DictReader(io.StringIO(text.decode("utf-8-sig"))))
    assert len(rows) == 73
    assert rows[-1]["description"].startswith("'=SUM(1)")
    assert {row["binding"] for row in rows} == {"yes", "no", ""}
