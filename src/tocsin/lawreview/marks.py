"""How units of a law open in Russian, Kazakh and English: `Статья 5.`, `5-бап.`, `Article 5`."""

import re
from dataclasses import dataclass

from tocsin.lawreview.numbers import ORDINALS, normal
from tocsin.lawreview.units import Kind

DASH = r"[-‐‑‒–—]"
RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
NUMBER = rf"\d{{1,4}}(?:\s?{DASH}\s?\d{{1,3}}|[{RAISED}]+|(?:\.\d{{1,3}})+)*"
ROMAN = r"[IVXLCІХС]{1,7}"
WORD = "|".join(sorted(ORDINALS, key=len, reverse=True))
END = r"(?=[\s.:)–—-]|$)"
REST = rf"\s*(?:[.:]|{DASH}(?=\s))?\s*(?P<rest>.*)"


# A word with its letters spaced out is a heading style of old: С т а т ь я.
def _spaced(word: str) -> str:
    return r"\s?".join(word)


BEFORE = {  # the word stands before the number
    Kind.ANNEX: ("приложение", "annex", "appendix", "schedule"),
    Kind.PART: ("часть", "part"),
    Kind.SECTION: ("раздел", "подраздел", "section", "title"),
    Kind.CHAPTER: ("глава", "chapter"),
    Kind.DIVISION: ("параграф", "paragraph", "§", "division"),
    Kind.ARTICLE: ("статья", "article"),
}
BEHIND = {  # the word stands behind the number
    Kind.ANNEX: ("қосымша",),
    Kind.PART: ("бөлік",),
    Kind.SECTION: ("бөлім",),
    Kind.CHAPTER: ("тарау",),
    Kind.DIVISION: ("параграф",),
    Kind.ARTICLE: ("бап",),
}

FLAGS = re.IGNORECASE | re.DOTALL


def _before(words: tuple[str, ...]) -> re.Pattern[str]:
    names = "|".join(_spaced(word) for word in words)
    sign = r"(?:№|N|No\.?)?\s*"
    return re.compile(
        rf"(?P<label>(?:{names})\s*{sign}(?P<number>{NUMBER}|{ROMAN}){END}){REST}", FLAGS
    )


def _behind(words: tuple[str, ...]) -> re.Pattern[str]:
    names = "|".join(words)
    return re.compile(
        rf"(?P<label>(?P<number>{NUMBER}|{ROMAN})\s?{DASH}?\s?(?:{names}){END}){REST}", FLAGS
    )


def _ordinal() -> re.Pattern[str]:
    names = "часть|раздел|part|бөлік|бөлім"
    return re.compile(
        rf"(?P<label>(?:(?P<number>{WORD})\s+(?:{names})|(?:{names})\s+(?P<number2>{WORD}))){END}"
        rf"{REST}",
        FLAGS,
    )


WIDE = tuple(
    (kind, pattern) for kind in BEFORE for pattern in (_before(BEFORE[kind]), _behind(BEHIND[kind]))
)
BARE_ANNEX = re.compile(r"(?P<label>приложение|қосымша|annex|appendix)\s*(?P<rest>)", FLAGS)
ORDINAL = _ordinal()

POINT = re.compile(
    rf"(?P<label>(?P<number>\d{{1,3}}(?:{DASH}\d{{1,3}}|[{RAISED}]+)?)\.)\s+(?P<rest>.+)", re.DOTALL
)
# 5.1. and 5.1.2. number points of by-laws.
DECIMAL = re.compile(r"(?P<label>(?P<number>\d{1,3}(?:\.\d{1,3})+)\.?)\s+(?P<rest>.+)", re.DOTALL)
SUBPOINT = re.compile(
    rf"(?P<label>\(?(?P<number>\d{{1,3}}(?:{DASH}\d{{1,3}}|[{RAISED}]+)?)\))\s*(?P<rest>.*)",
    re.DOTALL,
)
LETTER = re.compile(
    r"(?P<label>\(?(?P<number>[a-zа-яёәғқңөұүһі]|[ivx]{2,4})\))\s*(?P<rest>.*)", re.DOTALL
)

