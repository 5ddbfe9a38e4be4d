"""The forms a name takes in running text: Russian cases, Kazakh endings, the English 's."""

import re
from functools import cache
from typing import TYPE_CHECKING

from tocsin.findings.spelling import fold, plain

if TYPE_CHECKING:
    from pymorphy3 import MorphAnalyzer

CYRILLIC = re.compile(r"[\u0400-\u052f]")
# What may follow a name within its word: Kazakh cases, possessives and copulas in the folded
# spelling, and the English possessive.
ENDING = re.compile(
    r"(?:(?:-?(?:га|ге|ка|ке|а|е|на|не|ны|ни|ди|ды|ти|ты|нын|нин|дын|дин|тын|тин|да|де|та|те|нда|нде|"
    r"дан|ден|тан|тен|нан|нен|мен|бен|пен|дай|дей|тай|тей|дики|тики|ники|лар|лер|дар|дер|тар|тер|"
    r"сын|син|сыз|сиз|жан|хан)){1,2}|'?s)?(?!\w)"
)
# Surnames that are inflected alike; the dictionary takes some for the plural of a given name.
REGULAR = re.compile(r"(?:ов|ев|ин|ын)(а?)$")
ENDINGS = {
    "": {"gent": "а", "datv": "у", "accs": "а", "ablt": "ым", "loct": "е"},
    "а": {"gent": "ой", "datv": "ой", "accs": "у", "ablt": "ой", "loct": "ой"},
}
# Patronymics, Russian and Kazakh, in the folded spelling: never what a person is called by alone.
PATRONYMIC = re.compile(
    r"(?:овна|евна|ична|инишна|ович|евич|кызы|улы|оглы|[a-z](?:ovna|evna|ovich|evich|kyzy|uly))$"
)
# Latin surnames that are no words of English.
NO_WORD = re.compile(
    r"(?:ova?|eva?|ina|s?ky|skaya|skiy|ska|enko|ich?|vić|ić|yan|shvili|dze|ulu|oglu|bek|bay|bayev|uly)$"
)
SHORTEST_ALONE = 5
LONG = 9
FEMININE = re.compile(r"(?:ова|ева|ина|ына|ская|цкая|кызы|[^й]а|я)$")


def forms(name: str) -> frozenset[str]:
    """Give the folded forms of a full name, alias or surname, without Kazakh endings.

    Russian case forms come from pymorphy3, each word inflected in step with the others.
    """
    words = fold(name).split()
    if not words:
        return frozenset()
    if not CYRILLIC.search(name):
        return frozenset({" ".join(words)})
    return frozenset({" ".join(words), *_russian_cases(plain(name))})


def surname(name: str) -> str | None:
    """Give the surname of a name of two words or more, if it is long enough to stand alone.

    It is the last word, or the first where a patronymic is the last; patronymics are none.
    """
    words = name.split()
    own = [word for word in words if not PATRONYMIC.search(fold(word))]
    if len(own) < 2:
        return None
    last = own[0] if own[-1] != words[-1] else own[-1]
    return last if len(last) >= SHORTEST_ALONE else None


def is_word(name: str) -> bool:
    """Say whether a surname is, in small letters, perhaps a word: Stone, Мороз."""
    if not CYRILLIC.search(name):
        return len(name) < LONG and not NO_WORD.search(plain(name))
    parses = _morphology().parse(plain(name))
    return any(parse.is_known and not {"Surn", "Name"} & parse.tag.grammemes for parse in parses)


def orders(name: str) -> list[str]:
    """Give a name of two words in both orders, any other as it is."""
    words = name.split()
    return [name, f"{words[1]} {words[0]}"] if len(words) == 2 else [name]


def _russian_cases(name: str) -> set[str]:
    words = name.split()
    gender = "femn" if any(FEMININE.search(word) for word in words) else "masc"
    out = set()
    for case in ("gent", "datv", "accs", "ablt", "loct"):
        inflected = [fold(_inflect(word, case, gender)) for word in words]
        out.add(" ".join(inflected))
        if len(words) > 1:  # surnames that stay as they are: Динаре Ким
            out.add(" ".join([*inflected[:-1], fold(words[-1])]))
    return out


def _inflect(word: str, case: str, gender: str) -> str:
    """Inflect one word of a name; a word that has no such form stays as it is."""
    parses = [parse for parse in _morphology().parse(word) if "nomn" in parse.tag]
    named = [parse for parse in parses if {"Name"} in parse.tag or {"Surn"} in parse.tag]
    if not named and (regular := REGULAR.search(word)):
        return word[: regular.start(1)] + ENDINGS[regular.group(1)][case]
    best = [parse for parse in named or parses if gender in parse.tag] or named or parses
    form = best[0].inflect({case}) if best else None
    return str(form.word) if form else word


def nominatives(word: str) -> frozenset[str]:
    """Give the forms of a name's word from which `word` may be inflected, in small letters.

    Both genders of a Russian surname are given, because a text does not say which is meant.
    """
    if not CYRILLIC.search(word):
        return frozenset({word.lower()})
    found = {word.lower()}
    for parse in _morphology().parse(word):
        if {"Name"} in parse.tag or {"Surn"} in parse.tag:
            found.add(str(parse.normal_form))
            for gender in ("masc", "femn"):
                form = parse.inflect({"nomn", "sing", gender})
                found |= {str(form.word)} if form else set()
    return frozenset(found)


@cache
def _morphology() -> "MorphAnalyzer":
    from pymorphy3 import MorphAnalyzer

    return MorphAnalyzer(lang="ru")
