"""The words of the report in three languages, with plural forms, numbers and dates.

All strings lie in `data/catalogue.toml`; what posts say and what the method is called are not here.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from tocsin.guidelines.words import LANGUAGES

DATA = Path(__file__).parent / "data"
THIN = {"en": ",", "ru": "\u00a0", "kk": "\u00a0"}

Phrase = Mapping[str, str | Mapping[str, str]]


class ReportError(Exception):
    """A report could not be made; the message says why and what to do."""


@cache
def phrases() -> Mapping[str, Phrase]:
    """Read the catalogue: every phrase by its dotted id."""
    with (DATA / "catalogue.toml").open("rb") as file:
        return dict(_flat(tomllib.load(file), ""))


def _flat(table: Mapping[str, Any], prefix: str) -> Iterator[tuple[str, Phrase]]:
    for name, value in table.items():
        if set(value) == set(LANGUAGES) and isinstance(value["kk"], str):
            yield f"{prefix}{name}", value
        else:
            yield from _flat(value, f"{prefix}{name}.")


def plural(lang: str, number: int) -> str:
    """Name the plural form a count asks for (CLDR cardinal rules for whole numbers)."""
    if lang == "ru":
        if number % 10 == 1 and number % 100 != 11:
            return "one"
        return "few" if number % 10 in {2, 3, 4} and number % 100 not in {12, 13, 14} else "many"
    return "one" if number == 1 else "other"


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The phrases in one language."""

    lang: str

    def __post_init__(self) -> None:
        if self.lang not in LANGUAGES:
            message = f"No report in language {self.lang!r}; choose one of {', '.join(LANGUAGES)}."
            raise ReportError(message)

    def has(self, key: str) -> bool:
        """Say whether the catalogue holds `key`."""
        return key in phrases()

    def say(self, key: str, n: int | None = None, **values: object) -> str:
        """Give the phrase `key` with `values` filled in; `n` chooses its plural form."""
        phrase = phrases()[key][self.lang]
        if not isinstance(phrase, str):
            if n is None:
                message = f"The phrase {key!r} has plural forms; pass n."
                raise ReportError(message)
            phrase = phrase[plural(self.lang, n)]
        if n is not None:
            values["n"] = self.number(n)
        return phrase.format(**values) if values else phrase

    def number(self, value: int) -> str:
        """Write a whole number with the language's thousands sign."""
        return f"{value:,}".replace(",", THIN[self.lang])

    def decimal(self, value: float) -> str:
        """Write a probability with two decimals and the language's decimal sign."""
        text = f"{value:.2f}"
        return text if self.lang == "en" else text.replace(".", ",")

    def percent(self, part: int, whole: int) -> str:
        """Write a share in whole per cent; a small share that is not nothing is "<1"."""
        share = round(100 * part / whole) if whole else 0
        if part and not share:
            return self.say("percent").format(n="<1")
        return self.say("percent").format(n=share)

    def day(self, day: date) -> str:
        """Write a date in words."""
        month = self.say("months").split()[day.month - 1]
        return self.say("date", day=day.day, month=month, year=day.year)

    def moment(self, moment: datetime) -> str:
        """Write a date and time to the minute."""
        return self.say("moment", date=self.day(moment.date()), time=f"{moment:%H:%M}")

    def span(self, first: date | None, last: date | None) -> str:
        """Write a period, once only where it is a single day."""
        if first is None or last is None:
            return self.say("none")
        if first == last:
            return self.day(first)
        return self.say("range", first=self.day(first), last=self.day(last))
