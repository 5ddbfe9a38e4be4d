"""The classifier that ships: rules of our lexicons and the linear model, one verdict with reasons.

Rules name the sub-type and the words. The model adds what rules miss in the languages it learned;
where an exit has let something go, its word counts for half.
"""

from collections.abc import Iterable, Sequence
from copy import copy
from dataclasses import dataclass
from functools import cache

from tocsin import __version__
from tocsin.domain import Directness, Reason, TypeScore, Verdict, Versions
from tocsin.findings import lexicon, linear
from tocsin.findings.entries import Lexicons
from tocsin.findings.exits import Hit
from tocsin.findings.language import Language, language_of
from tocsin.findings.linear import Linear
from tocsin.findings.normalise import Normal, Normaliser
from tocsin.findings.rules import Found, Rules, Spared
from tocsin.findings.spelling import whole
from tocsin.findings.stand_in import StandIn
from tocsin.findings.vocabulary import Vocabulary
from tocsin.findings.words import heaviest_words
from tocsin.guidelines import load as load_guidelines

THRESHOLD = 0.5
# How far the model is believed by itself, by language: so far that it alone flags about one in a
# hundred harmless texts. Its sets hold far more violence than a day's posts do.
TRUST = {"en": 0.55, "ru": 0.7}
AFTER_EXIT = 0.5
# What looks like an address is private data where it stands in one post with a threat.
MENACE = ("THR-1", "THR-2", "THR-3", "THR-4", "THR-6")
ADDRESS_BESIDE_MENACE = 0.75
# Beside a type that rules have named, a head of the model is heard only from here.
BESIDE_RULES = 0.8
# What a head of the model says in the terms of the typology.
HEAD_TYPES = {"gendered": "MIS-1", "threat": "THR-2", "identity": "IDN-4", "insult": "CRD-4"}
MODEL_SEVERITY = {"THR-2": 4, "IDN-4": 3, "MIS-1": 2, "CRD-4": 2}
# Words of a longer text are not judged past this; the verdict then rests on the beginning.
LONGEST = 20_000
# Spans beyond these say nothing new of a text.
MOST_REASONS = 100
OPENLY = (Directness.EXPLICIT, Directness.CONDITIONAL, Directness.WISH, Directness.IMPLIED)


@dataclass(frozen=True, slots=True)
class _Reading:
    """One text on its way to a verdict."""

    normal: Normal
    language: Language
    found: Found


class RulesAndLinear:
    """The classifier of this version: see `tocsin.findings.classifier.Classifier`."""

    def __init__(self, lexicons: Lexicons, model: Linear) -> None:
        self._stand_in = StandIn()
        self._rules = Rules(lexicons)
        self._model = model
        self._normalise = Normaliser(Vocabulary(lexicon.literals(lexicons)))
        self._versions = Versions(
            tocsin=__version__,
            model=model.id,
            lexicons=lexicons.version,
            guidelines=load_guidelines().version,
            threshold=THRESHOLD,
        )

    @property
    def versions(self) -> Versions:
        """Give the versions behind every verdict."""
        return self._versions

    def knowing(self, names: Sequence[str]) -> "RulesAndLinear":
        """Give this classifier with `names` known for names of persons."""
        other = copy(self)
        other._stand_in = StandIn(names)
        return other

    def judge(self, texts: Sequence[str]) -> list[Verdict]:
        """Judge texts of any content; only the first 20,000 characters of each are read."""
        readings = [self._read(whole(text[:LONGEST])) for text in texts]
        chances = self._chances(readings)
        return [
            self._verdict(reading, chance)
            for reading, chance in zip(readings, chances, strict=True)
        ]

    def _read(self, text: str) -> _Reading:
        normal = self._normalise(text)
        return _Reading(
            normal, language_of(normal.text), self._rules.search(normal.text, self._stand_in)
        )

    def _chances(self, readings: list[_Reading]) -> list[dict[str, float]]:
        """Ask the model once a language; texts in languages it has not learned get nothing."""
        out: list[dict[str, float]] = [{} for _ in readings]
        for language in self._model.platt:
            rows = [i for i, one in enumerate(readings) if one.language.code == language]
            found = self._model.probabilities([readings[i].normal.text for i in rows], language)
            if found is not None:
                for i, chances in zip(rows, found.tolist(), strict=True):
                    out[i] = dict(zip(self._model.heads, chances, strict=True))
        return out

    def _verdict(self, reading: _Reading, chance: dict[str, float]) -> Verdict:
        hits = reading.found.hits
        types = _rule_types(hits)
        excused = AFTER_EXIT if reading.found.spared and not hits else 1.0
        by_model = TRUST.get(reading.language.code, 0.0) * excused * chance.get("violent", 0.0)
        violent = 1.0 - (1.0 - max(types.values(), default=0.0)) * (1.0 - by_model)
        flag = violent >= THRESHOLD
        if flag:
            types = _with_model(types, chance)
        return Verdict(
            violent=round(violent, 4),
            flag=flag,
            types=_ranked(types),
            severity=_severity(hits, types) if flag else 0,
            directness=_directness(hits),
            gendered=round(_gendered(hits, chance), 4),
            grounds=tuple(sorted({ground for hit in hits for ground in hit.entry.grounds})),
            lang=reading.language.code,
            reasons=self._reasons(reading, flag, types),
            spared=tuple(_spared(reading.normal, reading.found.spared[:MOST_REASONS])),
        )

    def _reasons(
        self, reading: _Reading, flag: bool, types: dict[str, float]
    ) -> tuple[Reason, ...]:
        """Give the spans of the rules or, where the model alone spoke, its heaviest words."""
        if reading.found.hits:
            return tuple(_rule_reasons(reading.normal, reading.found.hits[:MOST_REASONS]))
        if not flag:
            return ()
        best = max(types, key=lambda type_id: types[type_id])
        head = next((name for name, one in HEAD_TYPES.items() if one == best), "violent")
        spans = heaviest_words(self._model, reading.normal.text, head)
        return tuple(
            Reason(*reading.normal.original(start, end), best, f"model:{self._model.id}")
            for start, end in spans
        )


