"""The parts that documents share: each gives blocks, and nothing where there is nothing to say."""

from collections.abc import Iterator, Sequence

from tocsin import __version__, guidelines
from tocsin.domain import State
from tocsin.paper import (
    Block,
    Bullets,
    Cell,
    Heading,
    Mono,
    Note,
    PageBreak,
    Paragraph,
    Run,
    Table,
)
from tocsin.records.fields import fields_of
from tocsin.records.handover.content import Content
from tocsin.records.handover.say import Say, moment, span, stretch
from tocsin.records.model import Answer, Event, Impact, ImpactReport
from tocsin.records.retell import retold
from tocsin.records.standards import reason, test
from tocsin.records.words import field_words, value_words

SHOWN = 3


def facts(content: Content) -> tuple[tuple[str, str], ...]:
    """Give the facts beside the title."""
    say, request = content.say, content.request
    starts = [event.date_start for event in content.events]
    ends = [event.date_end or event.date_start for event in content.events]
    to = say(f"for.{request.recipient.value}")
    rows = [
        (say("fact.case"), content.record.id),
        (say("fact.person"), content.person),
        (say("fact.period"), span(min(starts), max(ends)) if starts else ""),
        (say("fact.for"), f"{to}: {request.platform}" if request.platform else to),
        (say("fact.from"), request.sender or say("fact.not_given")),
        (say("fact.email"), request.email or say("fact.not_given")),
        (say("fact.made"), f"{request.now:%Y-%m-%d}"),
    ]
    return tuple(rows)


def foot(content: Content) -> str:
    """Give the line at the foot of pages."""
    version = guidelines.load().version
    return content.say("line.foot", case=content.record.id, version=__version__, guidelines=version)


def opening(content: Content) -> Iterator[Block]:
    """Say what the document is and is not."""
    if content.request.draft:
        yield Note(content.say("note.draft"), "caution")
    yield Note(content.say("note.confidential"), "caution")
    yield Note(f"{content.say('note.hints')} {content.say('note.rude')}")


def summary(content: Content) -> Iterator[Block]:
    """Say the case in a few lines."""
    say, method = content.say, guidelines.load()
    yield Heading(say("head.summary"))
    counts = (len(content.events), len(content.items), len(content.actors))
    lines = [say("line.counts", events=counts[0], items=counts[1], actors=counts[2])]
    graded = [event for event in content.events if event.severity]
    if graded:
        worst = max(graded, key=lambda event: event.severity or 0)
        types, level = content.types(worst)[:SHOWN], worst.severity or 1
        anchor = method.anchor(level).label.say(say.lang)
        lines.append(say("line.gravest", types=say.types(types), severity=level, anchor=anchor))
    signs = [
        method.indicator(one.indicator_id).label.say(say.lang)
        for one in content.record.case.indicators
        if one.state is State.PRESENT and not one.standing.refused
    ]
    if signs:
        lines.append(say("line.dangerous", signs="; ".join(signs)))
    yield Bullets(tuple(lines))


def person(content: Content) -> Iterator[Block]:
    """Describe the person as far as this recipient may know."""
    say, one = content.say, content.record.person
    yield Heading(say("head.person"))
    rows = [(field_words("Person", "name").say(say.lang), content.person)]
    for name in ("gender", "work", "employment", "visibility"):
        label = field_words("Person", name).say(say.lang)
        rows.append((label, value_words(getattr(one, name)).say(say.lang)))
    if content.named and one.outlet:
        rows.append((field_words("Person", "outlet").say(say.lang), one.outlet))
    country = content.record.case.country_of_target or say("fact.not_known")
    rows.append((field_words("Case", "country_of_target").say(say.lang), country))
    exile = value_words(content.record.case.exile).say(say.lang)
    rows.append((field_words("Case", "exile").say(say.lang), exile))
    yield Table((say("column.field"), say("column.statement")), tuple(rows), (1, 2))


def events(content: Content) -> Iterator[Block]:
    """List the events with what is known of each."""
    say = content.say
    yield Heading(say("head.events"))
    rows = [_event_row(content, event) for event in content.events]
    yield from _said_once(
        say, ("number", "when", "types", "severity"), "standing", rows, (1, 2, 5, 2)
    )
    for event in content.events:
        yield Heading(f"{event.event_id}: {say.types(content.types(event)[:1])}", 3)
        yield Paragraph(content.clean(retold(event.summary, say.lang)))
        yield Bullets(tuple(_details(content, event)))


def _event_row(content: Content, event: Event) -> tuple[str, ...]:
    say = content.say
    return (
        event.event_id,
        stretch(event.date_start, event.date_end),
        say.types(content.types(event)),
        str(event.severity or say("fact.not_known")),
        say.standing(event.standing),
    )


