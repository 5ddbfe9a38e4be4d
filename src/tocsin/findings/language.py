"""The language of a post: en, ru, kk, mixed or other, and how it is written.

Letters and small words decide most posts; `lingua` (low accuracy mode) is asked only where they
are silent. Kazakh in Russian letters and Latin transliteration count as the language they are.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from tocsin.findings.spelling import plain

if TYPE_CHECKING:
    from lingua import LanguageDetector

DATA = Path(__file__).parent / "data" / "languages.toml"
LINKS_AND_HANDLES = re.compile(r"https?://\S+|www\.\S+|@[\w.]+")
NAMES = re.compile(rf"{LINKS_AND_HANDLES.pattern}|#[\w.]+")
WORDS = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
KAZAKH = re.compile(r"[әғқұһіңүө]")
KAZAKH_MORE = re.compile(r"[әғқұһңүө]")
KAZAKH_ALONE = re.compile(r"[әғқұһ]")
# Endings of Kazakh verbs as typed on a Russian keyboard, which no Russian word has.
KAZAKH_ENDING = re.compile(
    r"(?:[аеи]м[иы]н|й[мс][иы]н|[аи]сын|ш[иы]с[иы]н|ыныз|иниз|ганын|генин|сындар|синдер)$"
)
# What Russian words are not written with; a word without any has no letter of a neighbour but ъ.
UNRUSSIAN = re.compile(r"[^а-я ']")
# Letters of Tajik, Uzbek, Bashkir and Tatar, and of Ukrainian, Belarusian, Serbian, Macedonian;
# a hard sign before a consonant is Bulgarian.
CENTRAL_ASIAN = re.compile(r"[ӣӯҳҷўҙҡҫҗ]")
SLAVIC = re.compile(r"[їєґђћџљњјќѓѕ]|ъ[^\Wеёюяиъ_]")
DOUBLED = re.compile(r"аа|оо|ээ|өө|уу|үү")
# A second language counts from this share of the words on.
MIXED_SHARE = 0.25
LONGEST = 2_000
REMEMBERED = 10_000
# How many times likelier another language must be than the usual one for its letters; texts with
# letters that English does not have need less.
FAR, NEAR = 40, 4
# Letters that a neighbour of Russian does not have.
NEVER = {"be": re.compile("[ищъ]"), "uk": re.compile("[ыэъ]"), "sr": re.compile("[йщъыьэюя]")}


@dataclass(frozen=True, slots=True)
class Language:
    """Code `en`, `ru`, `kk`, `mixed` or `other`, and `own`, `russian` or `latin` letters."""

    code: str
    letters: str = "own"


OTHER = Language("other")


@cache
def _small_words() -> dict[str, frozenset[str]]:
    table = tomllib.loads(DATA.read_text(encoding="utf-8"))
    return {name: frozenset(text.split()) for name, text in table.items() if name != "version"}


def language_of(text: str) -> Language:
    """Tell the language of a post; links and handles do not count, hashtags only where all are."""
    words = _words(plain(text[:LONGEST]))
    cyrillic = [word for word in words if "\u0400" <= word[0] <= "\u052f"]
    latin = [word for word in words if word[0] <= "\u024f"] if len(cyrillic) < len(words) else []
    if (not cyrillic and not latin) or len(cyrillic) + len(latin) < len(words) / 2:
        return OTHER
    if min(len(cyrillic), len(latin)) >= max(3, MIXED_SHARE * len(words)):
        return Language("mixed")
    return _cyrillic(cyrillic) if len(cyrillic) >= len(latin) else _latin(latin)


def _words(text: str) -> list[str]:
    if not ("@" in text or "#" in text or "://" in text or "www." in text):
        return WORDS.findall(text)
    return WORDS.findall(NAMES.sub(" ", text)) or WORDS.findall(LINKS_AND_HANDLES.sub(" ", text))


def _count(words: list[str], name: str) -> int:
    return sum(map(_small_words()[name].__contains__, words))


def _cyrillic(words: list[str]) -> Language:
    text = " ".join(words)
    kazakh, russian = _count(words, "kk"), _count(words, "ru")
    plainly = UNRUSSIAN.search(text) is None
    marked = 0 if plainly else sum(map(_has_kazakh, words))
    if _is_neighbour(words, text, kazakh, russian, plainly):
        return OTHER
    typed = 0 if marked else _count(words, "kk_russian") + sum(map(_ends_as_kazakh, words))
    turkic = max(kazakh, marked) + typed
    if russian >= 2 and turkic >= 2 and min(russian, turkic) >= len(words) / 5:
        return Language("mixed")
    if turkic > russian:
        return Language("kk", "own" if marked or kazakh >= typed else "russian")
    return Language("ru") if russian else _guess(words, "ru")


@lru_cache(REMEMBERED)
def _has_kazakh(word: str) -> bool:
    return KAZAKH.search(word) is not None


@lru_cache(REMEMBERED)
def _ends_as_kazakh(word: str) -> bool:
    return KAZAKH_ENDING.search(word) is not None


def _is_neighbour(words: list[str], text: str, kazakh: int, russian: int, plainly: bool) -> bool:
    """Say whether letters or small words show a Cyrillic language that is not one of ours."""
    if plainly:
        return ("ъ" in text and SLAVIC.search(text) is not None) or _is_near(words, russian)
    own = len(KAZAKH_ALONE.findall(text))
    if CENTRAL_ASIAN.search(text) or len(SLAVIC.findall(text)) > own:
        return True
    if own:
        return False
    if "і" not in text and KAZAKH.search(text):
        return DOUBLED.search(text) is not None or _count(words, "ky") > kazakh
    if "і" in text and not KAZAKH_MORE.search(text):  # Ukrainian and Belarusian have it too
        return not kazakh and _asked(text) in {"uk", "be"}
    return _is_near(words, russian)


def _is_near(words: list[str], russian: int) -> bool:
    """Say whether small words of a neighbour outweigh the Russian ones."""
    near = max(_count(words, "south"), _count(words, "uk"))
    return near >= 2 and near >= russian


def _latin(words: list[str]) -> Language:
    words = [word.partition("'")[0] for word in words]
    english, shared = _count(words, "en"), _count(words, "en_shared")
    if not "".join(words).isascii() and english - shared < len(words) / 4:
        return _guess(words, "en", least=1)
    name = max(("ru_latin", "kk_latin"), key=lambda name: _count(words, name))
    found = _count(words, name)
    if found > english and (found >= 2 or found * 3 >= len(words)):
        return Language(name[:2], "latin")
    if english * 4 >= len(words) and (english > shared or len(words) <= 2):
        return Language("en")
    return _guess(words, "en")


def _guess(words: list[str], usual: str, least: int = 3) -> Language:
    """Ask lingua about `least` words or more; for fewer take what is usual for the alphabet."""
    text = " ".join(words)
    code = (_asked(text) if len(words) >= least else None) or usual
    if code == "kk":
        return Language("kk", "own" if KAZAKH.search(text) else "russian")
    return Language(code) if code in {"en", "ru"} else OTHER


def _asked(text: str) -> str | None:
    """Give the likeliest language; English and Russian also where they come near to it."""
    found = _lingua().compute_language_confidence_values(text)
    chances = {one.language.iso_code_639_1.name.lower(): one.value for one in found}
    for code, letters in NEVER.items():
        chances[code] *= not letters.search(text)
    best = max(chances, key=lambda code: chances[code])
    english = FAR if text.isascii() else NEAR
    near = (
        code
        for code, times in (("en", english), ("ru", FAR))
        if chances[code] * times >= chances[best] > 0
    )
    return next(near, best if chances[best] else None)


@cache
def _lingua() -> "LanguageDetector":
    from lingua import Language as Tongue
    from lingua import LanguageDetectorBuilder

    near = (
        Tongue.ENGLISH, Tongue.RUSSIAN, Tongue.KAZAKH, Tongue.UKRAINIAN, Tongue.BELARUSIAN,
        Tongue.SERBIAN, Tongue.BOSNIAN, Tongue.TURKISH, Tongue.AZERBAIJANI,
        Tongue.MONGOLIAN, Tongue.GERMAN, Tongue.FRENCH, Tongue.SPANISH,
        Tongue.ITALIAN, Tongue.PORTUGUESE, Tongue.POLISH, Tongue.ROMANIAN,
    )  # fmt: skip
    builder = LanguageDetectorBuilder.from_languages(*near).with_low_accuracy_mode()
    return builder.with_preloaded_language_models().build()