@cache
def packaged() -> RulesAndLinear:
    """Give the classifier that ships with Tocsin."""
    return RulesAndLinear(lexicon.packaged(), linear.packaged())


@cache
def packaged_for(names: tuple[str, ...]) -> RulesAndLinear:
    """Give the packaged classifier with `names` known for names of persons."""
    return packaged().knowing(names)


def _rule_types(hits: Iterable[Hit]) -> dict[str, float]:
    """Join the weights of different entries for each type: 1 - product of (1 - weight)."""
    doubt: dict[str, float] = {}
    for entry in {hit.entry.id: hit.entry for hit in hits}.values():
        for type_id in entry.types:
            doubt[type_id] = doubt.get(type_id, 1.0) * (1.0 - entry.weight)
    types = {type_id: min(1.0 - left, 0.99) for type_id, left in doubt.items()}
    if "PRV-1" in types and max(types.get(one, 0.0) for one in MENACE) >= THRESHOLD:
        types["PRV-1"] = max(types["PRV-1"], ADDRESS_BESIDE_MENACE)
    return types


def _with_model(types: dict[str, float], chance: dict[str, float]) -> dict[str, float]:
    """Add the model's types; where nothing names a type, the likeliest head does."""
    out = dict(types)
    heads = {type_id: chance.get(head, 0.0) for head, type_id in HEAD_TYPES.items()}
    for type_id, probability in heads.items():
        if probability >= (BESIDE_RULES if types else THRESHOLD):
            out[type_id] = max(out.get(type_id, 0.0), probability)
    if not out:
        best = max(heads, key=lambda type_id: heads[type_id])
        out[best] = max(heads[best], 0.01)
    return out


def _ranked(types: dict[str, float]) -> tuple[TypeScore, ...]:
    order = sorted(types.items(), key=lambda item: (-item[1], item[0]))
    return tuple(TypeScore(type_id, round(probability, 4)) for type_id, probability in order)


def _severity(hits: tuple[Hit, ...], types: dict[str, float]) -> int:
    """Take the highest anchor of what was surely said; a threat with a home address is 5."""
    sure = {type_id for type_id, probability in types.items() if probability >= THRESHOLD}
    by_rules = max(
        (hit.entry.severity for hit in hits if not sure.isdisjoint(hit.entry.types)), default=0
    )
    if not by_rules:
        by_rules = max((MODEL_SEVERITY.get(type_id, 2) for type_id in types), default=1)
    threat = any(type_id.startswith("THR") for type_id in types)
    return 5 if threat and "PRV-1" in types else by_rules


def _directness(hits: tuple[Hit, ...]) -> Directness:
    said = {hit.entry.directness for hit in hits}
    return next((one for one in OPENLY if one in said), Directness.NONE)


def _gendered(hits: tuple[Hit, ...], chance: dict[str, float]) -> float:
    by_rules = max((hit.entry.weight for hit in hits if hit.entry.gendered), default=0.0)
    return max(by_rules, chance.get("gendered", 0.0))


def _rule_reasons(normal: Normal, hits: tuple[Hit, ...]) -> Iterable[Reason]:
    for hit in hits:
        start, end = normal.original(hit.start, hit.end)
        yield Reason(start, end, hit.entry.types[0], f"lexicon:{hit.entry.id}")


def _spared(normal: Normal, spared: tuple[Spared, ...]) -> Iterable[Reason]:
    for one in spared:
        start, end = normal.original(one.hit.start, one.hit.end)
        yield Reason(start, end, one.hit.entry.types[0], f"exit:{one.exit.id}")
