"""Small laws that the tests of the law room share; all of them are invented."""

from pathlib import Path

from tocsin.lawreview import LawText, read_law_bytes
from tocsin.lawreview.synthetic import draft

FIXTURES = Path(__file__).parent / "fixtures"


def law(text: str, lang: str | None = None) -> LawText:
    return read_law_bytes(text.encode(), "law.txt", lang)


def drafted(version: int, lang: str = "ru", case: str = "kazakhstan") -> LawText:
    return law(draft(case, version, lang), lang)


def ids(text: LawText) -> list[str]:
    return [unit.id for unit in text.walk()]
