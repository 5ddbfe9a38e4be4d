"""Make grown sentences look typed: small letters, slips, long vowels, disguised words."""

import re
from random import Random

_DISGUISED = re.compile(r"<([^<>]*)>")
_WORD = re.compile(r"(?<!\S)[^\W\d_]{6,}(?=[\s,.!?:]|$)")
_VOWEL = re.compile(r"[аоуыэяюиеәөұүaoeu](?=[^\W\d_]{0,2}\b)")
_KAZAKH = str.maketrans("әғқңөұүһіӘҒҚҢӨҰҮҺІ", "агкноуухиАГКНОУУХИ")
_LEET = str.maketrans("оаеиoaei", "0@3u0@31")
_LOOKALIKE = str.maketrans("аеорсух", "aeopcyx")


def typed(text: str, voice: str, rng: Random, heated: bool) -> str:
    """Type a comment the way people do; `heated` adds shouting and disguised words."""
    text = disguised(text, rng) if heated else bare(text)
    if voice in ("kk", "mix") and rng.random() < 0.28:
        text = text.translate(_KAZAKH)
    text = _cased(text, rng)
    if text.endswith(".") and rng.random() < 0.5:
        text = text[:-1]
    if rng.random() < 0.04:
        text = _slipped(text, rng)
    return _shouted(text, rng) if heated else text


def bare(text: str) -> str:
    """Take the marks off disguisable words."""
    return _DISGUISED.sub(r"\1", text)


def disguised(text: str, rng: Random) -> str:
    """Star out, respell or space out some of the marked words."""
    return _DISGUISED.sub(lambda match: _disguise(match[1], rng), text)


def _disguise(word: str, rng: Random) -> str:
    way = rng.random()
    middle = len(word) // 2
    if way < 0.10:
        return f"{word[: middle - 1]}*{word[middle:]}"
    if way < 0.15:
        return f"{word[: middle - 1]}**{word[middle + 1 :]}"
    if way < 0.20:
        return word.translate(_LEET)
    if way < 0.24:
        return word.translate(_LOOKALIKE)
    if way < 0.27:
        return " ".join(word)
    return word


def _cased(text: str, rng: Random) -> str:
    if text.startswith("@") or text[1:2].isupper() or not text:
        return text
    first = text[0].lower() if rng.random() < 0.3 else text[0].upper()
    return first + text[1:]


def _slipped(text: str, rng: Random) -> str:
    words = list(_WORD.finditer(text))
    if not words:
        return text
    at = rng.choice(words).start() + 2
    if rng.random() < 0.5:
        return text[:at] + text[at + 1 :]
    return text[:at] + text[at + 1] + text[at] + text[at + 2 :]


def _shouted(text: str, rng: Random) -> str:
    way = rng.random()
    if way < 0.07 and "http" not in text and "@" not in text:
        return text.upper()
    if way < 0.15:
        return _VOWEL.sub(lambda match: match[0] * rng.randint(3, 6), text, count=1)
    return text
