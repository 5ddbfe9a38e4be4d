"""Undo the ways in which words are hidden from word lists: one small step each.

Every step takes letters with their offsets and gives the same back. A word is only rewritten where
the outcome is `known`, so that model numbers, dates and prices stay what they are.
"""

import re
from collections.abc import Callable, Iterator
from itertools import islice, product

Known = Callable[[str], bool]
Text = tuple[str, list[int]]

TO_CYRILLIC = str.maketrans("abcehkmoptxyiu3", "авсенкмортхуіиз")
TO_LATIN = str.maketrans("авсеһкмортхуіѕјёԁԛѡ", "abcehkmoptxyisjedqw")
GREEK = str.maketrans("αβγεικνορτυχ", "abyeikvoptux")
SIGNS = {
    "0": "oо", "1": "ilі", "3": "eзэ", "4": "aч", "5": "s", "6": "бg", "7": "t", "8": "b",
    "9": "g", "@": "aа", "$": "s", "!": "i", "|": "li", "€": "e", "¡": "i", "+": "t", "(": "c",
}  # fmt: skip
STARS = "*#_-.%&?~"
TOKEN = re.compile(r"[^\s,;:\"«»“”()\[\]]+")
SPACED = re.compile(r"(?<!\w)[^\W_](?:[ .,_*\-]{1,2}[^\W_](?!\w)){2,}")
CYRILLIC = re.compile(r"[\u0400-\u052f]")
LATIN = re.compile(r"[a-z]")
STRETCHED = re.compile(r"(\w)\1{2,}")
# A word with more disguises than this is left alone rather than tried in every reading.
MOST_READINGS = 64


def undo(letters: str, offsets: list[int], known: Known) -> Text:
    """Take all disguises off a text."""
    text = _join_spaced((letters.translate(GREEK), offsets), known)
    return _each_token(text, known)


def _join_spaced(text: Text, known: Known) -> Text:
    """Join letters written apart where together they begin a known word."""
    letters, offsets = text
    drop: set[int] = set()
    for match in SPACED.finditer(letters):
        places = [i for i in range(*match.span()) if letters[i].isalnum()]
        joined = "".join(letters[i] for i in places)
        if known(_one_alphabet(joined)) or known(_one_alphabet(_decoded_first(joined, known))):
            drop.update(set(range(*match.span())) - set(places))
    if not drop:
        return text
    keep = [i for i in range(len(letters)) if i not in drop]
    return "".join(letters[i] for i in keep), [offsets[i] for i in keep]


def _each_token(text: Text, known: Known) -> Text:
    letters, offsets = text
    out: list[str] = []
    places: list[int] = []
    last = 0
    for match in TOKEN.finditer(letters):
        start, end = match.span()
        out.append(letters[last:start])
        places.extend(offsets[last:start])
        word, where = _word(match.group(), offsets[start:end], known)
        out.append(word)
        places.extend(where)
        last = end
    out.append(letters[last:])
    places.extend(offsets[last:])
    return "".join(out), places


def _word(token: str, offsets: list[int], known: Known) -> Text:
    if token.startswith("@") and "@" not in token[1:] and LATIN.search(token[1:2]):
        return token, offsets  # a handle
    plain = _one_alphabet(token)
    for step in (_unstretch, _decode, _unstar):
        found = step(plain, offsets, known)
        if found is not None:
            return found
    return _squeeze(plain, offsets)


def _one_alphabet(token: str) -> str:
    """Write a word that mixes Latin and Cyrillic in the alphabet that most letters have."""
    cyrillic, latin = len(CYRILLIC.findall(token)), len(LATIN.findall(token))
    if not cyrillic or not latin:
        return token
    own = sum(1 for letter in token if letter >= "\u0400" and letter not in "асеоурхкмтвніһ")
    if own or cyrillic >= latin:
        return token.translate(TO_CYRILLIC)
    return token.translate(TO_LATIN)


def _unstretch(token: str, offsets: list[int], known: Known) -> Text | None:
    """Shorten stretched letters to the one or two that make a known word."""
    runs = [match.span() for match in STRETCHED.finditer(token)]
    if not runs:
        return None
    for lengths in islice(product((1, 2), repeat=min(len(runs), 5)), MOST_READINGS):
        word, where = _shorten(token, offsets, runs, lengths)
        if known(word):
            return word, where
        found = _decode(word, where, known)
        if found is not None:
            return found
    return None


def _shorten(
    token: str, offsets: list[int], runs: list[tuple[int, int]], lengths: tuple[int, ...]
) -> Text:
    drop: set[int] = set()
    for (start, end), length in zip(runs, lengths, strict=False):
        drop.update(range(start + length, end))
    keep = [i for i in range(len(token)) if i not in drop]
    return "".join(token[i] for i in keep), [offsets[i] for i in keep]


def _squeeze(token: str, offsets: list[int]) -> Text:
    """Bring stretched letters of unknown words to two, so that they look alike."""
    runs = [match.span() for match in STRETCHED.finditer(token)]
    if not runs or token.isdigit():
        return token, offsets
    return _shorten(token, offsets, runs, (2,) * len(runs))


def _decode(token: str, offsets: list[int], known: Known) -> Text | None:
    """Read digits and signs as the letters they look like, if that makes a known word."""
    if token.isalpha() or not any(letter.isalpha() for letter in token):
        return None
    core = token.strip(".,!?…'-")
    lead = token.find(core) if core else 0
    for word in _readings(core):
        if known(word):
            at = offsets[lead : lead + len(core)]
            tail = token[lead + len(core) :]
            return word + tail, at + offsets[lead + len(core) :]
    return None


def _readings(core: str) -> Iterator[str]:
    choices = [SIGNS.get(letter, letter) for letter in core]
    if not any(
        len(choice) > 1 or choice != letter for choice, letter in zip(choices, core, strict=True)
    ):
        return
    for letters in islice(product(*choices), MOST_READINGS):
        yield _one_alphabet("".join(letters))


def _decoded_first(word: str, known: Known) -> str:
    return next((reading for reading in _readings(word) if known(reading)), word)


def _unstar(token: str, offsets: list[int], known: Known) -> Text | None:
    """Fill starred letters, or take signs out from between letters, if that is a known word."""
    if token.isalnum() or not any(sign in token for sign in STARS):
        return None
    core = token.strip(".,!?…'-\"")
    lead = token.find(core) if core else 0
    keep = [i for i, letter in enumerate(core) if letter.isalnum()]
    bare = "".join(core[i] for i in keep)
    pieces = re.split(r"[\W_]+", core)
    if len(bare) >= 3 and min(map(len, pieces)) < 3 and known(bare):
        tail = token[lead + len(core) :]
        return bare + tail, [offsets[lead + i] for i in keep] + offsets[lead + len(core) :]
    filled = _fill(core, known)
    if filled is None:
        return None
    tail = token[lead + len(core) :]
    return filled + tail, offsets[lead : lead + len(core)] + offsets[lead + len(core) :]


def _fill(core: str, known: Known) -> str | None:
    """Fill up to three starred letters in the middle of a word of four or more."""
    holes = [i for i, letter in enumerate(core) if letter in STARS]
    if not 1 <= len(holes) <= 3 or len(core) < 4 or holes[0] == 0:
        return None
    mask = re.compile("".join("." if i in holes else re.escape(c) for i, c in enumerate(core)))
    fill: Callable[[re.Pattern[str]], str | None] | None = getattr(known, "fill", None)
    return fill(mask) if fill else None
