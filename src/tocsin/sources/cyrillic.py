"""Tell the 8-bit Cyrillic encodings apart by how often letters stand where.

Frequencies of the commonest letters are rounded from general counts of Russian; the other letters
share what is left. Good enough for a few words, no statement about the language.
"""

import re
from math import log

_COMMON = dict(
    zip(
        "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё",
        (
            10.9,
            8.4,
            8.0,
            7.3,
            6.7,
            6.3,
            5.5,
            4.7,
            4.5,
            4.3,
            3.5,
            3.2,
            3.0,
            2.8,
            2.6,
            2.0,
            1.9,
            1.7,
            1.7,
            1.6,
            1.6,
            1.4,
            1.2,
            1.0,
            0.9,
            0.7,
            0.6,
            0.5,
            0.4,
            0.3,
            0.3,
            0.04,
            0.1,
        ),
        strict=True,
    )
)
_LOWER = {char: log(share / 100) for char, share in _COMMON.items()}
_UPPER = {char.upper(): weight - 0.4 for char, weight in _LOWER.items()}
_WEIGHTS = _LOWER | _UPPER | dict.fromkeys("қәңғүұөһіїєґўј«»—–№…“”’\xa0", log(0.002))
_FLOOR = log(0.00001)
_CANDIDATES = ("cp1251", "koi8-r", "cp866", "iso8859-5")
_PLAIN_ENOUGH = -5.5
_MIXED = re.compile(rb"[A-Za-z][\x80-\xff]|[\x80-\xff][A-Za-z]")
_KAZAKH = b"\x9d\xbe\xbc\xba\xa2\xbf\xb4"  # қ ң ә ғ ұ ү ө in KZ-1048


def guess_cyrillic(sample: bytes) -> str | None:
    """Give the codec under which the bytes over 127 read as Cyrillic text, `None` where none does.

    KZ-1048, the Kazakh sister of windows-1251, is told by its қ together with other letters.
    """
    foreign = bytes(byte for byte in sample if byte > 0x7F)
    if not foreign or len(_MIXED.findall(sample)) * 2 > len(foreign):
        return None  # letters over 127 among Latin ones: French, Serbian, Turkish
    best = max(_CANDIDATES, key=lambda codec: _score(foreign, codec))
    if _score(foreign, best) < _PLAIN_ENOUGH:
        return None
    return "kz1048" if best == "cp1251" and _is_kazakh(foreign) else best


def _score(foreign: bytes, codec: str) -> float:
    """Give the mean log weight of the letters."""
    text = foreign.decode(codec, "replace")
    return sum(_WEIGHTS.get(char, _FLOOR) for char in text) / len(text)


def _is_kazakh(foreign: bytes) -> bool:
    """Say whether қ, ы and two more Kazakh letters stand where KZ-1048 has them."""
    kinds = sum(1 for byte in _KAZAKH if byte in foreign)
    return 0x9D in foreign and 0xFB in foreign and kinds > 2
