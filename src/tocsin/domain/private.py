"""Hash private facts so that a watchlist can know them without holding them.

The form that is hashed (all after Unicode NFKC and case folding, `ё` read as `е`):

- `phone`: the digits; a leading 8 of eleven digits, the trunk code of Kazakhstan and Russia, is 7
- `plate`: letters and digits; Cyrillic letters that look Latin are Latin
- `address`, `family_name`, `other`: words of letters and digits with one space between them
"""

import hashlib
import re
import unicodedata

from tocsin.domain.journalist import PrivateKind

_WORDS = re.compile(r"[^\w]+|_+")
_LOOKALIKES = str.maketrans("авекмнорстухі", "abekmhopctyxi")
_TRUNK_LENGTH = 11


def normal_private(kind: PrivateKind, value: str) -> str:
    """Give the form of a private fact that is hashed, empty where nothing is left of it."""
    text = unicodedata.normalize("NFKC", value).casefold().replace("ё", "е")
    if kind is PrivateKind.PHONE:
        digits = "".join(str(unicodedata.digit(char)) for char in text if char.isdecimal())
        trunk = len(digits) == _TRUNK_LENGTH and digits.startswith("8")
        return "7" + digits[1:] if trunk else digits
    words = _WORDS.sub(" ", text).split()
    if kind is PrivateKind.PLATE:
        return "".join(words).translate(_LOOKALIKES)
    return " ".join(words)


def hash_private(kind: PrivateKind | str, value: str, salt: str) -> str:
    """Give the salted SHA-256 of a private fact in hexadecimal digits.

    What is hashed is salt, kind and normal form in UTF-8 with one newline between them. Raises
    `ValueError` for an unknown kind, an empty salt, or a value of which nothing is left.
    """
    known = PrivateKind(kind)
    normal = normal_private(known, value)
    if not salt:
        raise ValueError("the salt is empty; use a long random one and keep it with the watchlist")
    if not normal:
        raise ValueError(f"nothing is left of this {known.value} once spaces and signs are gone")
    return hashlib.sha256(f"{salt}\n{known.value}\n{normal}".encode()).hexdigest()
