"""How instructions are worded in Russian, Kazakh and English, and how they name their target."""

import re
from collections.abc import Iterator

from tocsin.lawreview.amending.model import Action
from tocsin.lawreview.numbers import normal

FLAGS = re.IGNORECASE | re.DOTALL
NUM = r"(\d{1,4}(?:\s?[-‑–]\s?\d{1,3})?)"


def _q(name: str) -> str:
    """Give a pattern for quoted words under a name."""
    return rf"[«“\"](?P<{name}>[^«»“”\"]+(?:«[^»]*»[^«»]*)?)[»”\"]"


OLD, NEW = _q("old"), _q("new")
RU_WORDS = r"(?:слов\w*|цифр\w*|знак\w*)"
KK_WORDS = r"деген\s+(?:сөз\w*|цифр\w*)"
EN_WORDS = r"(?:the\s+)?(?:words?|figures?|numbers?)"

WORDS: tuple[tuple[Action, re.Pattern[str]], ...] = tuple(
    (action, re.compile(pattern, FLAGS))
    for action, pattern in (
        (Action.INSERT_WORDS, rf"после\s+{RU_WORDS}\s+{OLD}\s+дополнить\s+{RU_WORDS}\s+{NEW}"),
        (Action.INSERT_WORDS, rf"{OLD}\s+деген\s+сөз\w*\s+кейін\s+{NEW}\s+{KK_WORDS}\s+толықтыр"),
        (
            Action.INSERT_WORDS,
            rf"after\s+{EN_WORDS}\s+{OLD},?\s+(?:insert\s+)?(?:{EN_WORDS}\s+)?{NEW}",
        ),
        (
            Action.REPLACE_WORDS,
            rf"{RU_WORDS}\s+{OLD}\s+(?:следует\s+)?заменить\s+(?:на\s+)?(?:{RU_WORDS}\s+)?{NEW}",
        ),
        (Action.REPLACE_WORDS, rf"{OLD}\s+{KK_WORDS}\s+{NEW}\s+{KK_WORDS}\s+ауыстыр"),
        (
            Action.REPLACE_WORDS,
            rf"{EN_WORDS}\s+{OLD}\s+(?:shall\s+be|are|is|should\s+be)\s+replaced\s+(?:by|with)\s+"
            rf"(?:{EN_WORDS}\s+)?{NEW}",
        ),
        (Action.DELETE_WORDS, rf"{RU_WORDS}\s+{OLD}\s+исключить"),
        (Action.DELETE_WORDS, rf"{OLD}\s+{KK_WORDS}\s+алып\s+таста"),
        (
            Action.DELETE_WORDS,
            rf"{EN_WORDS}\s+{OLD}\s+(?:shall\s+be|are|is)\s+(?:deleted|removed|omitted)",
        ),
    )
)

RESTATE = re.compile(
    r"изложить\s+в\s+следующей\s+редакции|(?:мынадай|келесі)\s+редакцияда\s+жаз|"
    r"(?:to\s+)?read\s+as\s+follows|shall\s+be\s+(?:restated|worded)\s+as\s+follows",
    FLAGS,
)
ADD = re.compile(
    r"дополнить\s+(?P<ru>.*?)следующего\s+содержания|"
    r"мынадай\s+мазмұндағы\s+(?P<kk>.*?)толықтыр|"
    r"(?:supplemented\s+(?:by|with)|add(?:ed)?)\s+(?P<en>.*?)(?:to\s+read|as\s+follows|reading)",
    FLAGS,
)
DELETE = re.compile(
    r"\bисключить|признать\s+утративш|алып\s+таста|күші\s+жойыл|"
    r"shall\s+be\s+(?:deleted|removed|repealed)|is\s+repealed",
    FLAGS,
)

TARGETS = (
    (
        "art",
        re.compile(rf"(?:стать\w+\s+{NUM}|{NUM}\s?[-‑–]\s?ба[пб]\w*|articles?\s+{NUM})", FLAGS),
    ),
    (
        "para",
        re.compile(
            rf"(?:(?<!под)пункт\w*\s+{NUM}|{NUM}\s?[-‑–]\s?тарма[қғ](?!ша)\w*|"
            rf"(?<!sub)(?<!sub-)(?:point|paragraph)\s+{NUM})",
            FLAGS,
        ),
    ),
    (
        "point",
        re.compile(
            rf"(?:подпункт\w*\s+{NUM}\)?|{NUM}\)\s*тармақша\w*|sub-?(?:point|paragraph)\s+{NUM})",
            FLAGS,
        ),
    ),
    ("indent", re.compile(r"(?:подпункт\w*\s+|литер\w*\s+)[«\"]?([а-я])[»\"]?\)", FLAGS)),
)
QUOTED = re.compile(r"[«“\"][^«»“”\"]*[»”\"]")


def target(text: str, context: dict[str, str]) -> dict[str, str]:
    """Give the units a text names, by level; wider levels it does not name are of `context`."""
    bare = QUOTED.sub(" ", text)
    found = dict(_named(bare))
    if not found:
        return dict(context)
    levels = [level for level, _ in TARGETS]
    widest = min(levels.index(level) for level in found)
    kept = {level: number for level, number in context.items() if levels.index(level) < widest}
    return {**kept, **found}


def unit_id(levels: dict[str, str]) -> str:
    """Give the id of a unit from the numbers of its levels."""
    return "__".join(f"{level}_{levels[level]}" for level, _ in TARGETS if level in levels)


def _named(text: str) -> Iterator[tuple[str, str]]:
    for level, pattern in TARGETS:
        match = pattern.search(text)
        if match:
            number = next(filter(None, match.groups()))
            yield level, number if level == "indent" else normal(number)
