"""Documents that hand a case over: to police, a platform, an employer, an intergovernmental body.

Redacted by default, with the exact list of evidence; what is left out and how stands on each.
"""

from collections.abc import Callable, Iterator, Mapping

from tocsin.paper import Block, Document
from tocsin.records.handover import parts, platform
from tocsin.records.handover.content import Content, choose
from tocsin.records.handover.request import Recipient, Request
from tocsin.records.model import Record

__all__ = ["Recipient", "Request", "document", "platforms"]

Part = Callable[[Content], Iterator[Block]]

# The order of parts says what each needs first; nobody gets a part that is not named here.
PARTS: Mapping[Recipient, tuple[Part, ...]] = {
    Recipient.POLICE: (
        parts.opening, parts.summary, parts.asked, parts.person, parts.events, parts.conflicts,
        parts.risk, parts.indicators, parts.impact, parts.actors, parts.provisions,
        parts.responses, parts.coverage, parts.evidence, parts.redaction, parts.texts,
    ),
    Recipient.PLATFORM: (platform.blocks,),
    Recipient.EMPLOYER: (
        parts.opening, parts.summary, parts.asked, parts.person, parts.events, parts.risk,
        parts.indicators, parts.impact, parts.responses, parts.coverage, parts.evidence,
        parts.redaction,
    ),
    Recipient.INTERGOVERNMENTAL: (
        parts.opening, parts.summary, parts.asked, parts.person, parts.events, parts.conflicts,
        parts.provisions, parts.responses, parts.indicators, parts.risk, parts.coverage,
        parts.evidence, parts.redaction,
    ),
}  # fmt: skip


def document(record: Record, request: Request) -> Document:
    """Give a document of a case; `RefusedError` where consent or confirmation is missing."""
    content = choose(record, request)
    blocks = [block for part in PARTS[request.recipient] for block in part(content)]
    return Document(
        title=content.say(f"title.{request.recipient.value}"),
        lang=request.lang,
        blocks=tuple(blocks),
        facts=parts.facts(content),
        foot=parts.foot(content),
    )


def platforms(record: Record) -> tuple[str, ...]:
    """Give the platforms that a case has items of; each gets a notice of its own."""
    return tuple(sorted({item.platform for item in record.items if item.platform}))
