"""The language of a post: en, ru, kk, mixed or other, and how it is written.

Letters and small words decide most posts; `lingua` (low accuracy mode) is asked only where they
are silent. Kazakh in Russian letters and Latin transliteration count as the language they are.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from tocsin.findings.spelling import plain

if TYPE_CHECKING:
    from lingua import LanguageDetector

DATA = Path(__file__).parent / "data" / "languages.toml"
NAMES = re.compile(r"https?://\S+|www\.\S+|[@#][\w.]+")
WORDS = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
KAZAKH = re.compile(r"[әғқұһ]|[іңүө]")
KAZAKH_ALONE = re.compile(r"[әғқұһ]")
FOREIGN_CYRILLIC = re.compile(r"[їєґўђћџљњјќѓѕӣӯҳҷ]")
# A second language counts from this share of the words on.
MIXED_SHARE = 0.25
LONGEST = 2_000


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
    """Tell the language of a post; links, handles and hashtags do not count."""
    words = WORDS.findall(NAMES.sub(" ", plain(text[:LONGEST])))
    cyrillic = [word for word in words if "\u0400" <= word[0] <= "\u052f"]
    latin = [word for word in words if word[0] <= "\u024f"]
    if (not cyrillic and not latin) or len(cyrillic) + len(latin) < len(words) / 2:
        return OTHER
    if min(len(cyrillic), len(latin)) >= max(3, MIXED_SHARE * len(words)):
        return Language("mixed")
    return _cyrillic(cyrillic) if len(cyrillic) >= len(latin) else _latin(latin)


def _cyrillic(words: list[str]) -> Language:
    small = _small_words()
    kazakh = sum(1 for word in words if KAZAKH.search(word) or word in small["kk"])
    typed = sum(1 for word in words if word in small["kk_russian"])
    russian = sum(1 for word in words if word in small["ru"])
    text = " ".join(words)
    if FOREIGN_CYRILLIC.search(text) and not KAZAKH_ALONE.search(text):
        return OTHER
    if russian >= 2 and kazakh + typed >= 2 and min(russian, kazakh + typed) >= len(words) / 5:
        return Language("mixed")
    if kazakh > russian and KAZAKH.search(text):
        return Language("kk")
    if typed > russian:
        return Language("kk", "russian")
    if russian:
        return Language("ru")
    return _guess(words, "ru")


def _latin(words: list[str]) -> Language:
    small = _small_words()
    counts = {
        name: sum(1 for word in words if word in small[name])
        for name in ("en", "ru_latin", "kk_latin")
    }
    best = max(counts, key=lambda name: counts[name])
    if counts[best] >= 2 and best != "en" and counts[best] > counts["en"]:
        return Language(best[:2], "latin")
    if counts["en"] * 4 >= len(words):
        return Language("en")
    return _guess(words, "en")


def _guess(words: list[str], usual: str) -> Language:
    """Ask lingua about three words or more; for fewer take what is usual for the alphabet."""
    text = " ".join(words)
    found = _lingua().detect_language_of(text) if len(words) > 2 else None
    if found is None:
        return Language(usual)
    code = found.iso_code_639_1.name.lower()
    if code == "kk":
        return Language("kk", "own" if KAZAKH.search(text) else "russian")
    return Language(code) if code in {"en", "ru"} else OTHER


@cache
def _lingua() -> "LanguageDetector":
    from lingua import Language as Tongue
    from lingua import LanguageDetectorBuilder

    near = (
        Tongue.ENGLISH, Tongue.RUSSIAN, Tongue.KAZAKH, Tongue.UKRAINIAN, Tongue.BELARUSIAN,
        Tongue.SERBIAN, Tongue.BOSNIAN, Tongue.TURKISH, Tongue.MONGOLIAN, Tongue.GERMAN,
        Tongue.FRENCH, Tongue.SPANISH,
    )  # fmt: skip
    builder = LanguageDetectorBuilder.from_languages(*near).with_low_accuracy_mode()
    return builder.with_preloaded_language_models().build()
