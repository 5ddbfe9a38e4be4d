"""A round-table as a page, and the follow-ups of all of them that are still open."""

from datetime import date

from tocsin.paper import Block, Bullets, Document, Heading, Note, Paragraph, Run, Table
from tocsin.paper.model import Text
from tocsin.toolbox.pages.voice import Voice
from tocsin.toolbox.roundtables import OPEN, FollowUp, Presented, Roundtable, Statement


def roundtable_page(voice: Voice, of: Roundtable, today: date) -> Document:
    """Make the report of an event; what was not seen is said to be not seen."""
    blocks: list[Block] = [Paragraph(of.summary)] if of.summary else []
    if of.basis:
        blocks.append(Note(f"{voice.say('field.basis')}: {of.basis}"))
    parts = {
        "participants": tuple(_took_part(voice, of)),
        "presented": tuple(_presented(voice, one) for one in of.presented),
        "statements": tuple(map(_statement, of.statements)),
        "agreed": tuple(of.agreed),
        "linked": tuple(_linked(voice, of)),
    }
    for key, items in parts.items():
        blocks.append(Heading(voice.say(f"roundtable.{key}")))
        blocks.append(Bullets(items) if items else Paragraph(voice.say("roundtable.not_recorded")))
    blocks.append(Heading(voice.say("roundtable.followups")))
    blocks.append(_followups(voice, of.followups, today))
    if of.sources:
        items = tuple((Run(one.title or one.url, link=one.url),) for one in of.sources)
        blocks += [Heading(voice.say("field.source")), Bullets(items)]
    return Document(
        title=of.title.say(voice.lang),
        lang=voice.lang,
        blocks=tuple(blocks),
        subtitle=voice.say(f"roundtable.{of.kind}"),
        facts=_facts(voice, of),
        foot=f"{of.id} · {voice.catalogue.version}",
    )


def followups_page(voice: Voice, today: date) -> Document:
    """Make the page of all follow-ups that are open on that day, late ones first."""
    rows = []
    for event in voice.catalogue.roundtables:
        for followup in event.followups:
            state = followup.state(today)
            if state in OPEN:
                due = followup.due.isoformat() if followup.due else voice.say("field.unknown")
                words = voice.say(f"roundtable.{state}")
                name = event.title.say(voice.lang)
                rows.append(
                    (state != "late", due, (words, due, followup.what, followup.owner, name))
                )
    rows.sort()
    keys = ("field.status", "roundtable.due", "roundtable.what", "field.owner", "roundtable.event")
    table = Table(tuple(map(voice.say, keys)), tuple(row for *_, row in rows))
    blocks: tuple[Block, ...] = (table,) if rows else (Note(voice.say("roundtable.none_open")),)
    title = voice.say("roundtable.open_title")
    return Document(
        title, voice.lang, blocks, subtitle=voice.say("roundtable.as_of_day", day=today)
    )


def _facts(voice: Voice, of: Roundtable) -> tuple[tuple[str, str], ...]:
    place = ", ".join(filter(None, (of.place, voice.place(of.country) if of.country else "")))
    unknown = voice.say("field.unknown")
    return (
        (voice.say("roundtable.dates"), of.dates or unknown),
        (voice.say("roundtable.place"), place or unknown),
        (voice.say("roundtable.hosts"), ", ".join(of.hosts) or unknown),
        (voice.say("field.themes"), voice.coded("themes", of.themes)),
        (voice.say("field.confirmation"), voice.term("confirmations", of.confirmation)),
        (voice.say("field.last_checked"), of.last_checked.isoformat()),
    )


def _took_part(voice: Voice, of: Roundtable) -> list[str]:
    out = []
    for one in of.participation:
        party = voice.term("parties", one.party)
        states = ", ".join(map(voice.place, one.states))
        number = "" if one.number is None else str(one.number)
        detail = "; ".join(filter(None, (states, number, one.note)))
        out.append(f"{party}: {detail}" if detail else party)
    return out


def _presented(voice: Voice, one: Presented) -> str:
    entry = voice.catalogue.entry(one.entry) if one.entry else None
    words = f"{one.what} ({voice.title(entry)})" if entry else one.what
    return f"{words}. {one.by}" if one.by else words


def _statement(one: Statement) -> Text:
    source = (Run(f" {one.url}", link=one.url),) if one.url else ()
    return Run(f"{one.speaker}: ", bold=True), Run(one.text), *source


def _linked(voice: Voice, of: Roundtable) -> list[Text]:
    entries = filter(None, map(voice.catalogue.entry, (*of.instruments, *of.laws)))
    lines: list[Text] = [(Run(f"{voice.place(e.state)}: "), *voice.line(e)) for e in entries]
    return [*lines, *map(voice.commitment, of.commitments)]


def _followups(voice: Voice, followups: tuple[FollowUp, ...], today: date) -> Block:
    if not followups:
        return Paragraph(voice.say("roundtable.not_recorded"))
    keys = (
        "roundtable.what",
        "field.owner",
        "roundtable.due",
        "field.status",
        "roundtable.reviews",
    )
    rows = tuple(
        (
            one.what,
            one.owner,
            one.due.isoformat() if one.due else voice.say("field.unknown"),
            voice.say(f"roundtable.{one.state(today)}"),
            "\n".join(
                f"{r.on}: {voice.say(f'roundtable.{r.state}')}. {r.note}" for r in one.reviews
            ),
        )
        for one in followups
    )
    return Table(tuple(map(voice.say, keys)), rows)
