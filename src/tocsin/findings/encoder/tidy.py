"""Make a text ready for the encoder, at training and at use alike."""

import re

LINK = re.compile(r"(?:https?://|www\.)\S+|\[URL\]")
HANDLE = re.compile(r"(?<![\w.])@[\w.]+|\[USER\]|\[id\d+\|[^\]]*\]")
SPACE = re.compile(r"\s+")


def tidy(text: str) -> str:
    """Put one word for links and one for handles, and one space for any white space."""
    return SPACE.sub(" ", HANDLE.sub("@user", LINK.sub("link", text))).strip()
