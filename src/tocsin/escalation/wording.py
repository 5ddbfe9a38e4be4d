"""Put states and alerts into sentences in three languages."""

from collections.abc import Iterable, Mapping

from tocsin.domain import Level
from tocsin.escalation.indicators import Signal
from tocsin.escalation.method import Row
from tocsin.guidelines.words import LANGUAGES, Words

Sentences = Mapping[str, Words]


def of_signal(sentences: Sentences, indicator: str, signal: Signal, read: int) -> Words:
    """Say a state in words; `read` is how many posts about the journalist have been read."""
    numbers = {**signal.numbers, "read": read}
    said = (sentences[_name(indicator, part)] for part in signal.says)
    return joined(_filled(words, numbers) for words in said)


def of_alert(
    sentences: Sentences,
    row: Row,
    signals: Mapping[str, Signal],
    joins: Level | None,
    beside: tuple[str, ...],
    read: int,
) -> Words:
    """Say why an alert is raised: the row's words, then each indicator that it needed.

    `joins` is the level of the open episode where the row does not lie above it; `beside` are
    indicators that are present without being needed.
    """
    parts = [sentences[f"alert.joins-{joins.value}"]] if joins else []
    parts += [row.words, *(of_signal(sentences, key, signals[key], read) for key in row.present)]
    if beside:
        parts.append(sentences["alert.beside"].fill(indicators=", ".join(beside)))
    return joined(parts)


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


def _filled(words: Words, numbers: Mapping[str, float]) -> Words:
    return Words(
        *(
            words.say(lang).format(**{key: number(value, lang) for key, value in numbers.items()})
            for lang in LANGUAGES
        )
    )
