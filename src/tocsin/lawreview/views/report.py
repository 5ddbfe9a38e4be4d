"""The report in the usual shape of a legal review: scope, positive points, concerns, uptake."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from tocsin.lawreview.case import Basis, Case, Grade, Outcome, Recommendation, Said, say
from tocsin.lawreview.case.names import name_in
from tocsin.lawreview.case.topics import topic_label
from tocsin.lawreview.outcome.standing import standings
from tocsin.lawreview.outcome.texts import CaseTexts
from tocsin.lawreview.views.concerns import concerns
from tocsin.lawreview.views.sources import source_list, source_numbers, source_runs
from tocsin.lawreview.views.tally import Row, final_outcomes, tally
from tocsin.lawreview.views.timeline import AFTER, timeline_svg, timeline_table
from tocsin.lawreview.views.tone import outcome_words, tone_of
from tocsin.lawreview.views.uptake import uptake_svg
from tocsin.lawreview.wording import word, written_date
from tocsin.paper import (
    Block,
    Bullets,
    Cell,
    Document,
    Figure,
    Heading,
    Note,
    Paragraph,
    Run,
    Table,
)

CAVEATS = ("unofficial", "not_exhaustive", "revised", "machine", "standards")
ASKS = (Grade.REMOVE, Grade.RECONSIDER, Grade.AMEND, Grade.CLARIFY, Grade.ADD, Grade.KEEP)
COUNTRIES = {
    "kz": {"en": "Kazakhstan", "ru": "Казахстан", "kk": "Қазақстан"},
    "kg": {"en": "Kyrgyzstan", "ru": "Кыргызстан", "kk": "Қырғызстан"},
    "uz": {"en": "Uzbekistan", "ru": "Узбекистан", "kk": "Өзбекстан"},
    "tj": {"en": "Tajikistan", "ru": "Таджикистан", "kk": "Тәжікстан"},
    "tm": {"en": "Turkmenistan", "ru": "Туркменистан", "kk": "Түрікменстан"},
    "mn": {"en": "Mongolia", "ru": "Монголия", "kk": "Моңғолия"},
}


@dataclass(frozen=True, slots=True)
class ReportFacts:
    """Who sends the report and when; `date` is ISO 8601."""

    by: str
    date: str
    lang: str = "en"


def report(case: Case, texts: CaseTexts, facts: ReportFacts) -> Document:
    """Make the report of a case as a document; see `tocsin.paper` for its forms."""
    lang = facts.lang
    return Document(
        title=word("report.title", lang, title=say(case.title, lang)),
        lang=lang,
        subtitle=word("report.subtitle", lang),
        facts=tuple(_facts(case, facts)),
        foot=word("report.foot", lang),
        blocks=tuple(_blocks(case, texts, lang)),
    )


def _facts(case: Case, facts: ReportFacts) -> Iterator[tuple[str, str]]:
    lang = facts.lang
    country = COUNTRIES.get(case.country.lower(), {})
    yield word("report.country", lang), say(country, lang) or case.country.upper()
    yield word("report.date", lang), written_date(facts.date, lang)
    if facts.by:
        yield word("report.by", lang), facts.by
    versions = [f"{say(v.label, lang)} ({written_date(v.date, lang)})" for v in case.versions]
    yield word("report.versions", lang), "; ".join(versions) or word("report.read_so_far", lang)
    count = Counter(_final_basis(case).values())
    words = word(
        "report.state_words",
        lang,
        decided=count[Basis.DECIDED],
        reported=count[Basis.REPORTED],
        proposed=count[Basis.PROPOSED],
    )
    yield word("report.state", lang), words


def _blocks(case: Case, texts: CaseTexts, lang: str) -> Iterator[Block]:
    if case.synthetic:
        yield Note(word("report.synthetic", lang), kind="caution")
    if Basis.PROPOSED in _final_basis(case).values():
        yield Note(word("report.unsigned", lang), kind="caution")
    yield from _key(case, lang)
    yield from _scope(case, texts, lang)
    yield from _positive(case, lang)
    yield from concerns(case, texts, lang)
    yield from _uptake(case, lang)
    yield from _tallies(case, lang)
    yield from _timeline(case, lang)
    yield from _voices(case, lang)
    yield Heading(word("report.sources", lang))
    yield Bullets(source_list(case), numbered=True)


def _key(case: Case, lang: str) -> Iterator[Block]:
    """Give the box at the front: lettered recommendations with what became of each."""
    yield Heading(word("report.key", lang))
    if case.about:
        yield Paragraph(say(case.about, lang))
    outcomes = final_outcomes(case)
    count = Counter(outcomes.values())
    parts = [
        word("report.summary_part", lang, outcome=outcome_words(one, lang), n=count[one])
        for one in Outcome
        if count[one]
    ]
    if count[None]:
        parts.append(f"{word('report.not_judged', lang)}: {count[None]}")
    words = word("report.summary", lang, all=len(case.recommendations), parts=", ".join(parts))
    if case.recommendations:
        yield Paragraph((Run(words, bold=True),))
    asks = [one for one in case.recommendations if one.grade in ASKS]
    head = ("", word("report.ask_col", lang), word("report.outcome_col", lang))
    rows = [
        (
            f"{_letter(n)}.",
            (Run(f"{_sentence(one.text, lang)} "), Run(f"({one.id})")),
            _final_cell(one, outcomes, lang),
        )
        for n, one in enumerate(asks)
    ]
    if rows:
        yield Table(head, rows, (0.8, 7, 2.5))


def _scope(case: Case, texts: CaseTexts, lang: str) -> Iterator[Block]:
    yield Heading(word("report.scope", lang))
    items = [word(f"report.caveat_{one}", lang) for one in CAVEATS]
    yield Bullets([*(say(one, lang) for one in case.caveats), *items])
    if texts.faults:
        yield Paragraph(word("report.reading_faults", lang))
        yield Bullets([str(fault) for fault in texts.faults[:20]])


def _positive(case: Case, lang: str) -> Iterator[Block]:
    numbers = source_numbers(case)
    yield Heading(word("report.positive", lang))
    if not case.positive:
        yield Paragraph(word("report.positive_none", lang))
        return
    yield Bullets(
        [
            f"{say(one.text, lang)} {_ids(one.recommendations)}{source_runs(one.sources, numbers)}"
            for one in case.positive
        ]
    )


def _uptake(case: Case, lang: str) -> Iterator[Block]:
    yield Heading(word("report.uptake", lang))
    caption = word("report.uptake_caption", lang)
    alt = word("picture.uptake", lang, n=len(case.recommendations), m=len(case.versions))
    yield Figure(uptake_svg(case, lang), caption=caption, alt=alt)
    yield Heading(word("report.recommendations", lang))
    yield uptake_table(case, lang)
    yield Paragraph(word("short.legend", lang))


def uptake_table(case: Case, lang: str) -> Table:
    """Give every recommendation with its outcome in every version."""
    stands = standings(case)
    head = [word("report.id_col", lang), word("report.topic_col", lang)]
    head += [say(version.label, lang) for version in case.versions]
    rows = []
    for one in case.recommendations:
        cells: list[str | Cell] = [one.id, topic_label(one.topic, lang)]
        for version in case.versions:
            found = stands.get((one.id, version.id))
            if found is None:
                asked = word("short.asked", lang) if version.id == one.version else "—"
                cells.append(asked)
                continue
            basis = word(f"short.{found.basis.value}", lang)
            words = f"{outcome_words(found.outcome, lang)} ({basis})"
            cells.append(Cell(words, tone=tone_of(found.outcome)))
        rows.append(cells)
    return Table(head, rows, (1.45, 2.9, *[2.2] * len(case.versions)))


def _tallies(case: Case, lang: str) -> Iterator[Block]:
    for by in ("topic", "asker", "standard"):
        rows = tally(case, by)
        if not rows:
            continue
        yield Heading(word(f"report.by_{by}", lang), level=3)
        head = [word(f"report.{one}_col", lang) for one in (by, "all", "outcomes")]
        body = [[_group(row, by, lang), str(row.total), _counted(row, lang)] for row in rows]
        yield Table(head, body, (4, 1.2, 7))


def _group(row: Row, by: str, lang: str) -> str:
    if by == "topic":
        return topic_label(row.key, lang)
    return name_in(row.key, lang) if by == "asker" else row.key


def _counted(row: Row, lang: str) -> str:
    parts = [f"{outcome_words(one, lang)}: {row.counts[one]}" for one in Outcome if row.counts[one]]
    if row.not_judged:
        parts.append(f"{word('report.not_judged', lang)}: {row.not_judged}")
    return ", ".join(parts)


def _timeline(case: Case, lang: str) -> Iterator[Block]:
    after = [one for one in case.events if one.kind in AFTER]
    before = [one for one in case.events if one.kind not in AFTER]
    if before:
        yield Heading(word("report.timeline", lang))
        yield Figure(timeline_svg(case, lang), alt=word("picture.timeline", lang))
        yield timeline_table(case, lang, before)
    yield Heading(word("report.later", lang))
    if after:
        yield timeline_table(case, lang, after)
    else:
        yield Paragraph(word("report.none", lang))


def _voices(case: Case, lang: str) -> Iterator[Block]:
    numbers = source_numbers(case)
    if case.statements:
        yield Heading(word("report.statements", lang))
        head = [word(f"report.{one}_col", lang) for one in ("date", "actor", "says", "source")]
        rows = [
            [
                written_date(one.date, lang),
                _actor(one.actor, one.role, lang),
                f"{say(one.text, lang)} {_ids(one.recommendations)}".strip(),
                source_runs(one.sources, numbers),
            ]
            for one in sorted(case.statements, key=lambda one: one.date)
        ]
        yield Table(head, rows, (2, 3, 6, 1))
    if case.open_points:
        yield Heading(word("report.open", lang))
        yield Bullets(
            [
                f"{say(one.text, lang)} {_ids(one.recommendations)}"
                f"{source_runs(one.sources, numbers)}"
                for one in case.open_points
            ]
        )


def _final_basis(case: Case) -> dict[str, Basis]:
    """Give for every recommendation on what basis its last outcome stands."""
    stands = standings(case)
    out: dict[str, Basis] = {}
    for one in case.recommendations:
        for version in case.versions:
            if found := stands.get((one.id, version.id)):
                out[one.id] = found.basis
    return out


def _final_cell(one: Recommendation, outcomes: dict[str, Outcome | None], lang: str) -> Cell:
    outcome = outcomes[one.id]
    if outcome is None:
        return Cell(word("report.not_judged", lang), tone="unknown")
    return Cell(outcome_words(outcome, lang), tone=tone_of(outcome))


def _actor(actor: str, role: str, lang: str) -> str:
    name = name_in(actor, lang)
    known = ("state", "rfom", "odihr", "ngo", "media", "court", "parliament", "un")
    kind = word(f"role.{role}", lang) if role in known else role
    return name if kind in (name, "") else f"{name} ({kind})"


def _letter(n: int) -> str:
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    return letters[n] if n < 26 else f"{letters[n // 26 - 1]}{letters[n % 26]}"


def _sentence(text: Said, lang: str) -> str:
    words = say(text, lang)
    return words if words.endswith((".", "!", "?")) else f"{words}."


def _ids(ids: tuple[str, ...]) -> str:
    return f"({', '.join(ids)}) " if ids else ""
