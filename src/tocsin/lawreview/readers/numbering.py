"""Work out the numbers that Word writes before paragraphs by itself."""

from collections.abc import Mapping
from typing import Any

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LATIN = "abcdefghijklmnopqrstuvwxyz"
RUSSIAN = "абвгдежзиклмнопрстуфхцчшщэюя"  # as Word counts: without ё, й, ъ, ы, ь
ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


class Numbering:
    """Counts list paragraphs in the order of the document, as Word does when it shows them."""

    def __init__(self, document: Any) -> None:  # noqa: ANN401  # python-docx has no types
        self._levels: dict[str, dict[int, Mapping[str, str]]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._styles = {
            style.element.get(f"{W}styleId"): style.element.find(f"{W}pPr/{W}numPr")
            for style in document.styles
        }
        part = next(
            (
                r.target_part
                for r in document.part.rels.values()
                if r.reltype.endswith("/numbering")
            ),
            None,
        )
        if part is not None:
            self._read(part.element)

    def of(self, paragraph: etree._Element) -> str:
        """Give the number before the paragraph, such as `3.` or `б)`, or nothing."""
        properties = paragraph.find(f"{W}pPr/{W}numPr")
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        if properties is None and style is not None:
            properties = self._styles.get(style.get(f"{W}val"))
        if properties is None:
            return ""
        list_id, level = _value(properties, "numId"), int(_value(properties, "ilvl") or 0)
        levels = self._levels.get(list_id, {})
        return self._next(list_id, level, levels) if level in levels else ""

    def _next(self, list_id: str, level: int, levels: dict[int, Mapping[str, str]]) -> str:
        counts = self._counts.setdefault(list_id, {})
        counts[level] = counts.get(level, int(levels[level]["start"]) - 1) + 1
        for deeper in [one for one in counts if one > level]:
            del counts[deeper]
        text = levels[level]["text"]
        for one in range(9):
            shape = levels.get(one, {}).get("format", "decimal")
            text = text.replace(f"%{one + 1}", _written(counts.get(one, 1), shape))
        return "" if levels[level]["format"] in ("bullet", "none") else text.strip()

    def _read(self, root: etree._Element) -> None:
        kinds = {one.get(f"{W}abstractNumId"): one for one in root.iter(f"{W}abstractNum")}
        for number in root.iter(f"{W}num"):
            kind = kinds.get(_value(number, "abstractNumId"))
            if kind is None:
                continue
            levels: dict[int, Mapping[str, str]] = {
                int(one.get(f"{W}ilvl", 0)): _level(one) for one in kind.iter(f"{W}lvl")
            }
            for change in number.iter(f"{W}lvlOverride"):
                at, start = int(change.get(f"{W}ilvl", 0)), _value(change, "startOverride")
                if start and at in levels:
                    levels[at] = {**levels[at], "start": start}
            self._levels[number.get(f"{W}numId", "")] = levels


def _level(element: etree._Element) -> dict[str, str]:
    return {
        "format": _value(element, "numFmt") or "decimal",
        "text": _value(element, "lvlText"),
        "start": _value(element, "start") or "1",
    }


def _value(element: etree._Element, name: str) -> str:
    child = element.find(f"{W}{name}")
    return child.get(f"{W}val", "") if child is not None else ""


def _written(number: int, shape: str) -> str:
    if shape in ("lowerLetter", "upperLetter"):
        letter = LATIN[(number - 1) % 26]
    elif shape in ("russianLower", "russianUpper"):
        letter = RUSSIAN[(number - 1) % len(RUSSIAN)]
    elif shape in ("lowerRoman", "upperRoman"):
        letter = _roman(number)
    else:
        return str(number)
    return letter.upper() if shape.startswith("upper") or shape.endswith("Upper") else letter


def _roman(number: int) -> str:
    out = ""
    for value, letters in ROMAN:
        while number >= value:
            out, number = out + letters, number - value
    return out
