"""One entry in full: what it is, what it rests on, what it achieved, who criticises it."""

from tocsin.paper import Block, Bullets, Document, Heading, Note, Paragraph, Run
from tocsin.paper.model import Text
from tocsin.toolbox.entries import Entry, Remark, Source
from tocsin.toolbox.others import similar
from tocsin.toolbox.pages.voice import Voice


def entry_page(voice: Voice, entry: Entry) -> Document:
    """Make the page of an entry, with entries like it at the end."""
    blocks: list[Block] = [Paragraph(entry.description)]
    if entry.basis:
        blocks.append(Note(f"{voice.say('field.basis')}: {entry.basis}"))
    if entry.confirmation == "memory":
        blocks.append(Note(voice.say("field.no_source"), kind="caution"))
    blocks += _remarks(voice, "effect", entry.effect_evidence)
    blocks += _remarks(voice, "critic", entry.critics)
    if entry.sources:
        items = tuple(_source(voice, source) for source in entry.sources)
        blocks += [Heading(voice.say("field.source")), Bullets(items)]
    blocks += _similar(voice, entry)
    return Document(
        title=entry.title.say(voice.lang),
        lang=voice.lang,
        blocks=tuple(blocks),
        subtitle=f"{voice.place(entry.state)} · {voice.term('types', entry.type)}",
        facts=facts(voice, entry),
        foot=f"{entry.id} · {voice.catalogue.version}",
    )


def facts(voice: Voice, entry: Entry) -> tuple[tuple[str, str], ...]:
    """Give the facts of an entry by their names, leaving out what is not known."""
    pairs = {
        "years": entry.years,
        "status": voice.term("statuses", entry.status),
        "themes": voice.coded("themes", entry.themes),
        "commitments": voice.commitments(entry.commitments),
        "pillars": voice.terms("pillars", entry.pillars),
        "groups": voice.terms("groups", entry.groups),
        "level": voice.term("levels", entry.level),
        "covers": ", ".join(map(voice.place, entry.covers)),
        "owner": entry.owner,
        "partners": ", ".join(entry.partners),
        "binding": voice.known(entry.binding),
        "legal_basis": entry.legal_basis,
        "confirmation": voice.term("confirmations", entry.confirmation),
        "last_checked": entry.last_checked.isoformat(),
        "provenance": entry.provenance,
        "id": entry.id,
    }
    return tuple((voice.say(f"field.{key}"), text) for key, text in pairs.items() if text)


def _remarks(voice: Voice, kind: str, remarks: tuple[Remark, ...]) -> list[Block]:
    heading = Heading(voice.say(f"field.{kind}"))
    if not remarks:
        return [heading, Paragraph(voice.say(f"field.no_{kind}"))]
    return [heading, Bullets(tuple(remark_line(voice, remark) for remark in remarks))]


def remark_line(voice: Voice, remark: Remark) -> Text:
    """Give evidence or criticism with its date and a link to its source."""
    words = f"{remark.text} ({remark.date})" if remark.date else remark.text
    if not remark.url:
        return words
    return Run(f"{words} "), Run(voice.say("field.one_source"), link=remark.url)


def _source(voice: Voice, source: Source) -> Text:
    out = [Run(source.title or source.url, link=source.url)]
    if source.language:
        out.append(Run(f" ({source.language})"))
    if source.archived_copy:
        when = f" {source.archived_on}" if source.archived_on else ""
        out += [Run(" · "), Run(voice.say("field.archived") + when, link=source.archived_copy)]
    return tuple(out)


def _similar(voice: Voice, entry: Entry) -> list[Block]:
    likes = similar(voice.catalogue, entry)
    if not likes:
        return []
    items = tuple(
        (
            Run(f"{voice.place(like.entry.state)}: "),
            *voice.line(like.entry),
            Run(f". {voice.say('search.shares')}: {', '.join(id for _, id in like.shared)}"),
        )
        for like in likes
    )
    return [Heading(voice.say("search.similar")), Bullets(items)]
