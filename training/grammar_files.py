"""Read the template grammars of `grammars/` and say what is wrong, file and line first."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from re import findall
from types import MappingProxyType
from typing import Any

from tocsin.guidelines import load

FOLDER = Path(__file__).with_name("grammars")
SHARED = "_slots.toml"
SLOT = r"\{([^{}]*)\}"
DIRECTNESS = frozenset({"explicit", "implied", "conditional", "wish", "none"})
CONTRASTS = frozenset(
    (
        *("quotation", "report", "counter_speech", "denouncing", "solidarity", "worry", "negation"),
        *("news", "criticism", "identity", "public_address", "reclaimed", "banter", "idiom"),
        *("object", "profanity", "sport", "cooking", "fiction", "ordinary"),
    )
)
LABELS = frozenset(
    ("violent", "types", "severity", "directness", "gendered", "sexism", "grounds", "contrast")
)
KEYS = LABELS | {"id", "texts", "kinds", "weight"}


class GrammarError(ValueError):
    """A grammar that cannot be used; says the file, the line where known, and what to do."""


@dataclass(frozen=True, slots=True)
class Template:
    """One meaning in several sentences, with the slots they may use and the labels they carry.

    `members` are the forms of the groups of one kind, one mapping a group; a sentence takes all its
    `{group.form}` from one of them. `sexism` is a category of EDOS task B, 1 to 4, or 0 where
    the template does not say: threat or incitement, derogation, animosity, prejudiced discussion
    (Kirk et al., SemEval-2023 task 10). `weight` scales how many texts the template is spelled
    out to.
    """

    id: str
    lang: str
    violent: bool
    types: tuple[str, ...]
    severity: int
    directness: str
    gendered: bool | None
    grounds: tuple[str, ...]
    contrast: str
    texts: tuple[str, ...]
    slots: Mapping[str, tuple[str, ...]]
    members: tuple[Mapping[str, str], ...]
    weight: float
    at: str
    sexism: int = 0


@dataclass(frozen=True, slots=True)
class GrammarLesson:
    """A text of ours and all that we know of it; `gendered` is None where it depends."""

    text: str
    lang: str
    violent: bool
    types: tuple[str, ...]
    severity: int
    directness: str
    gendered: bool | None
    grounds: tuple[str, ...]
    contrast: str
    template: str
    sexism: int = 0


def read_grammars(folder: Path = FOLDER) -> tuple[Template, ...]:
    """Read every grammar below `folder`, checked; raise `GrammarError` at the first fault."""
    found: dict[str, Template] = {}
    for path in sorted(folder.glob("*/*.toml")):
        if path.name == SHARED:
            continue
        for template in read_file(path):
            if template.id in found:
                fault = f"the id {template.id!r} is taken at {found[template.id].at}"
                raise GrammarError(f"{template.at}: {fault}; give each template its own")
            found[template.id] = template
    return tuple(found.values())


def read_file(path: Path) -> Iterator[Template]:
    """Read one file with the shared slots beside it; a template of kinds is given once a kind."""
    shared = _load(path.with_name(SHARED)) if path.with_name(SHARED).exists() else {}
    table = _load(path)
    source = path.read_text(encoding="utf-8").splitlines()
    slots = {**shared.get("slots", {}), **table.get("slots", {})}
    kinds = {**shared.get("kinds", {}), **table.get("kinds", {})}
    for entry in table.get("template", ()):
        at = _place(path, source, str(entry.get("id", "")))
        template = _template(entry, str(table.get("lang", path.parent.name)), slots, at)
        for one in _by_kind(template, entry.get("kinds", ()), kinds):
            _check(one)
            yield one


def _load(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
        raise GrammarError(f"{path}: {fault}; mend the TOML") from fault


def _place(path: Path, source: Sequence[str], name: str) -> str:
    for number, line in enumerate(source, start=1):
        if name and line.startswith("id") and f'"{name}"' in line:
            return f"{path}:{number}"
    return str(path)


def _template(entry: Mapping[str, Any], lang: str, slots: Mapping[str, Any], at: str) -> Template:
    if unknown := sorted(entry.keys() - KEYS):
        raise GrammarError(f"{at}: unknown key {unknown[0]!r}; known are {', '.join(sorted(KEYS))}")
    if missing := [key for key in ("id", "violent", "texts") if key not in entry]:
        raise GrammarError(f"{at}: a template lacks {missing[0]!r}; add it")
    violent = bool(entry["violent"])
    return Template(
        id=str(entry["id"]),
        lang=lang,
        violent=violent,
        types=tuple(entry.get("types", ())),
        severity=int(entry.get("severity", 0)),
        directness=str(entry.get("directness", "none")),
        gendered=entry.get("gendered", None if violent else False),
        grounds=tuple(entry.get("grounds", ())),
        contrast=str(entry.get("contrast", "")),
        texts=tuple(entry["texts"]),
        slots=MappingProxyType({name: tuple(values) for name, values in slots.items()}),
        members=(),
        weight=float(entry.get("weight", 1.0)),
        at=at,
        sexism=int(entry.get("sexism", 0)),
    )


def _by_kind(
    template: Template, names: Sequence[str], kinds: Mapping[str, Any]
) -> Iterator[Template]:
    if not names:
        yield template
    for name in names:
        if name not in kinds:
            raise GrammarError(f"{template.at}: unknown kind {name!r}; define [kinds.{name}]")
        kind = kinds[name]
        members = tuple(_member(forms, kind["forms"], template.at) for forms in kind["members"])
        labels: dict[str, Any] = {}
        if template.violent:
            labels = {key: tuple(kind[key]) for key in ("types", "grounds") if key in kind}
            labels["types"] = tuple(dict.fromkeys((*template.types, *kind.get("types", ()))))
            labels["gendered"] = kind.get("gendered", template.gendered)
        weight = template.weight * float(kind.get("weight", 0.25))
        name = f"{template.id}-{name}"
        yield replace(template, id=name, members=members, weight=weight, **labels)


def _member(forms: str, names: Sequence[str], at: str) -> Mapping[str, str]:
    words = forms.split("|")
    if len(words) != len(names):
        fault = f"{forms!r} has {len(words)} forms, not the {len(names)} of its kind"
        raise GrammarError(f"{at}: {fault}; write {'|'.join(names)}")
    return dict(zip(names, words, strict=True))


@cache
def _type_ids() -> frozenset[str]:
    return frozenset(one.id for one in load().subtypes)


@cache
def _ground_ids() -> frozenset[str]:
    axis = next(axis for axis in load().axes if axis.id == "identity_grounds")
    return frozenset(value.id for value in axis.values)


def _check(template: Template) -> None:
    """Raise `GrammarError` at the first thing about `template` that does not hold."""
    for fault in (*_label_faults(template), *_slot_faults(template)):
        raise GrammarError(f"{template.at}: template {template.id!r}: {fault}")


def _label_faults(template: Template) -> Iterator[str]:
    for name in template.types:
        if name not in _type_ids():
            yield f"unknown type {name!r}; `tocsin guidelines` lists them"
    for name in template.grounds:
        if name not in _ground_ids():
            yield f"unknown ground {name!r}; known are {', '.join(sorted(_ground_ids()))}"
    if template.directness not in DIRECTNESS:
        yield f"unknown directness {template.directness!r}; one of {sorted(DIRECTNESS)}"
    yield from _violent_faults(template) if template.violent else _contrast_faults(template)
    if not template.texts:
        yield "no texts; write some"


def _violent_faults(template: Template) -> Iterator[str]:
    if not template.types:
        yield "violent without a type; name one"
    if not 1 <= template.severity <= 5:
        yield f"severity {template.severity} of a violent template; 1 to 5"
    if template.contrast:
        yield "violent and a contrast; leave one out"
    if template.sexism not in range(5):
        yield f"sexism {template.sexism}; a category from 1 to 4, or leave it out"


def _contrast_faults(template: Template) -> Iterator[str]:
    if template.types or template.severity or template.sexism or template.directness != "none":
        yield "a contrast with types, severity, sexism or directness; leave them out"
    if template.contrast not in CONTRASTS:
        yield f"unknown contrast {template.contrast!r}; one of {', '.join(sorted(CONTRASTS))}"


def _slot_faults(template: Template) -> Iterator[str]:
    sound: set[str] = set()
    for text in template.texts:
        yield from _text_faults(text, template, (), sound)


def _text_faults(
    text: str, template: Template, above: tuple[str, ...], sound: set[str]
) -> Iterator[str]:
    names = findall(SLOT, text)
    if text.count("{") != len(names) or text.count("}") != len(names):
        yield f"a brace stands alone in {text!r}; close or drop it"
    for name in (one.split("#")[0] for one in names):
        if name.startswith("group."):
            if not template.members or name[6:] not in template.members[0]:
                yield f"unknown form {{{name}}}; name the kinds and their forms"
        elif name not in sound:
            yield from _named_slot_faults(name, template, above, sound)


def _named_slot_faults(
    name: str, template: Template, above: tuple[str, ...], sound: set[str]
) -> Iterator[str]:
    if name not in template.slots:
        yield f"unknown slot {{{name}}}; define it under [slots]"
        return
    if name in above:
        yield f"the slot {{{name}}} holds itself; break the circle"
        return
    if not template.slots[name]:
        yield f"the slot {{{name}}} is empty; give it values"
    for value in template.slots[name]:
        yield from _text_faults(value, template, (*above, name), sound)
    sound.add(name)
