"""Weigh the voices of one text: how likely it is violence, of what kind, how grave, how open.

The numbers stand in `data/voices.toml`.
"""

import tomllib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tocsin.domain import Directness
from tocsin.findings.addressed import names_somebody
from tocsin.findings.exits import Hit
from tocsin.findings.linear import HANDLE
from tocsin.findings.voices import Heard
from tocsin.guidelines import load as load_guidelines

DATA = Path(__file__).parent / "data" / "voices.toml"
# What looks like an address is private data where it stands in one post with a menace, and a menace
# where a relative of hers stands is a threat at people near her.
MENACE = ("THR-1", "THR-2", "THR-3", "THR-4", "THR-6")
SHAPE_BESIDE_MENACE = 0.75
PRIVATE = {"PRV-1"}
# A reference to an unpunished attack must be heard for itself; the other kinds stand for all.
OPEN_KINDS = (*MENACE, "THR-7")
THREATS = (*OPEN_KINDS, "THR-5")
# Where no rule heard a menace beside an address, so likely must the encoder find violence, a threat
# of any kind, and that it is put openly; then the likeliest is named, as a menace at most. People
# near are named in kindness more often than addresses are: beside them it must be surer. Where a
# text names somebody and is so surely a threat, an address counts however it is put: who says “you
# cross the car park alone, I will be between the lamps” names no violence.
ANY_VIOLENCE, ANY_THREAT, OPENLY_PUT, MENACE_AT_MOST = 0.75, 0.6, 0.4, 0.6
SURELY_VIOLENT, ANY_MANNER = 0.9, 0.85
NEAR, SURE_THREAT, SURELY_PUT = "THR-6", 0.8, 0.6
# What a general answer of a model says in the terms of the typology.
GENERAL = {"gendered": "MIS-1", "threat": "THR-2", "identity": "IDN-4", "insult": "CRD-4"}
OPENLY = (Directness.EXPLICIT, Directness.CONDITIONAL, Directness.WISH, Directness.IMPLIED)
GROUNDS = (
    "age", "class", "disability", "ethnicity", "gender_identity", "migration", "orientation",
    "race", "religion",
)  # fmt: skip
LIKELY = 0.5
INCITES = "THR-7"
# Hits of this severity are let go by a model only where it finds hardly anything.
GRAVE = 4


@dataclass(frozen=True, slots=True)
class Weights:
    """The numbers of `data/voices.toml`; see there."""

    threshold: float
    harmless: Mapping[str, float]
    stop: float
    stop_beside: float
    linear_alone: float
    linear_threat: float
    linear_gendered: float
    after_exit: float
    veto_below: float
    veto_grave: float
    veto_unless: float
    veto_left: float
    type_alone: float
    type_beside: float
    doubt_violence: float
    doubt_threat: float
    doubt_left: float
    threat_any: float
    threat_alone: float


@cache
def weights() -> Weights:
    """Read the packaged numbers."""
    table = tomllib.loads(DATA.read_text(encoding="utf-8"))
    return Weights(
        threshold=table["threshold"],
        harmless=table["harmless"],
        stop=table["early"]["stop"],
        stop_beside=table["early"]["beside"],
        linear_alone=table["linear"]["alone"],
        linear_threat=table["linear"]["threat"],
        linear_gendered=table["linear"]["gendered"],
        after_exit=table["exits"]["after"],
        veto_below=table["veto"]["below"],
        veto_grave=table["veto"]["grave"],
        veto_unless=table["veto"]["unless"],
        veto_left=table["veto"]["left"],
        type_alone=table["types"]["alone"],
        type_beside=table["types"]["beside"],
        doubt_violence=table["doubt"]["violence"],
        doubt_threat=table["doubt"]["threat"],
        doubt_left=table["doubt"]["left"],
        threat_any=table["threat"]["any"],
        threat_alone=table["threat"]["alone"],
    )


def reading(heard: Heard, by: Weights) -> float | None:
    """Say how the encoder should read a text: not at all, or until violence is this unlikely.

    It stops later where it could change what rules say than where only the linear model wants to
    know, and never where there is no language to know it by.
    """
    if heard.found.spared:
        return by.stop_beside
    if heard.found.hits:
        return 0.0 if _is_grave(heard) else by.stop_beside
    if heard.found.shapes:
        return by.stop_beside
    limit = by.harmless.get(heard.language.code)
    if limit is None:  # no language that we read, or none at all: emoji and figures
        return None if any(map(str.isalpha, HANDLE.sub("", heard.text))) else 0.0
    if heard.linear.get("gendered", 0.0) >= by.linear_gendered:
        return by.stop_beside  # the first layers know nothing of sexism
    if heard.linear.get("threat", 0.0) >= by.linear_threat:
        return by.stop
    return by.stop if heard.linear.get("violent", 1.0) >= limit else None


