"""Vary lessons as people do who hurry, shout, decorate, hide a word or lack a keyboard.

What varies is drawn without a look at the labels: a model that saw only abuse in disguise would
take the disguise for the abuse. The words and letters lie in `variation.toml`.
"""

import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from training.grammar_files import GrammarLesson

TABLE = Path(__file__).with_name("variation.toml")
WORD = re.compile(r"\w{2,}")
Way = Callable[[str, Random], str]


def vary(
    lessons: Iterable[GrammarLesson], share: float = 0.35, seed: int = 0
) -> Iterator[GrammarLesson]:
    """Give a varied copy of about a `share` of the lessons, the labels as they were.

    A copy carries one way, every fourth two; a copy equal to its text is left out.
    """
    for lesson in lessons:
        random = Random(f"{seed}:{lesson.text}")
        if random.random() < share:
            text = varied(lesson.text, lesson.lang, random)
            if text != lesson.text:
                yield replace(lesson, text=text)


def varied(text: str, lang: str, random: Random) -> str:
    """Change `text` in one way, every fourth time in two, among the ways of its language."""
    ways = [*WAYS, *WAYS_OF.get(lang, ())]
    for way in random.sample(ways, 2 if random.random() < 0.25 else 1):
        text = way(text, random).strip()
    return text


@cache
def _table() -> Mapping[str, Any]:
    return tomllib.loads(TABLE.read_text(encoding="utf-8"))


def lower(text: str, random: Random) -> str:
    """Write all small."""
    return text.lower()


def upper(text: str, random: Random) -> str:
    """Shout all of it, or one word."""
    if random.random() < 0.5:
        return text.upper()
    return _on_a_word(text, random, lambda word: word.upper())


def unpointed(text: str, random: Random) -> str:
    """Drop the punctuation between words, and sometimes the large letters."""
    bare = re.sub(r"[.,!?;:…\"«»“”—-]+(?=\s|$)", "", text)
    return bare.lower() if random.random() < 0.5 else bare


def stretched(text: str, random: Random) -> str:
    """Draw a vowel of one word out, or its last letter."""

    def longer(word: str) -> str:
        places = [match.start() for match in re.finditer("[aeiouyаеёиоуыэюяәөұүі]", word.lower())]
        at = random.choice(places or [len(word) - 1])
        return word[:at] + word[at] * random.randint(3, 6) + word[at + 1 :]

    return _on_a_word(text, random, longer)


def mistyped(text: str, random: Random) -> str:
    """Swap, drop or double a letter of one or two words."""

    def slip(word: str) -> str:
        if len(word) < 4:
            return word
        at = random.randrange(1, len(word) - 1)
        pair = word[at + 1] + word[at]
        return (
            word[:at]
            + random.choice((pair, word[at + 1], word[at] * 2 + word[at + 1]))
            + (word[at + 2 :])
        )

    for _ in range(random.randint(1, 2)):
        text = _on_a_word(text, random, slip)
    return text


def neighboured(text: str, random: Random) -> str:
    """Hit the key beside the right one."""

    def slip(word: str) -> str:
        at = random.randrange(len(word))
        beside = _neighbours(word[at])
        return word[:at] + random.choice(beside) + word[at + 1 :] if beside else word

    return _on_a_word(text, random, slip)


def _neighbours(letter: str) -> str:
    for row in _table()["rows"]:
        if letter in row:
            at = row.index(letter)
            return str(row[max(at - 1, 0) : at] + row[at + 1 : at + 2])
    return ""


def emphatic(text: str, random: Random) -> str:
    """End with heaped marks."""
    return text.rstrip(".!?…") + str(random.choice(_table()["marks"]))


def decorated(text: str, random: Random) -> str:
    """Append emoji, or begin with some."""
    faces = "".join(random.choices(_table()["emoji"], k=random.randint(1, 3)))
    return f"{text} {faces}" if random.random() < 0.8 else f"{faces} {text}"


def pictured(text: str, random: Random) -> str:
    """Put a picture in the place of a word that has one; else append emoji."""
    pictures = _table()["pictures"]
    shown: str = re.sub(r"\w+", lambda word: pictures.get(word[0].lower(), word[0]), text)
    return shown if shown != text else decorated(text, random)


def addressed(text: str, random: Random) -> str:
    """Put a handle before the text or after it."""
    handle = random.choice(_table()["handles"])
    return f"{handle} {text}" if random.random() < 0.75 else f"{text} {handle}"


