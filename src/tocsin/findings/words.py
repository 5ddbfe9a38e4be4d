"""Which words of a text weigh most in the linear model: its reasons, word by word."""

import re

from tocsin.findings.linear import HANDLE, LINK, Linear

WORD = re.compile(r"\S+")
MOST = 3


def heaviest_words(model: Linear, text: str, head: str) -> list[tuple[int, int]]:
    """Give spans of up to three words of `text` that speak most for `head`, in text order."""
    spans = [
        match.span()
        for match in WORD.finditer(text)
        if not LINK.match(match.group()) and not HANDLE.match(match.group())
    ]
    if not spans:
        return [(0, len(text))] if text else []
    column = model.heads.index(head)
    scores = model.logits([text[start:end] for start, end in spans])[:, column]
    order = sorted(range(len(spans)), key=lambda i: (-scores[i], i))
    return sorted(spans[i] for i in order[:MOST])
