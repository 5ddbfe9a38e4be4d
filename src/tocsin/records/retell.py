"""Say again in another language what drafts said: sentences of ours, never those of a person.

A record holds one language. What software wrote into a draft came from a known sentence, so it can
be found again and said in the language of a document; what a person wrote stays as it is.
"""

import re
from collections.abc import Iterator
from functools import cache

from tocsin import guidelines
from tocsin.guidelines import Words
from tocsin.guidelines.words import LANGUAGES
from tocsin.records.words import phrases_of

_BLANK = re.compile(r"\\\{(\w+)\\\}")


def retold(text: str, lang: str) -> str:
    """Give a draft's sentence in a language, and every other text as it is."""
    for pattern, words in _sentences():
        match = pattern.fullmatch(text)
        if match:
            values = {name: _named(value, lang) for name, value in match.groupdict().items()}
            return words.say(lang).format(**values)
    return text


@cache
def _sentences() -> tuple[tuple[re.Pattern[str], Words], ...]:
    return tuple(_patterns())


def _patterns() -> Iterator[tuple[re.Pattern[str], Words]]:
    for words in phrases_of("draft"):
        for lang in LANGUAGES:
            blank = re.escape(words.say(lang))
            yield re.compile(_BLANK.sub(r"(?P<\1>.+?)", blank)), words


def _named(value: str, lang: str) -> str:
    """Give a list of labels of the typology in a language; what is none stays."""
    labels = _labels()
    return _any_label().sub(lambda match: labels[match[0]].say(lang), value)


@cache
def _any_label() -> re.Pattern[str]:
    """Match any label, the longest first: some hold commas, and some are within others."""
    every = sorted(_labels(), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, every)))


@cache
def _labels() -> dict[str, Words]:
    subtypes = guidelines.load().subtypes
    return {one.label.say(lang): one.label for one in subtypes for lang in LANGUAGES}
