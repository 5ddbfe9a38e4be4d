"""Write the site into a folder: pages in three languages, style, font, data to take along."""

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from tocsin.guidelines import Guidelines
from tocsin.guidelines.words import LANGUAGES
from tocsin.paper import FONTS
from tocsin.toolbox.catalogue import Catalogue
from tocsin.toolbox.exports import to_csv, to_json_ld
from tocsin.toolbox.matrix import Coverage
from tocsin.toolbox.pages.voice import Voice
from tocsin.toolbox.site.pages import Page, pages

TEMPLATES = Path(__file__).parent / "templates"
NAMES = {"en": "English", "ru": "Русский", "kk": "Қазақша"}
SECTIONS = ("states", "themes", "commitments", "coverage", "roundtables", "search", "about")
FONT_FILES = ("TocsinSans-Regular.woff2", "TocsinSans-Bold.woff2")
MARKS = {Coverage.FOUND: "●", Coverage.NONE_FOUND: "○", Coverage.NOT_LOOKED: "·"}


def build_site(catalogue: Catalogue, guidelines: Guidelines, folder: Path) -> Iterator[Path]:
    """Write every file of the site and give its path; the same catalogue gives the same bytes.

    Raises `OSError` where the folder cannot be written.
    """
    for path, data in _files(catalogue, guidelines):
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
        yield target


def _files(catalogue: Catalogue, guidelines: Guidelines) -> Iterator[tuple[str, bytes]]:
    yield "style.css", (TEMPLATES / "style.css").read_bytes()
    yield "search.js", (TEMPLATES / "search.js").read_bytes()
    for name in FONT_FILES:
        yield f"fonts/{name}", (FONTS / name).read_bytes()
    yield "fonts/OFL.txt", (FONTS / "OFL.txt").read_bytes()
    yield "catalogue.csv", to_csv(catalogue)
    yield "catalogue.jsonld", to_json_ld(catalogue, guidelines)
    door = _environment().get_template("door.html.j2")
    voices = {lang: Voice(catalogue, guidelines, lang) for lang in LANGUAGES}
    yield "index.html", door.render(voices=voices, names=NAMES).encode("utf-8")
    for lang, voice in voices.items():
        for page in pages(voice):
            yield f"{lang}/{page.path}", render(voice, page).encode("utf-8")


def render(voice: Voice, page: Page) -> str:
    """Give one page as HTML."""
    template = _environment().get_template(f"{page.template}.html.j2")
    up = "../" * (page.path.count("/") + 1)
    return template.render(
        voice=voice,
        t=voice.say,
        lang=voice.lang,
        page=page,
        root=up,
        here=f"{up}{voice.lang}/",
        names=NAMES,
        sections=SECTIONS,
        marks=MARKS,
        **page.contents,
    )


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.tests["contains"] = lambda values, one: one in values
    environment.tests["all_of"] = lambda values, those: len(values) == len(those)
    environment.filters |= {"words_of": _words_of, "zip_labels": _zip_labels}
    return environment


def _zip_labels(ids: Iterable[str], voice: Voice, kind: str) -> list[tuple[str, str]]:
    """Give ids with their names, each name after its code where the code says something."""
    if not kind:
        return [(id, voice.commitment(id)) for id in ids]
    coded = kind == "themes"
    return [(id, f"{id} {voice.term(kind, id)}" if coded else voice.term(kind, id)) for id in ids]


def _words_of(value: Any, lang: str) -> str:  # noqa: ANN401 - anything with words
    return str(value.say(lang))