def _details(content: Content, event: Event) -> Iterator[tuple[Run, ...]]:
    say = content.say
    pairs = [
        ("verification", value_words(event.verification).say(say.lang)),
        ("platform", event.platform or say("fact.not_known")),
        ("directness", say.axis("directness", event.directness)),
        ("target_relation", say.axis("target_relation", event.target_relation)),
        ("gender_basis", say.axis("gender_basis", event.gender_basis)),
        ("coordination", say.axis("coordination", event.coordination)),
    ]
    if event.volume_estimate is not None:
        counted = retold(event.volume_method, say.lang)
        pairs.append(("volume_estimate", f"{event.volume_estimate}. {counted}"))
    for name, value in pairs:
        yield (Run(f"{field_words('Event', name).say(say.lang)}: ", bold=True), Run(value))


def conflicts(content: Content) -> Iterator[Block]:
    """Put what sources say differently side by side."""
    say = content.say
    sources = {one.source_id: one for one in content.record.sources}
    rows = [
        (event.event_id, conflict.field, content.clean(claim.value),
         f"{claim.source_id}, {value_words(sources[claim.source_id].kind).say(say.lang)}")
        for event in content.events
        for conflict in event.conflicts
        for claim in conflict.claims
    ]  # fmt: skip
    if rows:
        yield Heading(say("head.conflicts"))
        head = ("number", "field", "statement", "source")
        yield Table(tuple(say(f"column.{name}") for name in head), rows, (1, 1.5, 3, 2))


def actors(content: Content) -> Iterator[Block]:
    """List those involved; accounts only for those who need them."""
    say, given = content.say, content.request.recipient.sees_accounts
    if not content.actors:
        return
    yield Heading(say("head.actors"))
    rows = []
    for actor in content.actors:
        used = [
            e.event_id for e in content.events if actor.actor_id in {a.actor_id for a in e.actors}
        ]
        shown = ", ".join(actor.accounts) if given and actor.accounts else actor.actor_id
        kind = value_words(actor.kind).say(say.lang)
        rows.append((shown, kind, ", ".join(used), say.standing(actor.standing)))
    yield from _said_once(say, ("account", "kind", "events"), "standing", rows, (2.4, 2, 1.4))


def provisions(content: Content) -> Iterator[Block]:
    """List the provisions that may apply, each once, with reason, test and a person's answer."""
    say, method = content.say, guidelines.load()
    rows: dict[str, tuple[str | Cell, ...]] = {}
    for event in content.events:
        for one in event.standards:
            if one.standing.refused or one.standard_id in rows:
                continue
            standard = method.standard(one.standard_id)
            tested = test(method.jurisdiction(standard.binds), event, content.record)
            force = ", ".join(value_words(one_force).say(say.lang) for one_force in standard.force)
            rows[one.standard_id] = (
                f"{standard.label.say(say.lang)} ({one.standard_id}); {force}",
                f"{event.event_id}. {reason(standard, event, method).say(say.lang)}",
                Cell(tested.words.say(say.lang), "found" if tested.binds else "unknown"),
                say.standing(one.standing),
            )
    if not rows:
        return
    yield Heading(say("head.provisions"))
    yield Note(say("note.provisions"), "caution")
    head = ("provision", "reason", "test")
    yield from _said_once(say, head, "standing", list(rows.values()), (2.2, 2.8, 1.8))


def indicators(content: Content) -> Iterator[Block]:
    """List the escalation indicators that are present or unknown; none is a score."""
    say, method = content.say, guidelines.load()
    shown = [
        one
        for one in content.record.case.indicators
        if one.state is State.PRESENT and not one.standing.refused
    ]
    if not shown:
        return
    yield Heading(say("head.indicators"))
    rows = [
        (
            f"{method.indicator(one.indicator_id).label.say(say.lang)} ({one.indicator_id})",
            moment(one.first, say("fact.not_known")),
            content.clean(one.why_in.get(say.lang) or one.why),
            say.standing(one.standing),
        )
        for one in shown
    ]
    yield from _said_once(say, ("sign", "since", "why"), "standing", rows, (2, 1.2, 3.4))


def _said_once(
    say: Say,
    head: Sequence[str],
    last: str,
    rows: Sequence[Sequence[str | Cell]],
    widths: Sequence[float],
) -> Iterator[Block]:
    """Give a table; where its last column says the same in all rows, say it once above."""
    names, name = [say(f"column.{one}") for one in head], say(f"column.{last}")
    values = {row[-1] for row in rows}
    if len(values) == 1:
        yield Paragraph((Run(f"{name}: ", bold=True), Run(str(values.pop()))))
        yield Table(names, [row[:-1] for row in rows], widths)
    else:
        yield Table([*names, name], rows, [*widths, 2])


def risk(content: Content) -> Iterator[Block]:
    """Give what a person thinks of the risk, with the name."""
    note = content.record.case.risk_note
    if note:
        yield Heading(content.say("head.risk"))
        yield Paragraph(content.clean(note.text))
        yield Paragraph(f"{note.by}, {moment(note.at)}")


