"""Concerns article by article: what was asked, what the drafts say, what became of it."""

from collections.abc import Iterator

from tocsin.lawreview.case import Assessment, Basis, Case, Grade, Passage, Recommendation, say
from tocsin.lawreview.case.names import name_in
from tocsin.lawreview.case.topics import topic_label
from tocsin.lawreview.numbers import order
from tocsin.lawreview.outcome.texts import CaseTexts
from tocsin.lawreview.units import Unit, article_id
from tocsin.lawreview.views.compare import diff_runs
from tocsin.lawreview.views.sources import source_numbers, source_runs
from tocsin.lawreview.views.tone import outcome_words
from tocsin.lawreview.wording import word, written_date
from tocsin.paper import Block, Bullets, Heading, Paragraph, Run

LONGEST = 900  # letters of a difference that are shown; beyond it the comparison table serves


def concerns(case: Case, texts: CaseTexts, lang: str) -> Iterator[Block]:
    """Give a chapter on every article that something was asked about."""
    yield Heading(word("report.concerns", lang))
    groups: dict[tuple[tuple[int, ...], str], list[Recommendation]] = {}
    for one in case.recommendations:
        if one.grade is not Grade.KEEP:
            groups.setdefault(_where(one, texts, lang), []).append(one)
    for key in sorted(groups):
        yield Heading(key[1] or word("report.no_article", lang), level=3)
        for one in groups[key]:
            yield from _concern(case, one, texts, lang)


def _where(one: Recommendation, texts: CaseTexts, lang: str) -> tuple[tuple[int, ...], str]:
    """Give the article in the last version, with its place among articles, for a heading."""
    if not one.article:
        return (10**6,), ""
    unit = _last_article(one, texts, lang)
    if unit is None:
        return (10**6 - 1,), article_id(one.article)
    name = f"{unit.label}. {unit.heading}" if unit.heading else unit.label
    return order(unit.number), name


def _base(one: Recommendation, texts: CaseTexts, lang: str) -> str:
    """Give the version in which the article of a recommendation has its number."""
    path = texts.path(lang)
    if one.version in path:
        return one.version
    # Without a version the number is that of the last text in which somebody found it.
    return path[-1] if path else ""


def _last_article(one: Recommendation, texts: CaseTexts, lang: str) -> Unit | None:
    base = _base(one, texts, lang)
    for version in reversed(texts.path(lang)):
        law = texts.get(version, lang)
        for id in sorted(texts.trace(one.article, base, version, lang)) if law else ():
            if law and (unit := law.find(id)):
                return unit
    return None


def _concern(case: Case, one: Recommendation, texts: CaseTexts, lang: str) -> Iterator[Block]:
    numbers = source_numbers(case)
    grade = word(f"grade.{one.grade.value}", lang)
    yield Heading(f"{one.id}. {topic_label(one.topic, lang)}: {grade}", level=4)
    date = written_date(one.date, lang) if one.date else ""
    who = (name_in(one.asker, lang), name_in(one.document, lang), date)
    told = ", ".join(part for part in who if part)
    key = "report.asked_for" if one.asker else "grade.note"
    lead = f"{_capital(word(key, lang))} ({told}): " if told else ""
    yield Paragraph(
        (Run(lead, bold=True), Run(f"{say(one.text, lang)} {source_runs(one.sources, numbers)}"))
    )
    quoted = [quote.text for quote in one.disputed if quote.lang == lang]
    if quoted:
        words = " […] ".join(quoted)
        yield Paragraph(
            (Run(f"{word('report.in_draft', lang)}: ", bold=True), Run(words, italic=True))
        )
    if one.final:
        lead = f"{word('report.reported_text', lang)}: "
        yield Paragraph((Run(lead, bold=True), Run(say(one.final, lang))))
    yield from _difference(one, texts, lang, case)
    lines = list(_opinions(case, one, lang))
    for name, ids in (
        ("standards", one.standards),
        ("incidents", one.incidents),
        ("toolbox", one.toolbox),
    ):
        if ids:
            lines.append((Run(word(f"report.{name}_line", lang, ids=", ".join(ids))),))
    if lines:
        yield Bullets(lines)


def _difference(one: Recommendation, texts: CaseTexts, lang: str, case: Case) -> Iterator[Block]:
    """Give the article as it was when spoken of and as it is in the last text, in one."""
    path = texts.path(lang)
    if not one.article or len(path) < 2:
        return
    base, last = _base(one, texts, lang), path[-1]
    if base == last:
        return
    old, new = texts.get(base, lang), texts.get(last, lang)
    ids = sorted(texts.trace(one.article, base, last, lang))
    if old is None or new is None or not ids:
        return
    before = old.find(article_id(one.article))
    after = [unit for id in ids if (unit := new.find(id))]
    if before is None or not after:
        return
    was = " ".join(before.paragraphs())
    now = " ".join(text for unit in after for text in unit.paragraphs())
    if was == now or len(was) + len(now) > 2 * LONGEST:
        return
    labels = {version.id: say(version.label, lang) for version in case.versions}
    lead = f"{labels.get(base, base)} → {labels.get(last, last)}: "
    yield Paragraph((Run(lead, bold=True), *diff_runs(was, now)))


def _opinions(case: Case, one: Recommendation, lang: str) -> Iterator[tuple[Run, ...]]:
    """Give every opinion with its author, decisions first; of proposals only the newest."""
    said = [each for each in case.history if each.recommendation == one.id]
    for basis in (Basis.DECIDED, Basis.DISSENT, Basis.REPORTED):
        for each in said:
            if each.basis is basis:
                yield tuple(_opinion(case, each, lang))
    newest = {each.version: each for each in said if each.basis is Basis.PROPOSED}
    shown = ""
    for version in case.versions:
        last = newest.get(version.id)
        if last is not None and last.outcome.value != shown:
            shown = last.outcome.value
            yield tuple(_proposal(case, last, lang))


def _opinion(case: Case, one: Assessment, lang: str) -> Iterator[Run]:
    key = f"report.{one.basis.value}_line"
    outcome = f"{outcome_words(one.outcome, lang)} ({_label(case, one.version, lang)})"
    why = say(one.reason, lang) if one.reason else ""
    date = written_date(one.date, lang)
    words = word(key, lang, by=one.by, date=date, outcome=outcome, reason=why).strip()
    yield Run(words, bold=one.basis is Basis.DECIDED)
    if one.assumed:
        yield Run(f" ({word('basis.assumed', lang)})", italic=True)
    if one.sources:
        yield Run(f" {source_runs(one.sources, source_numbers(case))}")


def _proposal(case: Case, one: Assessment, lang: str) -> Iterator[Run]:
    label, outcome = _label(case, one.version, lang), outcome_words(one.outcome, lang)
    why = say(one.reason, lang)
    yield Run(word("report.proposal_line", lang, version=label, outcome=outcome, reason=why))
    passage = _best_passage(one, lang)
    if passage is not None and passage.text:
        share = word("report.similarity", lang, n=round(100 * passage.similarity))
        opening, closing = ("“", "”") if lang == "en" else ("«", "»")
        yield Run(f" {opening}{_short(passage.text)}{closing}", italic=True)
        yield Run(f" ({share})")


def _best_passage(one: Assessment, lang: str) -> Passage | None:
    own = [passage for passage in one.passages if passage.lang == lang] or list(one.passages)
    return max(own, key=lambda passage: passage.similarity, default=None)


def _label(case: Case, version: str, lang: str) -> str:
    found = case.version(version)
    return say(found.label, lang) if found else version


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _short(text: str, length: int = 220) -> str:
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"
