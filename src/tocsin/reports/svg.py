"""From a chart's specification to SVG for our page: offline, same input same bytes, no scripts."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import vl_convert
from markupsafe import Markup, escape

from tocsin.paper import FONTS

_ID = re.compile(r'\bid="([^"]*)"')
_ROLE = re.compile(r' (?:role|aria-[a-z]+)="[^"]*"')
_HEAD = re.compile(r'<svg [^>]*viewBox="(?P<view>[^"]*)"[^>]*>')


@dataclass(frozen=True, slots=True)
class Caption:
    """What a chart is called and says, for those who cannot see it; `id` is unique on the page."""

    id: str
    title: str
    desc: str


def draw(spec: Mapping[str, Any], caption: Caption, months: Sequence[str] = ()) -> Markup:
    """Draw a Vega-Lite specification; `months` are the short names for axes of time."""
    _register_fonts()
    svg: str = vl_convert.vegalite_to_svg(
        dict(spec), allowed_base_urls=[], time_format_locale=_locale(months)
    )
    return Markup(_dress(svg, caption))  # noqa: S704 - drawn here; texts in it are escaped


@cache
def _register_fonts() -> None:
    vl_convert.register_font_directory(str(FONTS))


def _locale(months: Sequence[str]) -> dict[str, object] | None:
    if not months:
        return None
    names = {"months": list(months), "shortMonths": list(months)}
    days = {"days": [""] * 7, "shortDays": [""] * 7, "periods": ["", ""]}
    return names | days | {"dateTime": "%x, %X", "date": "%d.%m.%Y", "time": "%H:%M:%S"}


def _dress(svg: str, caption: Caption) -> str:
    head = _HEAD.match(svg)
    assert head, "vl-convert writes a view box"
    view, body = head["view"], _own_ids(_ROLE.sub("", svg[head.end() :]), caption.id)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{view}" width="{view.split()[2]}"'
        f' role="img" aria-labelledby="{caption.id}-t {caption.id}-d">'
        f'<title id="{caption.id}-t">{escape(caption.title)}</title>'
        f'<desc id="{caption.id}-d">{escape(caption.desc)}</desc>{body}'
    )


def _own_ids(body: str, prefix: str) -> str:
    """Rename ids: the drawing engine counts them over all charts it ever drew."""
    names = {name: f"{prefix}-{n}" for n, name in enumerate(dict.fromkeys(_ID.findall(body)))}
    for name, ours in names.items():
        body = body.replace(f'id="{name}"', f'id="{ours}"')
        body = body.replace(f"url(#{name})", f"url(#{ours})")
    return body