def responses(content: Content) -> Iterator[Block]:
    """List who was asked and what came of it."""
    say, every = content.say, content.record.case.responses
    yield Heading(say("head.responses"))
    if not every:
        yield Paragraph(say("line.none"))
        return
    rows = [
        (
            value_words(one.by).say(say.lang),
            moment(one.asked_at, say("fact.not_known")),
            one.reference_no,
            " ".join([value_words(one.outcome).say(say.lang), moment(one.answered_at)]).strip(),
        )
        for one in every
    ]
    head = ("who", "asked", "reference", "outcome")
    yield Table(tuple(say(f"column.{name}") for name in head), rows, (2, 1.5, 1.5, 2))


def impact(content: Content) -> Iterator[Block]:
    """Give the effects she told of, where she told."""
    say, told = content.say, content.record.impact
    if told.reported is not ImpactReport.GIVEN:
        return
    rows = [
        (field_words("Impact", name).say(say.lang), value_words(value).say(say.lang))
        for name in fields_of(Impact)
        if isinstance(value := getattr(told, name), Answer) and value is not Answer.UNKNOWN
    ]
    yield Heading(say("head.impact"))
    yield Table((say("column.effect"), say("column.answer")), rows, (2, 1))
    if told.note:
        yield Paragraph(content.clean(told.note))


def coverage(content: Content) -> Iterator[Block]:
    """Say what was collected, and that the rest is unknown."""
    say, every = content.say, content.record.case.coverage
    yield Heading(say("head.coverage"))
    yield Note(say("note.coverage"))
    if not every:
        yield Paragraph(say("line.none"))
        return
    rows = [
        (
            one.channel,
            span(one.start, one.end, say("fact.not_known")),
            say("fact.not_known") if one.posts is None else str(one.posts),
            retold(one.completeness, say.lang),
        )
        for one in every
    ]
    head = ("channel", "period", "posts", "completeness")
    yield Table(tuple(say(f"column.{name}") for name in head), rows, (2, 2, 1.4, 2))


def evidence(content: Content) -> Iterator[Block]:
    """List every item with its hash, exactly."""
    say = content.say
    yield Heading(say("head.evidence"))
    if not content.items:
        yield Paragraph(say("line.no_items"))
        return
    yield Note(say("note.evidence"))
    rows = [
        (
            f"{item.item_id} ({item.event_id}) {item.evidence_id}".strip(),
            f"{moment(item.posted_at, say('fact.not_known'))} {item.platform}",
            moment(item.captured_at),
            item.sha256,
            value_words(item.hash_of).say(say.lang),
        )
        for item in content.items
    ]
    head = ("item", "posted", "captured", "hash")
    yield from _said_once(say, head, "hash_of", rows, (1.5, 1.9, 2.2, 3.4))


def texts(content: Content) -> Iterator[Block]:
    """Quote the texts, behind a heading that warns, on a page of their own."""
    quoted = [item for item in content.items if item.text_original]
    if not quoted or not content.request.recipient.sees_texts:
        return
    yield PageBreak()
    yield Heading(content.say("head.texts"))
    yield Note(content.say("note.texts"), "caution")
    for item in quoted:
        account = item.author_handle or item.author_id
        place = " · ".join(one for one in (item.platform, account, moment(item.posted_at)) if one)
        yield Heading(f"{item.item_id}: {place}", 4)
        if item.url:
            yield Mono(item.url)
        yield Paragraph(content.quoted(item))
        if item.text_translation:
            by = f" ({item.translation_by})" if item.translation_by else ""
            label = field_words("Item", "text_translation").say(content.say.lang)
            yield Paragraph((Run(f"{label}{by}: ", bold=True), Run(item.text_translation)))


def redaction(content: Content) -> Iterator[Block]:
    """Write on the document who is left out and how."""
    say, to = content.say, content.request.recipient
    yield Heading(say("head.redaction"))
    lines = [
        say("redacted.named")
        if content.named
        else say("redacted.pseudonym", name=content.record.person.pseudonym),
        say("redacted.accounts_given" if to.sees_accounts else "redacted.accounts_left"),
        say("redacted.texts_given" if to.sees_texts else "redacted.texts_left"),
        say("redacted.sources"),
    ]
    if content.record.impact.reported is ImpactReport.GIVEN and to.value not in (
        "police", "employer",
    ):  # fmt: skip
        lines.append(say("redacted.impact_left"))
    yield Bullets(tuple(lines))


def asked(content: Content) -> Iterator[Block]:
    """Say what the recipient is asked to do."""
    yield Heading(content.say("head.asked"))
    yield Bullets(content.say.all(f"ask.{content.request.recipient.value}"), numbered=True)
