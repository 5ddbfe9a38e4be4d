"""Make a text ready for the encoder, at training and at use alike."""

import re
from collections.abc import Iterator

HALF = re.compile("[\ud800-\udfff]")  # half a character, which no tokenizer takes
# What a person wrote to show an address or a person, not to say something; and words of a hashtag.
SHOWN = re.compile(
    r"(?P<link>(?:https?://|www\.)\S+|\[URL\])|(?P<handle>(?<![\w.])@[\w.]+|\[USER\])"
    r"|(?P<hashtag>#\w+)|\s+"
)
SEAM = re.compile(r"_+|(?<=[^\W\d_A-ZА-ЯЁӘҒҚҢӨҰҮҺІ])(?=[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ])")


def tidy(text: str) -> str:
    """Put one word for links and one for handles, part hashtags, and make white space one space."""
    return SHOWN.sub(_instead, HALF.sub("?", text)).strip()


def tidy_with_places(text: str) -> tuple[str, list[int]]:
    """Do as `tidy`, and give for each letter and the end the place in `text` it came from."""
    out: list[str] = []
    places: list[int] = []
    last = 0
    text = HALF.sub("?", text)
    for match in SHOWN.finditer(text):
        out.append(text[last : match.start()])
        places.extend(range(last, match.start()))
        instead = _instead(match)
        out.append(instead)
        places.extend(_places(match, instead))
        last = match.end()
    out.append(text[last:])
    places.extend(range(last, len(text) + 1))
    whole = "".join(out)
    start = len(whole) - len(whole.lstrip())
    stripped = whole.strip()
    return stripped, places[start : start + len(stripped) + 1]


def _instead(match: re.Match[str]) -> str:
    if match.lastgroup == "link":
        return "link"
    if match.lastgroup == "hashtag":
        return SEAM.sub(" ", match[0]).rstrip()
    return "@user" if match.lastgroup == "handle" else " "


def _places(match: re.Match[str], instead: str) -> Iterator[int]:
    """Give for each letter of `instead` its place: in a hashtag its own, else where it began."""
    at = match.start()
    for letter in instead:
        if match.lastgroup == "hashtag" and letter != " ":
            at = match.string.index(letter, at)
        yield at
        at += match.lastgroup == "hashtag" and letter != " "
