"""Tell Russian, Kazakh and English apart by their letters."""

import re

KAZAKH = re.compile("[әғқңөұүһӘҒҚҢӨҰҮҺ]")
CYRILLIC = re.compile("[а-яёА-ЯЁіІ]")
LATIN = re.compile("[a-zA-Z]")


def language_of(text: str) -> str:
    """Give `kk`, `ru` or `en`; a text with few Kazakh letters is a Russian one that quotes."""
    kazakh, cyrillic = len(KAZAKH.findall(text)), len(CYRILLIC.findall(text))
    if kazakh > 0.03 * max(1, cyrillic + kazakh):
        return "kk"
    return "ru" if cyrillic > len(LATIN.findall(text)) else "en"
