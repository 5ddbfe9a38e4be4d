"""Letter for letter foldings that keep offsets: what patterns and texts are both put through."""

import re

APOSTROPHES = {"’": "'", "ʼ": "'", "`": "'", "‘": "'", "´": "'", "ё": "е"}
# How the Kazakh letters are typed on a Russian keyboard; one letter for one, so offsets stay.
KAZAKH = str.maketrans(
    {"ә": "а", "і": "и", "ң": "н", "ғ": "г", "ү": "у", "ұ": "у", "қ": "к", "ө": "о", "һ": "х"}
)
KAZAKH_LETTER = re.compile("[әіңғүұқөһ]")

# Halves of characters, as exports that cut emoji leave them.
SURROGATE = re.compile("[\ud800-\udfff]")


def whole(text: str) -> str:
    """Put a sign for what is no whole character, one for one: not all libraries take halves."""
    return text if text.isascii() else SURROGATE.sub("\ufffd", text)


def plain(text: str) -> str:
    """Lower the case, straighten apostrophes, and take ё for е."""
    if text.isascii():
        return text.lower().replace("`", "'")
    # The dotted capital is the one letter that grows when it is lowered.
    text = text.replace("İ", "i").lower()
    for sign, usual in APOSTROPHES.items():  # several times as fast as a table
        text = text.replace(sign, usual)
    return text


def as_typed(text: str) -> str:
    """Write small Kazakh letters as they are typed on a Russian keyboard."""
    return text.translate(KAZAKH) if KAZAKH_LETTER.search(text) else text


def fold(text: str) -> str:
    """Do as `plain`, and write Kazakh letters as on a Russian keyboard."""
    return as_typed(plain(text))