def rule_types(hits: Iterable[Hit]) -> dict[str, float]:
    """Join the weights of different entries for each type: 1 - product of (1 - weight)."""
    doubt: dict[str, float] = {}
    for entry in {hit.entry.id: hit.entry for hit in hits}.values():
        for type_id in entry.types:
            doubt[type_id] = doubt.get(type_id, 1.0) * (1.0 - entry.weight)
    return {type_id: min(1.0 - left, 0.99) for type_id, left in doubt.items()}


def rule_certainty(types: Mapping[str, float]) -> float:
    """Give how sure the rules are that there is violence of any kind."""
    return max(types.values(), default=0.0)


def vetoed(heard: Heard, types: Mapping[str, float], by: Weights) -> bool:
    """Say whether the encoder, having read the text, lets go what rules were not sure of."""
    if not types or not heard.encoder:
        return False
    # A threat that was read for an idiom costs more than a false alarm.
    limit = by.veto_grave if _is_grave(heard) else by.veto_below
    return heard.encoder["violent"] < limit and rule_certainty(types) < by.veto_unless


def _is_grave(heard: Heard) -> bool:
    return any(hit.entry.severity >= GRAVE for hit in heard.found.hits)


def violent(heard: Heard, types: Mapping[str, float], by: Weights) -> float:
    """Give the probability of violence from all voices."""
    by_rules = rule_certainty(types)
    if vetoed(heard, types, by):
        by_rules *= by.veto_left
    if heard.encoder:
        by_model = heard.encoder["violent"]
    else:
        by_model = by.linear_alone * heard.linear.get("violent", 0.0)
    if heard.found.spared and not heard.found.hits:
        by_model *= by.after_exit
    return 1.0 - (1.0 - by_rules) * (1.0 - by_model)


def all_types(heard: Heard, by_rules: Mapping[str, float], by: Weights) -> dict[str, float]:
    """Add the models' sub-types to the rules'; a flagged text has at least one.

    Private data that the encoder alone finds, where nothing looks like an address, is doubted.
    """
    out = dict(by_rules)
    _doubt(heard, out, by)
    _join_threats(heard, out, by)
    model = {**heard.linear, **heard.encoder}
    named = {one: chance for one, chance in model.items() if one in _typology()}
    general = {type_id: model.get(name, 0.0) for name, type_id in GENERAL.items()}
    from_here = by.type_beside if by_rules else by.type_alone
    for type_id, chance in (named or general).items():
        if chance >= from_here:
            out[type_id] = max(out.get(type_id, 0.0), chance)
    if not by_rules.keys() & PRIVATE and not _is_address(heard):
        _lower(out, PRIVATE, by.doubt_left)
    _add_shapes(heard, by_rules, out)
    if not out:
        both = {**general, **named}
        best = likeliest(both)
        out[best] = max(both[best], 0.01)
    return out


def likeliest(types: Mapping[str, float]) -> str:
    """Name the likeliest type, and among equals always the same one."""
    return max(types, key=lambda type_id: (types[type_id], type_id))


def _doubt(heard: Heard, types: dict[str, float], by: Weights) -> None:
    """Lower what only rules heard, where the encoder has read the text and finds no such thing."""
    read = heard.encoder
    if "threat" not in read:  # not read to the end
        return
    doubted = set(types) if read["violent"] < by.doubt_violence else set()
    doubted |= set(THREATS) if read["threat"] < by.doubt_threat else set()
    _lower(types, doubted, by.doubt_left)


def _lower(types: dict[str, float], which: Collection[str], most: float) -> None:
    for type_id in types.keys() & which:
        types[type_id] = min(types[type_id], most)


def _is_address(heard: Heard) -> bool:
    return any(not PRIVATE.isdisjoint(hit.entry.types) for hit in heard.found.shapes)


def _join_threats(heard: Heard, types: dict[str, float], by: Weights) -> None:
    """Give the likeliest kind of threat what the encoder says of threats of any kind."""
    chance = heard.encoder.get("threat", 0.0)
    if chance < by.threat_any:
        return
    if max(types.get(one, 0.0) for one in OPEN_KINDS) < LIKELY:
        chance = min(chance, by.threat_alone)
    known = {one: max(types.get(one, 0.0), heard.encoder.get(one, 0.0)) for one in OPEN_KINDS}
    best = likeliest(known)
    types[best] = max(known[best], chance)


