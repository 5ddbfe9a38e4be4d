"""A notice to a platform: for each item the fields of article 16(2) of the Digital Services Act.

Source: Regulation (EU) 2022/2065, article 16(2)(a) to (d): the reasons, the exact electronic
location, the name and e-mail of who gives notice, the statement of good faith.
"""

from collections.abc import Iterator, Sequence

from tocsin import guidelines
from tocsin.paper import Block, Bullets, Heading, Mono, Note, Paragraph
from tocsin.records.handover import parts
from tocsin.records.handover.content import Content
from tocsin.records.handover.say import moment
from tocsin.records.model import Event, Item, TypeCode


def blocks(content: Content) -> Iterator[Block]:
    """Give the document: sender and good faith once, then each item for itself."""
    say, request = content.say, content.request
    if request.draft:
        yield Note(say("note.draft"), "caution")
    yield Note(say("note.dsa"))
    yield Heading(say("dsa.sender"))
    yield Paragraph(" · ".join(x for x in (request.sender, request.email) if x) or "______________")
    if not (request.sender and request.email):
        yield Note(say("note.sender_missing"), "caution")
    yield Heading(say("dsa.faith"))
    yield Paragraph(say("line.good_faith"))
    yield Paragraph(say("line.signature"))
    events = {event.event_id: event for event in content.events}
    for number, item in enumerate(content.items, 1):
        yield from _notice(content, item, events[item.event_id or ""], number)
    yield from parts.asked(content)
    yield from parts.evidence(content)
    yield from parts.redaction(content)


def _notice(content: Content, item: Item, event: Event, number: int) -> Iterator[Block]:
    say = content.say
    yield Heading(say("head.notice", n=number, item=item.item_id))
    yield Heading(say("dsa.reason"), 4)
    human = {label.type_id for label in item.human_labels}
    own = human or {label.type_id for label in item.machine_labels}
    narrowed = tuple(one for one in content.types(event) if one.type_id in own)
    named = narrowed or content.types(event)
    # The summary is of the event, which may hold other platforms' posts: nothing beyond the item.
    yield Paragraph(say("line.why", types=say.types(named), summary="").strip())
    names = list(_provisions(content, event, named))
    if names:
        yield Paragraph(say("dsa.provisions", names="; ".join(names)))
    yield Heading(say("dsa.location"), 4)
    if item.url:
        yield Mono(item.url)
    else:
        yield Paragraph(say("note.no_address"))
    known = [
        say("dsa.id", id=item.native_id) if item.native_id else "",
        say("dsa.account", account=item.author_handle or item.author_id or "?"),
        say("dsa.posted", at=f"{moment(item.posted_at, '?')} UTC"),
    ]
    yield Bullets(tuple(one for one in known if one))


def _provisions(content: Content, event: Event, types: Sequence[TypeCode]) -> Iterator[str]:
    """Name provisions on these types that a person confirmed; in a draft also those proposed."""
    method = guidelines.load()
    for one in event.standards:
        standard = method.standard(one.standard_id)
        law = {"law", "national", "private"} & {force.value for force in standard.force}
        concerned = any(standard.concerns(type.type_id) for type in types)
        drafted = content.request.draft and not one.standing.refused
        if law and concerned and (one.standing.confirmed or drafted):
            yield standard.label.say(content.say.lang)
