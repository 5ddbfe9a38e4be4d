"""Put states and alerts into sentences in three languages."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from tocsin.domain import Change, Level
from tocsin.escalation.indicators import Signal
from tocsin.escalation.method import Row
from tocsin.guidelines.words import LANGUAGES, Words

Sentences = Mapping[str, Words]
# What the sentences that name indicators call them.
LISTED = {"news": "news", "beside": "indicators"}


def of_signal(sentences: Sentences, indicator: str, signal: Signal, read: int) -> Words:
    """Say a state in words; `read` is how many posts about the journalist have been read."""
    numbers = {**signal.numbers, "read": read}
    said = (sentences[_name(indicator, part)] for part in signal.says)
    return joined(_filled(words, numbers, signal.names) for words in said)


def of_gap(sentences: Sentences, gap: tuple[datetime, datetime]) -> Words:
    """Say when nothing was collected."""
    begins, ends = (f"{at:%Y-%m-%d %H:%M}" for at in gap)
    return sentences["alert.gap"].fill(gap_from=begins, gap_to=ends)


def opening(sentences: Sentences, change: Change, joins: Level | None) -> list[Words]:
    """Give what stands before the row's words: that a level fell, or what the news joins."""
    if change is Change.FALL:
        return [sentences["alert.fell"]]
    return [sentences[f"alert.joins-{joins.value}"]] if joins else []


def of_row(sentences: Sentences, row: Row, signals: Mapping[str, Signal], read: int) -> list[Words]:
    """Give a row's words, then a sentence for each indicator that it needed."""
    return [row.words, *(of_signal(sentences, key, signals[key], read) for key in row.present)]


def named(sentences: Sentences, name: str, indicators: tuple[str, ...]) -> list[Words]:
    """Name indicators in the sentence `alert.<name>`, nothing where there are none."""
    listed = ", ".join(indicators)
    return [sentences[f"alert.{name}"].fill(**{LISTED[name]: listed})] if indicators else []


def joined(parts: Iterable[Words]) -> Words:
    """Put sentences one after another."""
    whole = list(parts)
    return Words(*(" ".join(words.say(lang) for words in whole) for lang in LANGUAGES))


def number(value: float, lang: str) -> str:
    """Write a number as the language does: 1,234.5 in English, 1 234,5 in the others."""
    plain = f"{value:,.0f}" if float(value).is_integer() else f"{value:,.1f}"
    return plain if lang == "en" else plain.replace(",", "\u00a0").replace(".", ",")


def _name(indicator: str, part: str) -> str:
    return "nothing-read" if part == "unread" else f"{indicator}.{part}"


def _filled(words: Words, numbers: Mapping[str, float], names: Mapping[str, Words]) -> Words:
    said = (words.say(lang).format_map(_Values(lang, numbers, names)) for lang in LANGUAGES)
    return Words(*said)


class _Values(dict[str, str]):
    """Writes a number or a name when a sentence asks for it: most ask for few of them."""

    def __init__(self, lang: str, numbers: Mapping[str, float], names: Mapping[str, Words]) -> None:
        self._lang, self._numbers, self._names = lang, numbers, names

    def __missing__(self, key: str) -> str:
        if key in self._names:
            return self._names[key].say(self._lang)
        return number(self._numbers[key], self._lang)