def _add_shapes(heard: Heard, by_rules: Mapping[str, float], types: dict[str, float]) -> None:
    """Add what says nothing by itself, where a menace stands beside it; a weak word gains by it."""
    by_word = _menace(by_rules) >= LIKELY
    if not by_word and not _threatens_openly(heard) and not _threatens_somebody(heard):
        return
    shapes = {type_id for hit in heard.found.shapes for type_id in hit.entry.types}
    if not by_word and not _threatens_openly(heard, SURE_THREAT, SURELY_PUT):
        shapes -= {NEAR}
    for type_id in shapes | (PRIVATE & types.keys()):
        types[type_id] = max(types.get(type_id, 0.0), SHAPE_BESIDE_MENACE)
    if shapes and _menace(types) < LIKELY:
        best = likeliest({type_id: heard.encoder.get(type_id, 0.0) for type_id in MENACE})
        types[best] = MENACE_AT_MOST


def _threatens_openly(heard: Heard, threat: float = ANY_THREAT, openly: float = OPENLY_PUT) -> bool:
    """Say whether the encoder finds violence and a threat of any kind, put openly."""
    read = heard.encoder
    return (
        read.get("violent", 0.0) >= ANY_VIOLENCE
        and read.get("threat", 0.0) >= threat
        and read.get("explicit", 0.0) >= openly
    )


def _threatens_somebody(heard: Heard) -> bool:
    """Say whether the encoder is sure of a threat, however put, and the text names somebody."""
    read = heard.encoder
    return (
        read.get("violent", 0.0) >= SURELY_VIOLENT
        and read.get("threat", 0.0) >= ANY_MANNER
        and names_somebody(heard.text)
    )


def _menace(types: Mapping[str, float]) -> float:
    return max(types.get(type_id, 0.0) for type_id in MENACE)


def severity(heard: Heard, types: Mapping[str, float]) -> int:
    """Take the highest anchor of what was surely said; a threat with a home address is 5."""
    sure = {type_id for type_id, chance in types.items() if chance >= LIKELY}
    hits = (*heard.found.hits, *heard.found.shapes)
    by_rules = max((hit.entry.severity for hit in hits if not sure.isdisjoint(hit.entry.types)),
                   default=0)  # fmt: skip
    threat = any(type_id.startswith("THR") for type_id in types)
    if threat and "PRV-1" in types:
        return 5
    return by_rules or _anchor(heard, types)


def _anchor(heard: Heard, types: Mapping[str, float]) -> int:
    """Give the written anchor of the likeliest type, lowered where the encoder finds less."""
    best = likeliest(types)
    written = _typology().get(best, 2)
    if "severity-2" not in heard.encoder:
        return written
    read = 1 + sum(1 for step in range(2, 6) if heard.encoder.get(f"severity-{step}", 0) >= LIKELY)
    return max(1, min(written, read + 1))


def directness(heard: Heard, types: Mapping[str, float]) -> Directness:
    """Give how openly it is put: the most open that rules or, for threats, the encoder name."""
    said = {hit.entry.directness for hit in heard.found.hits}
    by_rules = next((one for one in OPENLY if one in said), Directness.NONE)
    if by_rules is Directness.EXPLICIT and _calls_for_it(heard):
        return Directness.WISH
    if by_rules is not Directness.NONE or not any(one.startswith("THR") for one in types):
        return by_rules
    best = max(OPENLY, key=lambda one: heard.encoder.get(one.value, 0.0))
    return best if heard.encoder.get(best.value, 0.0) >= LIKELY else Directness.NONE


def _calls_for_it(heard: Heard) -> bool:
    """Say whether it only says what should be done to people of some kind: to nobody in particular.

    “Such people should be hanged” is a wish; “you”, “her” or a word of abuse makes it a threat.
    """
    if names_somebody(heard.text):
        return False
    return all(INCITES in hit.entry.types for hit in heard.found.hits)


def gendered(heard: Heard) -> float:
    """Give the probability that gender is the ground, by rules or models."""
    hits = heard.found.hits
    by_rules = max((hit.entry.weight for hit in hits if hit.entry.gendered), default=0.0)
    model = {**heard.linear, **heard.encoder}
    return max(by_rules, model.get("gendered", 0.0))


def grounds(heard: Heard, flag: bool) -> tuple[str, ...]:
    """Give the grounds that rules name and, of a flagged text, those that the encoder does."""
    found = {ground for hit in heard.found.hits for ground in hit.entry.grounds}
    if flag:
        found |= {one for one in GROUNDS if heard.encoder.get(one, 0.0) >= LIKELY}
    return tuple(sorted(found))


@cache
def _typology() -> Mapping[str, int]:
    """Give the anchor of severity for each sub-type of the guidelines."""
    return {one.id: one.severity for one in load_guidelines().subtypes}
