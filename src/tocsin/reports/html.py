"""The report as one page: no script, no request, readable on screen and on paper."""

import base64
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from tocsin.domain import State
from tocsin.guidelines import Guidelines, Status, Words
from tocsin.paper import FONTS
from tocsin.reports.catalogue import Catalogue
from tocsin.reports.excerpt import excerpt, legible, short
from tocsin.reports.model import Report
from tocsin.reports.panel import panels

TEMPLATES = Path(__file__).parent / "templates"
FONT_LIMIT = 60_000
REFERENCES = 12
GAPS_SHOWN = 40
_TAG = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def render(report: Report, lang: str, guidelines: Guidelines) -> str:
    """Write the report in `lang` as one HTML page.

    Raises `ReportError` for a language we do not speak.
    """
    catalogue = Catalogue(lang)
    method = _Method(guidelines, lang)
    page = _environment().get_template("report.html.j2")
    text = page.render(
        report=report,
        panels=panels(report, catalogue, method.label),
        lang=lang,
        css=_css(),
        method=method,
        label=method.label,
        **_language(catalogue),
    )
    return text.encode("utf-8", "replace").decode("utf-8")


class _Method:
    """The guidelines in one language; an id they do not know stands for itself."""

    def __init__(self, guidelines: Guidelines, lang: str) -> None:
        self._guidelines = guidelines
        self._lang = lang

    def label(self, id_: str) -> str:
        entry = self._guidelines.find(id_)
        return entry.label.say(self._lang) if entry else short(id_)

    def value(self, axis: str, id_: str) -> str:
        """Name a value of an axis, such as `directness`."""
        value = self._guidelines.axis(axis).value(id_)
        return value.label.say(self._lang) if value else short(id_)

    @property
    def indicators(self) -> int:
        """How many indicators there are."""
        return len(self._guidelines.indicators)

    @property
    def confirmed(self) -> int:
        """How many indicators bear a name that a published page confirms."""
        return sum(i.status is Status.CONFIRMED for i in self._guidelines.indicators)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals |= {
        "excerpt": excerpt,
        "REFERENCES": REFERENCES,
        "GAPS_SHOWN": GAPS_SHOWN,
        "STATES": tuple(State),
    }
    environment.filters |= {"legible": legible, "short": short, "langtag": _langtag}
    return environment


def _language(catalogue: Catalogue) -> Mapping[str, object]:
    def word(family: str, value: str) -> str:
        key = f"{family}.{value}"
        return catalogue.say(key) if catalogue.has(key) else short(value)

    def words(of: Words) -> str:
        return of.say(catalogue.lang)

    return {
        "t": catalogue.say,
        "word": word,
        "words": words,
        "number": catalogue.number,
        "decimal": catalogue.decimal,
        "percent": catalogue.percent,
        "date": catalogue.day,
        "moment": catalogue.moment,
        "span": catalogue.span,
    }


def _langtag(lang: str | None) -> str:
    return lang if lang and _TAG.fullmatch(lang) else "und"


@cache
def _css() -> Markup:
    style = (TEMPLATES / "report.css").read_text("utf-8")
    return Markup(_faces() + style)  # noqa: S704 - our own style sheet


def _faces() -> str:
    faces = []
    for name, weight in (("Regular", 400), ("Bold", 700)):
        raw = (FONTS / f"TocsinSans-{name}.woff2").read_bytes()
        if len(raw) <= FONT_LIMIT:
            data = base64.b64encode(raw).decode("ascii")
            faces.append(
                f'@font-face{{font-family:"Tocsin Sans";font-weight:{weight};'
                f'src:url("data:font/woff2;base64,{data}") format("woff2")}}\n'
            )
    return "".join(faces)
