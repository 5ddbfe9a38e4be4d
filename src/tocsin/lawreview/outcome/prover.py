"""Look the words of recommendations up in the texts of a case."""

from collections.abc import Sequence
from dataclasses import replace

from tocsin.lawreview.case import Passage, Quote
from tocsin.lawreview.outcome.presence import Found, Index
from tocsin.lawreview.outcome.texts import CaseTexts
from tocsin.lawreview.units import article_id

HERE = 0.86  # of the words stand in one paragraph: they are there

Home = frozenset[str] | None


class Prover:
    """Looks recommendations up in the texts of a case; texts are indexed once."""

    def __init__(self, texts: CaseTexts) -> None:
        self.texts = texts
        self._indexes: dict[tuple[str, str], Index] = {}

    def index(self, version: str, lang: str) -> Index:
        """Give the paragraphs of a version."""
        key = (version, lang)
        if key not in self._indexes:
            self._indexes[key] = Index(self.texts.texts[key])
        return self._indexes[key]

    def passage(
        self, quote: Quote, version: str, base: str = "", home: Home = None
    ) -> tuple[Found, Passage]:
        """Find the words of a quote in a version.

        Where they are not there, the nearest paragraph is one that `base` did not have: old ones
        beside the words may be like them and are no new form of them. Outside the articles of
        `home` words count by how rare they are: a paragraph elsewhere that shares the formulas of
        the law with a quote is no new form of it either. So they do before words are said to be
        there: one that is missing may be the one that matters.
        """
        index = self.index(version, quote.lang)
        found = index.find(quote.text)
        if found.share < HERE and (base, quote.lang) in self.texts.texts and base != version:
            found = index.find(quote.text, self.index(base, quote.lang).texts)
        away = home is not None and article_id(found.unit) not in home
        if (away or found.share >= HERE) and not found.is_gap:
            found = replace(found, share=min(found.share, found.rare))
        return found, Passage(version, quote.lang, found.unit, found.text, found.share)

    def home(
        self, article: str, quotes: Sequence[Quote], lang: str, start: str, version: str
    ) -> Home:
        """Give the articles of a version that came from where words stood, or nothing if unknown.

        That is the article a recommendation names, and those that hold its words in `start`.
        """
        law = self.texts.get(start, lang)
        if law is None:
            return None
        named = {article_id(article)} if article and law.find(article_id(article)) else set()
        found = [self.passage(quote, start)[0] for quote in quotes]
        named |= {article_id(one.unit) for one in found if one.unit and one.share >= HERE}
        if not named:
            return None
        return frozenset().union(
            *(self.texts.trace(one, start, version, lang) for one in sorted(named))
        )
