"""A plan as a neutral document: cards that can be edited in Word and read back."""

from tocsin.paper import Block, Bullets, Cell, Document, Heading, Note, Paragraph, Run, Table
from tocsin.paper.model import Text
from tocsin.toolbox.pages.voice import Voice
from tocsin.toolbox.plan.card import labels, values
from tocsin.toolbox.plan.model import Measure, Plan, Practice
from tocsin.toolbox.plan.smart import check


def plan_page(voice: Voice, plan: Plan) -> Document:
    """Make the document of a plan, in the language of the voice, which must be the plan's."""
    blank = voice.say("plan.blank")
    blocks: list[Block] = [
        Note(voice.say("plan.draft_note", blank=blank), kind="caution"),
        Heading(voice.say("plan.message")),
        Paragraph(plan.message or (Run(voice.say("plan.message_hint"), italic=True),)),
        Heading(voice.say("plan.roles")),
        _roles(voice, plan),
        Heading(voice.say("plan.overview")),
        _overview(voice, plan),
        Heading(voice.say("plan.measures")),
    ]
    for number, measure in enumerate(plan.measures, 1):
        blocks += _card(voice, number, measure)
    blocks += [Heading(voice.say("plan.smart")), *_smart(voice, plan)]
    return Document(
        title=plan.title,
        lang=plan.lang,
        blocks=tuple(blocks),
        subtitle=voice.say("plan.draft", begins=plan.begins, ends=plan.ends),
        facts=_facts(voice, plan),
        foot=voice.say("plan.foot", version=plan.catalogue),
    )


def _facts(voice: Voice, plan: Plan) -> tuple[tuple[str, str], ...]:
    figures = ", ".join(plan.figures) or voice.say("plan.no_figures")
    return (
        (voice.say("field.state"), voice.place(plan.state)),
        (voice.say("plan.period"), f"{plan.begins}–{plan.ends}"),
        (voice.say("plan.figures_from"), figures),
    )


def _roles(voice: Voice, plan: Plan) -> Table:
    rows = tuple((role.label, _or_blank(voice, role.who)) for role in plan.roles)
    return Table((voice.say("plan.role"), voice.say("plan.who")), rows, widths=(3, 2))


def _overview(voice: Voice, plan: Plan) -> Table:
    rows = tuple(
        (
            str(number),
            measure.title,
            ", ".join(measure.themes),
            _or_blank(voice, measure.owner),
            measure.deadline or voice.say("plan.blank"),
        )
        for number, measure in enumerate(plan.measures, 1)
    )
    keys = ("plan.measure", "field.themes", "plan.owner", "plan.deadline")
    head = ("№", *map(voice.say, keys))
    return Table(head, rows, widths=(0.8, 5, 1.1, 2.4, 1.6))


def _card(voice: Voice, number: int, measure: Measure) -> list[Block]:
    words = values(measure, voice.commitment)
    rows: list[tuple[Text | Cell, ...]] = [
        ((Run(label, bold=True),), _field(voice, field, words[field], measure))
        for field, label in labels(voice.lang)
    ]
    head = (voice.say("field.id"), measure.id)
    table = Table(head, tuple(rows), widths=(1.3, 4))
    return [Heading(f"{number}. {measure.title}", level=3), table]


def _field(voice: Voice, field: str, words: str, measure: Measure) -> Text | Cell:
    if field == "practices" and measure.practices:
        return _practices(measure.practices)
    return words or _or_blank(voice, words)


def _practices(practices: tuple[Practice, ...]) -> tuple[Run, ...]:
    out: list[Run] = []
    for one in practices:
        out += [Run("\n")] if out else []
        out += [Run(f"{one.state}: {one.title} [{one.id}] "), Run(one.url, link=one.url)]
    return tuple(out)


def _or_blank(voice: Voice, words: str) -> Cell:
    return Cell(words) if words else Cell(voice.say("plan.blank"), "none")


def _smart(voice: Voice, plan: Plan) -> list[Block]:
    remarks = check(plan)
    if not remarks:
        return [Note(voice.say("plan.smart_ok"))]
    items: list[Text] = []
    for number, measure in enumerate(plan.measures, 1):
        own = [remark.words for remark in remarks if remark.measure == measure.id]
        if own:
            items.append((Run(f"{number}. {measure.title}. ", bold=True), Run("; ".join(own))))
    return [Bullets(tuple(items))]
