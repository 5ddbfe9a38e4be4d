"""Read the instructions of an amending law out of its tree."""

from collections.abc import Iterator

from tocsin.lawreview.amending.model import Action, Amendment
from tocsin.lawreview.amending.patterns import ADD, DELETE, RESTATE, WORDS, target, unit_id
from tocsin.lawreview.faults import TextFault
from tocsin.lawreview.quoted import PAIRS
from tocsin.lawreview.units import LawText, Unit

Levels = dict[str, str]


def amendments(law: LawText) -> tuple[list[Amendment], list[TextFault]]:
    """Give the instructions of an amending law in order, and faults for those without a target."""
    found = [one for unit in law.units for one in _of(unit, {})]
    faults = [
        TextFault(one.place, f"this instruction names no article: {one.instruction[:120]}")
        for one in found
        if not one.target.startswith("art_")
    ]
    return [one for one in found if one.target.startswith("art_")], faults


def _of(unit: Unit, context: Levels) -> Iterator[Amendment]:
    rows = list(unit.text)
    n = 0
    while n < len(rows):
        text = rows[n]
        end = n + 1
        block = ""
        if text.endswith(":") and end < len(rows) and rows[end][:1] in PAIRS:
            end = len(rows) if not _next_instruction(rows, end) else _next_instruction(rows, end)
            block = _unquoted("\n".join(rows[n + 1 : end]))
        levels = target(text, context)
        made = list(_instructions(text, levels, context, block, unit.place))
        if not made and text.endswith(":"):
            context = levels  # «В статье 5:» speaks for what follows
        yield from made
        n = end
    for child in unit.children:
        yield from _of(child, context)


def _next_instruction(rows: list[str], start: int) -> int:
    """Give where a quoted block that begins at `start` ends, or 0 where it takes all rows."""
    opened = rows[start][0]
    depth = 0
    for n in range(start, len(rows)):
        if opened == PAIRS[opened]:
            depth = 0 if rows[n].rstrip(".;,").endswith(opened) else 1
        else:
            depth += rows[n].count(opened) - rows[n].count(PAIRS[opened])
        if depth <= 0:
            return n + 1
    return 0


def _instructions(
    text: str, levels: Levels, context: Levels, block: str, place: str
) -> Iterator[Amendment]:
    found = sorted(
        (
            (match.start(), match.end(), action, match)
            for action, pattern in WORDS
            for match in pattern.finditer(text)
        ),
        key=lambda one: one[:2],
    )
    end = 0
    for start, stop, action, match in found:
        if start < end:
            continue
        end = stop
        parts = match.groupdict()
        old, new = parts.get("old") or "", parts.get("new") or ""
        yield Amendment(action, unit_id(levels), old, new, place, text)
    if found:
        return
    if block:
        yield from _with_block(text, levels, context, block, place)
    elif DELETE.search(text):
        yield Amendment(Action.DELETE, unit_id(levels), place=place, instruction=text)


def _with_block(
    text: str, levels: Levels, context: Levels, block: str, place: str
) -> Iterator[Amendment]:
    added = ADD.search(text)
    if added:
        what = next(filter(None, added.groups()), "")
        around = target(text.replace(what, " "), context)
        yield Amendment(Action.ADD, unit_id(target(what, around)), "", block, place, text)
    elif RESTATE.search(text):
        yield Amendment(Action.RESTATE, unit_id(levels), "", block, place, text)


def _unquoted(block: str) -> str:
    """Take the outer quotation marks off."""
    text = block.strip().rstrip(";.,").rstrip()
    inner = text[1:] if text[:1] in PAIRS else text
    closing = PAIRS.get(text[:1], "")
    inner = inner.removesuffix(closing)
    # The full stop before the closing mark belongs to the quotation; one behind it does not.
    return inner.strip()
