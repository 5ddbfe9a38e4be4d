"""Carry instructions out on the amended law: a consolidated text, and what did not fit."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from tocsin.lawreview import ids, structure
from tocsin.lawreview.amending.model import Action, Amendment
from tocsin.lawreview.faults import TextFault
from tocsin.lawreview.lines import Line
from tocsin.lawreview.numbers import order
from tocsin.lawreview.units import LawText, Unit

GONE = {"ru": "Исключён.", "kk": "Алып тасталды.", "en": "Deleted."}
Edit = Callable[[Unit], Unit]


def apply_amendments(
    law: LawText, amendments: Iterable[Amendment]
) -> tuple[LawText, list[TextFault]]:
    """Give the law with the amendments carried out in order; faults tell those that do not fit."""
    faults: list[TextFault] = []
    for one in amendments:
        changed, fault = _apply(law, one)
        law = changed
        if fault:
            faults.append(TextFault(one.place, f"{one.target}: {fault}"))
    return law, faults


def _apply(law: LawText, one: Amendment) -> tuple[LawText, str]:
    if one.action is Action.ADD:
        return _add(law, one)
    unit = law.find(one.target)
    if unit is None:
        return law, "there is no such unit in the amended law"
    if one.action is Action.DELETE:
        words = GONE.get(law.lang, GONE["en"])
        return _edited(law, one.target, lambda u: _emptied(u, words)), ""
    if one.action is Action.RESTATE:
        return _edited(law, one.target, lambda u: _restated(u, one.new)), ""
    if not any(one.old in text for each in unit.walk() for text in (each.heading, *_own(each))):
        return law, f"the words «{one.old}» are not there"
    old, new = {
        Action.REPLACE_WORDS: (one.old, one.new),
        Action.DELETE_WORDS: (one.old, ""),
        Action.INSERT_WORDS: (one.old, f"{one.old} {one.new}"),
    }[one.action]
    return _edited(law, one.target, lambda u: _reworded(u, old, new)), ""


def _edited(law: LawText, id: str, edit: Edit) -> LawText:
    return replace(law, units=_in(law.units, id, edit), _index={})


def _in(units: tuple[Unit, ...], id: str, edit: Edit) -> tuple[Unit, ...]:
    return tuple(
        edit(unit)
        if unit.id == id
        else replace(unit, children=_in(unit.children, id, edit))
        if unit.children
        else unit
        for unit in units
    )


def _own(unit: Unit) -> tuple[str, ...]:
    return (*unit.text, *unit.after)


def _emptied(unit: Unit, words: str) -> Unit:
    return replace(unit, heading="", text=(words,), children=(), after=(), repealed=True)


def _reworded(unit: Unit, old: str, new: str) -> Unit:
    def swap(text: str) -> str:
        return " ".join(text.replace(old, new).split()) if old in text else text

    return replace(
        unit,
        heading=swap(unit.heading),
        text=tuple(map(swap, unit.text)),
        after=tuple(map(swap, unit.after)),
        children=tuple(_reworded(child, old, new) for child in unit.children),
    )


def _restated(unit: Unit, words: str) -> Unit:
    fresh = _parsed(words, unit.id)
    if fresh is None:
        return replace(unit, text=tuple(words.split("\n")), children=(), after=(), repealed=False)
    return fresh


def _parsed(words: str, id: str) -> Unit | None:
    """Read quoted words as the unit of this id, where they open with a unit of its kind."""
    tree = structure.grow(Line(text, "") for text in words.split("\n") if text)
    units = ids.name(tree.tops, [])
    own = id.rpartition("__")[2]
    if len(units) != 1 or units[0].id != own:
        return None
    return _renamed(units[0], own, id)


def _renamed(unit: Unit, old: str, new: str) -> Unit:
    children = tuple(_renamed(child, old, new) for child in unit.children)
    return replace(unit, id=new + unit.id.removeprefix(old), children=children)


def _add(law: LawText, one: Amendment) -> tuple[LawText, str]:
    if law.find(one.target) is not None:
        return law, "a unit of this number is there already"
    fresh = _parsed(one.new, one.target)
    if fresh is None:
        return law, "the quoted words do not open with the unit that is to be added"
    parent = one.target.rpartition("__")[0]
    if parent:
        if law.find(parent) is None:
            return law, f"there is no {parent} to add it to"
        return _edited(law, parent, lambda u: replace(u, children=_placed(u.children, fresh))), ""
    return _beside(law, fresh)


def _placed(units: tuple[Unit, ...], fresh: Unit) -> tuple[Unit, ...]:
    at = sum(order(unit.number) < order(fresh.number) for unit in units)
    return (*units[:at], fresh, *units[at:])


def _beside(law: LawText, fresh: Unit) -> tuple[LawText, str]:
    """Put a new article behind the last one of a lower number, in the chapter of that one."""
    lower = [one for one in law.articles() if order(one.number) < order(fresh.number)]
    if not lower:
        return replace(law, units=(fresh, *law.units), _index={}), ""
    last = max(lower, key=lambda one: order(one.number))
    return replace(law, units=_behind(law.units, last.id, fresh), _index={}), ""


def _behind(units: tuple[Unit, ...], id: str, fresh: Unit) -> tuple[Unit, ...]:
    out: list[Unit] = []
    for unit in units:
        if unit.children and unit.id != id:
            unit = replace(unit, children=_behind(unit.children, id, fresh))
        out.append(unit)
        if unit.id == id:
            out.append(fresh)
    return tuple(out)
