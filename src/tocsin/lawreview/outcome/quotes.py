"""Take the words of a draft out of a recommendation that quotes them."""

import re
from dataclasses import replace

from tocsin.lawreview.case import Grade, Quote, Recommendation
from tocsin.lawreview.language import language_of

QUOTED = re.compile(r"«([^«»]{4,600})»|“([^“”]{4,600})”|\"([^\"]{4,600})\"")
# «А» заменить на «Б»: the second quotation is what is wanted.
BECOMES = re.compile(
    r"замен|излож|replac|instead|to read|ауыстыр|жаз[ыу]л|вместо|предлагаем", re.IGNORECASE
)


def with_quotes(one: Recommendation) -> Recommendation:
    """Fill disputed and wanted words from quotation marks where a recommendation has neither."""
    if one.disputed or one.wanted:
        return one
    disputed: list[Quote] = []
    wanted: list[Quote] = []
    for text in one.text.values():
        found = [next(filter(None, match.groups())) for match in QUOTED.finditer(text)]
        quotes = [Quote(language_of(words), words) for words in found]
        if len(quotes) == 2 and BECOMES.search(text):
            disputed.append(quotes[0])
            wanted.append(quotes[1])
        else:
            (wanted if one.grade is Grade.ADD else disputed).extend(quotes)
    return replace(one, disputed=tuple(disputed), wanted=tuple(wanted))
