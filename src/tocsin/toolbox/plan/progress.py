"""How a plan stands: each measure at each review, and what is past its deadline."""

from datetime import date

from tocsin.paper import Block, Cell, Document, Heading, Note, Table
from tocsin.paper.model import Tone
from tocsin.toolbox.pages.voice import Voice
from tocsin.toolbox.plan.model import ENDED, Measure, Plan, PlanReview, Progress, day

TONES: dict[str, Tone] = {"done": "found", "on_track": "found", "delayed": "none"}


def overdue(plan: Plan, measure: Measure, today: date) -> bool:
    """Say whether a measure is past its deadline and was not reported as done or dropped."""
    deadline = day(measure.deadline)
    last = next((one for r in reversed(plan.reviews) if (one := r.of(measure.id))), None)
    return bool(deadline and deadline < today and (last is None or last.state not in ENDED))


def progress_page(voice: Voice, plan: Plan, today: date) -> Document:
    """Make the report of progress: a line a measure, a column a review."""
    blocks: list[Block] = []
    if plan.reviews:
        heads = tuple(f"{one.on}" for one in plan.reviews)
        rows = tuple(_row(voice, plan, measure, today) for measure in plan.measures)
        head = (voice.say("plan.measure"), voice.say("plan.deadline"), *heads)
        blocks.append(Table(head, rows, widths=(3, 1.3, *(1.6 for _ in heads))))
        for review in plan.reviews:
            blocks += _review(voice, plan, review)
    else:
        blocks.append(Note(voice.say("plan.no_reviews")))
    title = voice.say("plan.progress_title", title=plan.title)
    subtitle = voice.say("roundtable.as_of_day", day=today)
    return Document(title, plan.lang, tuple(blocks), subtitle=subtitle)


def _row(voice: Voice, plan: Plan, measure: Measure, today: date) -> tuple[str | Cell, ...]:
    deadline = Cell(measure.deadline or voice.say("plan.blank"))
    if overdue(plan, measure, today):
        deadline = Cell(f"{measure.deadline}\n{voice.say('plan.overdue')}", "none")
    return (measure.title, deadline, *(_cell(voice, r.of(measure.id)) for r in plan.reviews))


def _cell(voice: Voice, one: Progress | None) -> Cell:
    if one is None:
        return Cell(voice.say("plan.not_reviewed"), "unknown")
    words = voice.say(f"plan.{one.state}")
    return Cell(f"{words}: {one.value}" if one.value else words, TONES.get(one.state, "unknown"))


def _review(voice: Voice, plan: Plan, review: PlanReview) -> list[Block]:
    rows = tuple(
        (found.title, voice.say(f"plan.{one.state}"), one.value, one.note)
        for one in review.progress
        if (one.note or one.value) and (found := plan.measure(one.measure))
    )
    if not rows:
        return []
    keys = ("plan.measure", "plan.state", "plan.value", "plan.note")
    heading = Heading(voice.say("plan.reviewed_by", on=review.on, by=review.by))
    return [heading, Table(tuple(map(voice.say, keys)), rows, widths=(3, 1, 1, 3))]