def tagged(text: str, random: Random) -> str:
    """Put hashtags after the text, or make one of a word."""
    if random.random() < 0.3:
        return _on_a_word(text, random, lambda word: f"#{word}")
    return " ".join((text, *random.sample(_table()["hashtags"], random.randint(1, 3))))


def leet(text: str, random: Random) -> str:
    """Write figures for letters in the sharp words."""
    figures = _table()["leet"]
    return _on_sharp(
        text, random, lambda word: "".join(figures.get(letter.lower(), letter) for letter in word)
    )


def broken(text: str, random: Random) -> str:
    """Put dots, spaces, hyphens or asterisks into the sharp words."""
    mark = random.choice((".", " ", "*", "-", "_", "·"))
    if random.random() < 0.5:
        return _on_sharp(text, random, mark.join)
    return _on_sharp(text, random, lambda word: _starred(word, random))


def _starred(word: str, random: Random) -> str:
    at = random.randrange(1, max(2, len(word) - 1))
    return word[:at] + random.choice(("*", "**", ".", "@", "#")) + word[at + 1 :]


def lookalike(text: str, random: Random) -> str:
    """Take letters of the other script that look alike in the sharp words."""
    twins = _table()["homoglyphs"]
    return _on_sharp(
        text, random, lambda word: "".join(twins.get(letter, letter) for letter in word)
    )


def unspaced(text: str, random: Random) -> str:
    """Lose one to three spaces."""
    for _ in range(random.randint(1, 3)):
        places = [match.start() for match in re.finditer(" ", text)]
        if places:
            at = random.choice(places)
            text = text[:at] + text[at + 1 :]
    return text


def without_yo(text: str, random: Random) -> str:
    """Write е for ё; else write all small."""
    plain = text.replace("ё", "е").replace("Ё", "Е")
    return plain if plain != text else text.lower()


def russian_in_latin(text: str, random: Random) -> str:
    """Write Russian in Latin letters."""
    return _in_letters(text, _pick(_table()["latin"]["ru"], random))


def kazakh_in_latin(text: str, random: Random) -> str:
    """Write Kazakh in Latin letters, one habit throughout a text."""
    return _in_letters(text, _pick({**_table()["latin"]["ru"], **_table()["latin"]["kk"]}, random))


def kazakh_in_russian_letters(text: str, random: Random) -> str:
    """Write Kazakh with the letters of a Russian keyboard."""
    return _in_letters(text, _table()["plain"]["kk"])


def _pick(letters: Mapping[str, Sequence[str]], random: Random) -> Mapping[str, str]:
    return {letter: random.choice(choices) for letter, choices in letters.items()}


def _in_letters(text: str, letters: Mapping[str, str]) -> str:
    def other(letter: str) -> str:
        put = letters.get(letter.lower(), letter)
        return put.capitalize() if letter.isupper() else put

    return "".join(map(other, text))


def _on_a_word(text: str, random: Random, change: Callable[[str], str]) -> str:
    words = [match for match in WORD.finditer(text) if len(match[0]) > 3] or [*WORD.finditer(text)]
    if not words:
        return text
    word = random.choice(words)
    return text[: word.start()] + change(word[0]) + text[word.end() :]


def _on_sharp(text: str, random: Random, change: Callable[[str], str]) -> str:
    """Change every sharp word; where there is none, any one word."""
    stems = tuple(_table()["sharp"])
    changed = WORD.sub(
        lambda word: change(word[0]) if word[0].lower().startswith(stems) else word[0], text
    )
    return changed if changed != text else _on_a_word(text, random, change)


WAYS: tuple[Way, ...] = (
    *(lower, lower, lower, upper, unpointed, unpointed, stretched, mistyped, mistyped),
    *(neighboured, emphatic, decorated, decorated, pictured, addressed, addressed, tagged),
    *(leet, broken, lookalike, unspaced),
)
WAYS_OF: Mapping[str, tuple[Way, ...]] = {
    "ru": (without_yo, without_yo, russian_in_latin, russian_in_latin),
    "kk": (*(kazakh_in_russian_letters,) * 4, *(kazakh_in_latin,) * 2),
    "mix": (kazakh_in_russian_letters, kazakh_in_russian_letters, without_yo, kazakh_in_latin),
}
