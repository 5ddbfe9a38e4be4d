"""The comparison table of the region's parliaments: draft, proposal, outcome and reason."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from tocsin.lawreview.align import (
    Alignment,
    Change,
    Op,
    Pair,
    Words,
    align,
    align_units,
    difference,
)
from tocsin.lawreview.case import Case, Outcome, say
from tocsin.lawreview.case.names import name_in
from tocsin.lawreview.outcome.standing import Standing, standing
from tocsin.lawreview.outcome.texts import CaseTexts
from tocsin.lawreview.units import Kind, LawText, Unit, article_id
from tocsin.lawreview.views.tone import basis_words, outcome_words, tone_of
from tocsin.lawreview.wording import word
from tocsin.paper import Block, Cell, Document, Note, Paragraph, Run, Table

Remarks = Mapping[str, Sequence[str]]
WIDTHS = (1.1, 3, 3, 2.2)


def comparison(
    old: LawText,
    new: LawText,
    lang: str,
    labels: tuple[str, str] = ("", ""),
    remarks: Remarks | None = None,
    everything: bool = False,
) -> Document:
    """Make the comparison table of two versions with the words that went and came.

    `labels` name the versions. `remarks` are put into the last column, by the id of a new or old
    article. Articles without changes are left out unless `everything`.
    """
    alignment = align(old, new)
    shown = [pair for pair in alignment.pairs if everything or not _is_plain(pair, remarks or {})]
    left = len(alignment.pairs) - len(shown)
    before, after = labels[0] or old.title, labels[1] or new.title
    head = (
        word("compare.article", lang),
        word("compare.draft", lang, label=before),
        word("compare.next", lang, label=after),
        word("compare.outcome", lang),
    )
    rows = [row for pair in shown for row in _rows(pair, old, new, lang, remarks or {})]
    blocks: list[Block] = [Paragraph(_counts(alignment, lang)), Note(word("compare.legend", lang))]
    blocks.append(Table(head, rows, WIDTHS) if rows else Paragraph(word("compare.nothing", lang)))
    if left:
        blocks.append(Paragraph(word("compare.unchanged", lang, n=left)))
    title = word("compare.title", lang)
    return Document(title=title, lang=lang, blocks=blocks, subtitle=f"{before} → {after}")


def proposals_table(case: Case, texts: CaseTexts, version: str, lang: str) -> Document:
    """Make the table of what was asked: text of the draft, proposal and author, outcome and reason.

    The outcome is that in `version`; the draft is the version a recommendation speaks of.
    """
    head = (
        word("compare.article", lang),
        word("report.in_draft", lang),
        word("compare.proposal", lang),
        word("compare.outcome", lang),
    )
    rows = [
        (
            one.article and _place(texts, one.version or version, one.article, lang),
            _words_of(case, texts, one.id, lang),
            (
                Run(f"{one.id}. {say(one.text, lang)}"),
                Run(f" ({name_in(one.asker, lang)})" if one.asker else ""),
            ),
            _outcome_cell(standing(case, one.id, version), lang),
        )
        for one in case.recommendations
    ]
    label = next((say(one.label, lang) for one in case.versions if one.id == version), version)
    blocks: list[Block] = [Table(head, rows, WIDTHS)]
    if case.synthetic:
        blocks.insert(0, Note(word("report.synthetic", lang), kind="caution"))
    title = word("compare.title", lang)
    return Document(
        title=title, lang=lang, blocks=blocks, subtitle=f"{say(case.title, lang)}: {label}"
    )


def remarks_of(case: Case, texts: CaseTexts, version: str, lang: str) -> Remarks:
    """Give what was asked about the articles of a version, and what became of it there."""
    out: dict[str, list[str]] = {}
    for one in case.recommendations:
        path = texts.path(lang)
        start = one.version if one.version in path else version
        found = standing(case, one.id, version)
        who = f", {name_in(one.asker, lang)}" if one.asker else ""
        line = f"{one.id}{who}: {say(one.text, lang)}"
        if found:
            line += f" — {outcome_words(found.outcome, lang)} ({basis_words(found, lang)})"
        if not one.article or version not in path:
            continue
        for id in texts.trace(one.article, start, version, lang):
            out.setdefault(id, []).append(line)
    return out


def diff_runs(old: str, new: str) -> tuple[Run, ...]:
    """Give both texts in one, with what went struck through and what came underlined."""
    return tuple(_run(one) for one in difference(old, new))


def _run(one: Words) -> Run:
    return Run(one.text, inserted=one.op is Op.INSERTED, deleted=one.op is Op.DELETED)


def _is_plain(pair: Pair, remarks: Remarks) -> bool:
    same = set(pair.changes) <= {Change.SAME, Change.RENUMBERED}
    return same and not any(id in remarks for id in (*pair.old, *pair.new))


def _rows(
    pair: Pair, old: LawText, new: LawText, lang: str, remarks: Remarks
) -> Iterator[tuple[Cell | tuple[Run, ...] | str, ...]]:
    before = [unit for id in pair.old if (unit := old.find(id))]
    after = [unit for id in pair.new if (unit := new.find(id))]
    left, right = _texts(before, after)
    notes = [", ".join(word(f"change.{change}", lang) for change in pair.changes)]
    if pair.old and pair.new and Change.SAME not in pair.changes:
        notes.append(word("compare.similarity", lang, value=f"{pair.similarity:.2f}"))
    said = dict.fromkeys(line for id in (*pair.new, *pair.old) for line in remarks.get(id, ()))
    yield (
        _labels(before, after),
        left or word("compare.absent", lang),
        right or word("compare.absent", lang),
        tuple(Run(text) for text in _lined([*notes, *said])),
    )


def _labels(before: Iterable[Unit], after: Iterable[Unit]) -> str:
    old, new = [unit.label for unit in before], [unit.label for unit in after]
    if not old or not new or old == new:
        return ", ".join(old or new)
    return f"{', '.join(old)} → {', '.join(new)}"


def _texts(before: list[Unit], after: list[Unit]) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
    """Give both columns: what went is marked on the left, what came on the right."""
    if not before or not after:
        whole = [_whole(unit) for unit in before or after]
        runs = (Run("\n\n".join(whole), deleted=not after, inserted=not before),)
        return (runs, ()) if before else ((), runs)
    left: list[Run] = []
    right: list[Run] = []
    for old, new in _matched_paragraphs(before, after):
        for one in difference(old, new):
            if one.op is not Op.INSERTED:
                left.append(_run(one))
            if one.op is not Op.DELETED:
                right.append(_run(one))
        left.append(Run("\n"))
        right.append(Run("\n"))
    return tuple(left[:-1]), tuple(right[:-1])


def _matched_paragraphs(before: list[Unit], after: list[Unit]) -> Iterator[tuple[str, str]]:
    """Pair headings, then paragraphs by their words, so that a moved point is no rewriting."""
    heads = " / ".join(_head(unit) for unit in before), " / ".join(_head(unit) for unit in after)
    yield heads
    old = [_leaf(n, text) for n, text in enumerate(_paragraphs(before))]
    new = [_leaf(n, text) for n, text in enumerate(_paragraphs(after))]
    for pair in align_units(old, new).pairs:
        texts = {unit.id: unit.text[0] for unit in old}, {unit.id: unit.text[0] for unit in new}
        yield (
            "\n".join(texts[0][id] for id in pair.old),
            "\n".join(texts[1][id] for id in pair.new),
        )


def _paragraphs(units: list[Unit]) -> list[str]:
    return [text for unit in units for text in unit.paragraphs()]


def _leaf(number: int, text: str) -> Unit:
    return Unit(f"p{number}", Kind.POINT, str(number), "", text=(text,))


def _head(unit: Unit) -> str:
    return f"{unit.label}. {unit.heading}" if unit.heading else unit.label


def _whole(unit: Unit) -> str:
    return "\n".join([_head(unit), *unit.paragraphs()])


def _counts(alignment: Alignment, lang: str) -> str:
    counts = alignment.count()
    parts = [f"{word(f'change.{one}', lang)} {counts[one]}" for one in Change if counts[one]]
    return f"{word('compare.counts', lang)}: {', '.join(parts)}."


def _lined(lines: Iterable[str]) -> Iterator[str]:
    for n, line in enumerate(lines):
        yield f"\n{line}" if n else line


def _place(texts: CaseTexts, version: str, id: str, lang: str) -> str:
    law = texts.get(version, lang) or next(
        (texts.texts[version, other] for other in texts.languages(version)), None
    )
    unit = law.find(article_id(id)) if law else None
    return unit.label if unit else id


def _words_of(case: Case, texts: CaseTexts, id: str, lang: str) -> str:
    one = case.recommendation(id)
    assert one is not None
    quoted = [quote.text for quote in one.disputed if quote.lang == lang]
    if quoted:
        return " […] ".join(quoted)
    law = texts.get(one.version, lang)
    unit = (law.find(one.article) or law.find(article_id(one.article))) if law else None
    return unit.wording() if unit else "—"


def _outcome_cell(found: Standing | None, lang: str) -> Cell:
    if found is None:
        return Cell(word("report.not_judged", lang), tone=tone_of(Outcome.UNKNOWN))
    why = " ".join(say(one.reason, lang) for one in found.of if one.reason)
    words = f"{outcome_words(found.outcome, lang)} ({basis_words(found, lang)}). {why}"
    return Cell(words.strip(), tone=tone_of(found.outcome))