# Sentences that begin like a heading and are none: «Статья 5 настоящего Закона применяется …».
RUNNING = re.compile(
    r"(?:настоящ|этого|данного|указан|применя|действ|вступа|утрач|излож|измен|дополн|исключ|"
    r"осы заң|күші|shall|is |are |of this|applies|of the (?:law|act|code))",
    re.IGNORECASE,
)
REPEALED = re.compile(
    r"[\[(]?\s*(?:исключ[её]н[аоы]?|утратил[аои]? силу|признан[аоы]? утративш\w+ силу|"
    r"отменен[аоы]?|алып таста\w+|күші жойыл\w+|күшін жой\w+|"
    r"repealed|deleted|excluded|(?:is |has been )?removed)\b",
    re.IGNORECASE,
)
RANGE = re.compile(
    rf"(?:(?:статьи|articles)\s+(?P<first>\d+)\s*(?:{DASH}|и|and)\s*(?P<last>\d+)|"
    rf"(?P<first2>\d+)\s*{DASH}\s*(?P<last2>\d+)\s?{DASH}\s?баптар)\s*[.:]?\s*(?P<rest>.*)",
    FLAGS,
)


@dataclass(frozen=True, slots=True)
class Opening:
    """The mark with which a unit opens, and the words behind it."""

    kind: Kind
    number: str
    label: str
    rest: str


def opening(text: str) -> Opening | None:
    """Say what unit the paragraph opens, or nothing where it runs on."""
    first = text[:1]
    if not (first.isalnum() or first in "§("):
        return None
    return _wide(text) or _narrow(text)


def repealed_range(text: str) -> tuple[int, int] | None:
    """Give the first and last number of «Статьи 7–9. Исключены», or nothing."""
    match = RANGE.match(text)
    if match is None or not is_repealed(match["rest"]):
        return None
    first, last = int(match["first"] or match["first2"]), int(match["last"] or match["last2"])
    return (first, last) if first < last < first + 200 else None


def is_repealed(words: str) -> bool:
    """Say whether the words only tell that the unit is gone."""
    return len(words) < 300 and REPEALED.match(words) is not None


def _wide(text: str) -> Opening | None:
    if text[0].islower():
        return None
    for kind, pattern in WIDE:
        match = pattern.fullmatch(text)
        if match and not _runs_on(kind, match["rest"], text):
            return Opening(kind, normal(match["number"]), _tidy(match["label"]), match["rest"])
    match = ORDINAL.fullmatch(text)
    if match and len(text) < 120:
        number = normal(match["number"] or match["number2"])
        kind = Kind.SECTION if re.search("раздел|бөлім", match["label"], FLAGS) else Kind.PART
        return Opening(kind, number, _tidy(match["label"]), match["rest"])
    match = BARE_ANNEX.fullmatch(text)
    return Opening(Kind.ANNEX, "1", match["label"], "") if match else None


def _runs_on(kind: Kind, rest: str, text: str) -> bool:
    if not rest or kind is Kind.ANNEX:
        return False
    if is_repealed(rest):
        return False
    if rest[0] in ",;)" or (rest[0].islower() and RUNNING.match(rest)):
        return True
    # A heading of a chapter is short; what is long is a sentence about one.
    return kind is not Kind.ARTICLE and (len(text) > 300 or rest[0].islower())


def _narrow(text: str) -> Opening | None:
    for kind, pattern in (
        (Kind.POINT, POINT),
        (Kind.POINT, DECIMAL),
        (Kind.SUBPOINT, SUBPOINT),
        (Kind.LETTER, LETTER),
    ):
        match = pattern.fullmatch(text)
        if match:
            # A letter is a name and never a Roman numeral.
            number = match["number"] if kind is Kind.LETTER else normal(match["number"])
            return Opening(kind, number, match["label"], match["rest"])
    return None


def _tidy(label: str) -> str:
    words = label.split()
    if len(words) > 2 and all(len(word) == 1 for word in words[:-1]):
        return "".join(words[:-1]).capitalize() + " " + words[-1]
    return " ".join(words)
