"""Propose what became of a recommendation, with the passages, or say that nobody can tell yet.

The rules see words and articles, not what they mean in law: between clear cases they say
`unknown`, and a person decides.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from tocsin import __version__
from tocsin.lawreview.case import (
    Assessment,
    Basis,
    Case,
    Grade,
    Outcome,
    Passage,
    Quote,
    Recommendation,
)
from tocsin.lawreview.outcome.presence import Found, covered
from tocsin.lawreview.outcome.prover import HERE, Home, Prover
from tocsin.lawreview.outcome.quotes import with_quotes
from tocsin.lawreview.outcome.texts import CaseTexts
from tocsin.lawreview.units import article_id
from tocsin.lawreview.wording import reason

MUCH_CHANGED = 0.68
GONE = 0.50  # below this only words that any law uses are shared
ALL_OLD = 0.97
NEAR = 0.35  # enough to see that a remark in brackets speaks of the same thing
SILENT = ("no-words", "process")
ALTERED = ("changed", "other-words")
FIRM = (Outcome.TAKEN_UP, Outcome.PARTLY, Outcome.NOT, Outcome.REVERSED, Outcome.NEW_PROBLEM)
AGAINST = (Grade.REMOVE, Grade.RECONSIDER, Grade.AMEND, Grade.CLARIFY, Grade.NOTE)


@dataclass(frozen=True, slots=True)
class View:
    """What the rules say of one recommendation in one version and language."""

    outcome: Outcome
    why: str  # id of a sentence in the wording
    passages: tuple[Passage, ...] = ()
    similarity: float | None = None


def propose_all(case: Case, texts: CaseTexts, date: str) -> Iterator[Assessment]:
    """Propose an outcome for every recommendation in every version that has a text."""
    prover = Prover(texts)
    for recommendation in case.recommendations:
        yield from propose(recommendation, texts, date, prover)


def propose(
    recommendation: Recommendation, texts: CaseTexts, date: str, prover: Prover | None = None
) -> Iterator[Assessment]:
    """Propose the outcomes of one recommendation, one a version, oldest first.

    Only versions after the one it speaks of are judged, all where it names none. `date` is
    ISO 8601.
    """
    prover = prover or Prover(texts)
    one = with_quotes(recommendation)
    before: list[View] = []
    for version in _versions(one, texts):
        view = _over_time(_over_languages(one, version, prover), before)
        before.append(view)
        if view.why == "not-yet":
            continue  # the line of a problem begins where the problem does
        yield Assessment(
            recommendation=one.id,
            version=version,
            outcome=view.outcome,
            basis=Basis.PROPOSED,
            by=f"tocsin {__version__}",
            date=date,
            reason=reason(view.why),
            passages=view.passages,
            similarity=view.similarity,
        )


def _versions(one: Recommendation, texts: CaseTexts) -> list[str]:
    there = [version for version in texts.order if texts.languages(version)]
    return there[there.index(one.version) + 1 :] if one.version in there else there


def _over_languages(one: Recommendation, version: str, prover: Prover) -> View:
    """Judge a version in every language it is there in; texts that differ are a conflict."""
    langs = prover.texts.languages(version)
    views = [_judge(one, version, lang, prover) for lang in langs]
    passages = tuple(passage for view in views for passage in view.passages)
    if any(_in_gap(view) for view in views):
        return View(Outcome.UNKNOWN, "gap", passages)
    judged = [view for view in views if view.why not in SILENT]
    firm = [view for view in judged if view.outcome in FIRM]
    if len({view.outcome for view in firm}) > 1:
        return View(Outcome.CONFLICT, "languages-differ", passages)
    doubtful = [view for view in judged if view not in firm]
    # What half of the language versions leave open is not clear enough to propose.
    chosen = firm if len(firm) > len(doubtful) else doubtful or firm or views
    return replace(chosen[0], passages=passages)


def _in_gap(view: View) -> bool:
    return any(
        Found(one.unit, one.text, one.similarity).is_gap and one.similarity >= NEAR
        for one in view.passages
    )


def _over_time(view: View, before: list[View]) -> View:
    """See what a single version cannot show: that something taken up came back."""
    had = any(
        one.outcome in (Outcome.TAKEN_UP, Outcome.PARTLY)
        or (one.why in ALTERED and view.why == "still-there")
        for one in before
    )
    if view.outcome in (Outcome.NOT, Outcome.NEW_PROBLEM) and had:
        return replace(view, outcome=Outcome.REVERSED, why="came-back")
    return view


def _judge(one: Recommendation, version: str, lang: str, prover: Prover) -> View:
    if one.grade is Grade.PROCESS:
        return View(Outcome.UNKNOWN, "process")
    wanted = [quote for quote in one.wanted if quote.lang == lang]
    disputed = [quote for quote in one.disputed if quote.lang == lang]
    if one.grade is Grade.KEEP:
        return _kept(one, disputed or wanted, version, lang, prover)
    if wanted:
        return _wanted(one, wanted, disputed, version, lang, prover)
    if disputed and one.grade in AGAINST:
        return _disputed(one, disputed, version, lang, prover)
    return _by_article(one, version, lang, prover)


def _kept(
    one: Recommendation, quotes: list[Quote], version: str, lang: str, prover: Prover
) -> View:
    if not quotes:
        return _by_article(one, version, lang, prover)
    base = _base(one, lang, prover)
    home = prover.home(one.article, quotes, lang, base, version)
    share, turned, passages = _worst(quotes, version, prover, base, home)
    if share >= HERE and not turned:
        return View(Outcome.TAKEN_UP, "kept", passages, share)
    if share < GONE:
        return View(Outcome.NOT, "not-kept", passages, share)
    return View(Outcome.UNKNOWN, "changed", passages, share)


def _wanted(
    one: Recommendation,
    wanted: list[Quote],
    disputed: list[Quote],
    version: str,
    lang: str,
    prover: Prover,
) -> View:
    base = _base(one, lang, prover)
    home = prover.home(one.article, disputed, lang, base, version)
    share, turned, passages = _worst(wanted, version, prover, base, home)
    best = max((passage.similarity for passage in passages), default=0.0)
    old, old_turned, old_passages = _worst(disputed, version, prover, base, home)
    passages = (*passages, *old_passages)
    still = bool(disputed) and old >= HERE and not old_turned
    if share >= HERE and not turned:
        outcome = Outcome.PARTLY if still and one.grade is not Grade.ADD else Outcome.TAKEN_UP
        why = "wanted-beside-old" if outcome is Outcome.PARTLY else "wanted-there"
        return View(outcome, why, passages, share)
    if best >= HERE and share < GONE:
        return View(Outcome.PARTLY, "some-wanted", passages, share)
    if still and share < HERE:
        return View(Outcome.NOT, "still-there", passages, share)
    if share < GONE and not disputed and _is_untouched(one, version, lang, prover):
        return View(Outcome.NOT, "not-added", passages, share)
    return View(Outcome.UNKNOWN, "changed" if share >= GONE else "other-words", passages, share)


def _disputed(
    one: Recommendation, quotes: list[Quote], version: str, lang: str, prover: Prover
) -> View:
    first = _first_with(quotes, lang, prover)
    home = prover.home(one.article, quotes, lang, first or "", version)
    shares = [prover.passage(quote, version, first or "", home) for quote in quotes]
    passages = tuple(passage for _, passage in shares)
    low, high = min(found.share for found, _ in shares), max(found.share for found, _ in shares)
    turned = any(found.turned for found, _ in shares)
    if first is None:
        return View(Outcome.UNKNOWN, "never-found", passages, high)
    if low >= HERE and not turned:
        path = prover.texts.path(lang)
        late = not one.version and path.index(first) > 0
        why = "came-later" if late else "still-there"
        return View(Outcome.NEW_PROBLEM if late else Outcome.NOT, why, passages, low)
    if prover.texts.order.index(version) < prover.texts.order.index(first):
        return View(Outcome.UNKNOWN, "not-yet", passages, high)
    if high < GONE:
        if one.grade is Grade.CLARIFY:
            return View(Outcome.UNKNOWN, "other-words", passages, high)
        return View(Outcome.TAKEN_UP, "gone", passages, high)
    if high >= HERE and low < MUCH_CHANGED:
        return View(Outcome.PARTLY, "some-gone", passages, low)
    if HERE > high >= GONE + 0.08 and not turned and _shrunk(quotes, shares):
        return View(Outcome.PARTLY, "words-gone", passages, high)
    return View(Outcome.UNKNOWN, "changed", passages, high)


def _shrunk(quotes: list[Quote], shares: list[tuple[Found, Passage]]) -> bool:
    """Say whether the passage lost words and took in no others: narrower, not other."""
    return len(quotes) == 1 and covered(shares[0][0].text, quotes[0].text) >= ALL_OLD


def _by_article(one: Recommendation, version: str, lang: str, prover: Prover) -> View:
    """Judge by the fate of the article alone, where no words were given in this language."""
    texts = prover.texts
    base = _base(one, lang, prover)
    law = texts.get(base, lang)
    if not one.article or law is None or law.find(one.article) is None:
        return View(Outcome.UNKNOWN, "no-words")
    now = texts.trace(one.article, base, version, lang)
    passages = tuple(_whole(version, lang, id, prover) for id in sorted(now))
    if not now:
        gone = {Grade.REMOVE: Outcome.TAKEN_UP, Grade.KEEP: Outcome.NOT}
        return View(gone.get(one.grade, Outcome.UNKNOWN), "article-gone")
    if version != base and not _is_untouched(one, version, lang, prover):
        return View(Outcome.UNKNOWN, "changed", passages)
    if one.grade in (Grade.ADD, Grade.NOTE):
        same = Outcome.NOT if one.grade is Grade.ADD and version != base else Outcome.UNKNOWN
        return View(same, "article-same", passages)
    kept = Outcome.TAKEN_UP if one.grade is Grade.KEEP else Outcome.NOT
    return View(kept, "article-same", passages)


def _is_untouched(one: Recommendation, version: str, lang: str, prover: Prover) -> bool:
    """Say whether the article, or the point it names, reads as in the version spoken of."""
    texts = prover.texts
    base = _base(one, lang, prover)
    old, new = texts.get(base, lang), texts.get(version, lang)
    if old is None or new is None:
        return False
    if not one.article:
        return False
    unit = old.find(one.article) or old.find(article_id(one.article))
    now = [new.find(id) for id in texts.trace(one.article, base, version, lang)]
    words = " ".join(unit.wording().split()) if unit else ""
    return bool(words) and any(
        words in " ".join(one_now.wording().split()) for one_now in now if one_now
    )


def _whole(version: str, lang: str, id: str, prover: Prover) -> Passage:
    law = prover.texts.texts[version, lang]
    unit = law.find(id)
    return Passage(version, lang, id, unit.wording() if unit else "", 1.0)


def _worst(
    quotes: Iterable[Quote], version: str, prover: Prover, base: str, home: Home
) -> tuple[float, bool, tuple[Passage, ...]]:
    """Give the least share of several quotes, whether one is turned round, and all passages."""
    found = [prover.passage(quote, version, base, home) for quote in quotes]
    share = min((one.share for one, _ in found), default=0.0)
    return share, any(one.turned for one, _ in found), tuple(passage for _, passage in found)


def _base(one: Recommendation, lang: str, prover: Prover) -> str:
    """Give the version spoken of, or the first that is there in the language."""
    texts = prover.texts
    return one.version if texts.get(one.version, lang) else next(iter(texts.path(lang)), "")


def _first_with(quotes: list[Quote], lang: str, prover: Prover) -> str | None:
    """Give the first version in which the words stand."""
    for version in prover.texts.path(lang):
        shares = [prover.passage(quote, version)[0] for quote in quotes]
        if all(found.share >= HERE and not found.turned for found in shares):
            return version
    return None
