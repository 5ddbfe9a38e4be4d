"""The classifier that ships: rules of our lexicons, a linear model and an encoder, one verdict.

A cascade. Rules and the linear model hear every text; the encoder reads those that are not clearly
harmless and not clearly violence. How the voices are weighed stands in `weigh.py`.
"""

import gc
import multiprocessing
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from copy import copy
from dataclasses import dataclass, replace
from functools import cache
from math import isnan

import numpy as np
from numpy.typing import NDArray

from tocsin import __version__
from tocsin.domain import Reason, TypeScore, Verdict, Versions
from tocsin.findings import encoder, lexicon, linear, weigh
from tocsin.findings.entries import BY_ENTRY, Lexicons
from tocsin.findings.exits import Hit
from tocsin.findings.language import language_of
from tocsin.findings.linear import Linear
from tocsin.findings.normalise import Normal, Normaliser
from tocsin.findings.pool import cores
from tocsin.findings.rules import Rules, Spared
from tocsin.findings.spelling import plain, whole
from tocsin.findings.stand_in import StandIn
from tocsin.findings.vocabulary import Vocabulary
from tocsin.findings.voices import Heard, Reader
from tocsin.findings.words import heaviest_words
from tocsin.guidelines import load as load_guidelines

# Words of a longer text are not judged past this; the verdict then rests on the beginning.
LONGEST = 20_000
# Spans beyond these say nothing new of a text.
MOST_REASONS = 100


@dataclass(frozen=True, slots=True)
class Answers:
    """All that the voices say of one text, for those who derive answers of their own."""

    verdict: Verdict
    models: Mapping[str, float]

    def of(self, name: str) -> float:
        """Give a model's probability for a column, 0 where it has none."""
        return self.models.get(name, 0.0)

    def family(self, family: str) -> float:
        """Give the probability of the likeliest sub-type of a family."""
        found = [one.probability for one in self.verdict.types if one.id.startswith(family)]
        return max(found, default=0.0)


class RulesAndModels:
    """The classifier of this version: see `tocsin.findings.classifier.Classifier`.

    With `thorough` the encoder reads every text, as for measuring what the cascade misses.
    """

    def __init__(
        self,
        lexicons: Lexicons,
        model: Linear,
        reader: Reader | None = None,
        thorough: bool = False,
    ) -> None:
        self._stand_in = StandIn()
        self._rules = Rules(lexicons)
        self._linear = model
        self._reader = reader
        self._thorough = thorough
        self._weights = weigh.weights()
        self._normalise = Normaliser(Vocabulary(lexicon.literals(lexicons)))
        self._versions = Versions(
            tocsin=__version__,
            model=f"{reader.id} {model.id}" if reader else model.id,
            lexicons=lexicons.version,
            guidelines=load_guidelines().version,
            threshold=self._weights.threshold,
        )

    @property
    def versions(self) -> Versions:
        """Give the versions behind every verdict."""
        return self._versions

    def knowing(self, names: Sequence[str]) -> "RulesAndModels":
        """Give this classifier with `names` known for names of persons."""
        other = copy(self)
        other._stand_in = StandIn(names)
        return other

    def thoroughly(self) -> "RulesAndModels":
        """Give this classifier with an encoder that reads every text."""
        other = copy(self)
        other._thorough = True
        return other

    def judge(self, texts: Sequence[str]) -> list[Verdict]:
        """Judge texts of any content; only the first 20,000 characters of each are read."""
        return [self._verdict(heard) for heard in self.hear(texts)]

    def answers(self, texts: Sequence[str]) -> list[Answers]:
        """Judge `texts` and give beside each verdict what the models answered."""
        return [
            Answers(self._verdict(one), {**one.linear, **one.encoder}) for one in self.hear(texts)
        ]

    def hear(self, texts: Sequence[str]) -> list[Heard]:
        """Give what each voice says of each text."""
        heard = [self._heard(whole(text[:LONGEST])) for text in texts]
        scores = self._linear.logits([one.normal.text for one in heard])
        return self._with_encoder(self._with_linear(heard, scores), scores)

    def _heard(self, text: str) -> Heard:
        normal = self._normalise(text)
        as_written = text if plain(text) == normal.text else normal.text
        found = self._rules.search(normal.text, self._stand_in)
        return Heard(normal, as_written, language_of(normal.text), found)

    def _with_linear(self, heard: list[Heard], scores: NDArray[np.float32]) -> list[Heard]:
        """Add the linear model's word; of languages it has not learned it says nothing."""
        out = list(heard)
        for language, rows in _by_language(heard):
            if language in self._linear.platt:
                found = self._linear.chances(scores[rows], language)
                for row, chances in zip(rows, found.tolist(), strict=True):
                    said = dict(zip(self._linear.heads, chances, strict=True))
                    out[row] = replace(heard[row], linear=said)
        return out

    def _with_encoder(self, heard: list[Heard], scores: NDArray[np.float32]) -> list[Heard]:
        """Have the encoder read what it could change, or with `thorough` all."""
        if self._reader is None:
            return heard
        out = list(heard)
        for (language, stop), rows in _alike(heard, map(self._reading, heard)):
            beside = dict(zip(self._linear.heads, scores[rows].T, strict=True))
            texts = [heard[row].text for row in rows]
            found = self._reader.probabilities(texts, language, beside, stop)
            for row, chances in zip(rows, found.tolist(), strict=True):
                said = zip(self._reader.columns, chances, strict=True)
                out[row] = replace(heard[row], encoder={a: b for a, b in said if not isnan(b)})
        return out

    def _reading(self, one: Heard) -> float | None:
        if not one.text.strip():
            return None
        return 0.0 if self._thorough else weigh.reading(one, self._weights)

    def _verdict(self, heard: Heard) -> Verdict:
        by_rules = weigh.rule_types(heard.found.hits)
        violent = weigh.violent(heard, by_rules, self._weights)
        flag = violent >= self._weights.threshold
        types = weigh.all_types(heard, by_rules, self._weights) if flag else by_rules
        return Verdict(
            violent=round(violent, 4),
            flag=flag,
            types=_ranked(types),
            severity=weigh.severity(heard, types) if flag else 0,
            directness=weigh.directness(heard, types),
            gendered=round(weigh.gendered(heard), 4),
            grounds=weigh.grounds(heard, flag),
            lang=heard.language.code,
            reasons=self._reasons(heard, flag, by_rules, types),
            spared=tuple(self._spared(heard, by_rules)),
        )

    def _reasons(
        self, heard: Heard, flag: bool, by_rules: Mapping[str, float], types: dict[str, float]
    ) -> tuple[Reason, ...]:
        """Give the spans of the rules or, where a model alone spoke, its heaviest words."""
        if heard.found.hits and not weigh.vetoed(heard, by_rules, self._weights):
            shapes = (
                hit for hit in heard.found.shapes if not types.keys().isdisjoint(hit.entry.types)
            )
            hits = (*heard.found.hits, *(shapes if flag else ()))
            return tuple(_rule_reasons(heard.normal, hits[:MOST_REASONS]))
        if not flag:
            return ()
        best = weigh.likeliest(types)
        return tuple(self._by_model(heard, best))

    def _by_model(self, heard: Heard, best: str) -> Iterator[Reason]:
        if self._reader is not None and heard.encoder:
            # The text that was just read: its letters stand where those of the normal text do.
            spans = self._reader.heaviest(heard.text)
            source = self._reader.id
        else:
            names = {type_id: name for name, type_id in weigh.GENERAL.items()}
            head = names.get(best, "violent")
            spans = heaviest_words(self._linear, heard.normal.text, head)
            source = self._linear.id
        for start, end in spans:
            yield Reason(*heard.normal.original(start, end), best, f"model:{source}")

    def _spared(self, heard: Heard, by_rules: Mapping[str, float]) -> Iterator[Reason]:
        """Tell what looked like violence and was let go, and by whom."""
        yield from _by_exits(heard.normal, heard.found.spared[:MOST_REASONS])
        if self._reader is not None and weigh.vetoed(heard, by_rules, self._weights):
            for one in _rule_reasons(heard.normal, heard.found.hits[:MOST_REASONS]):
                yield replace(one, source=f"model:{self._reader.id}")


@cache
def packaged() -> RulesAndModels:
    """Give the classifier that ships with Tocsin."""
    alone = multiprocessing.parent_process() is None
    with _lasting():
        reader = encoder.Encoder(encoder.load(encoder.PACKAGED), cores() if alone else 1)
        return RulesAndModels(lexicon.packaged(), linear.packaged(), reader)


@contextmanager
def _lasting() -> Iterator[None]:
    """Make millions of objects that stay, without looking through them for rubbish again and again.

    A quarter of the time of loading goes into that otherwise.
    """
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if collects:
            gc.enable()


@cache
def packaged_for(names: tuple[str, ...]) -> RulesAndModels:
    """Give the packaged classifier with `names` known for names of persons."""
    return packaged().knowing(names)


def _by_language(heard: Sequence[Heard]) -> Iterable[tuple[str, list[int]]]:
    """Part rows by the language of their texts."""
    parts: dict[str, list[int]] = {}
    for row, one in enumerate(heard):
        parts.setdefault(one.language.code, []).append(row)
    return parts.items()


def _alike(
    heard: Sequence[Heard], readings: Iterable[float | None]
) -> Iterable[tuple[tuple[str, float], list[int]]]:
    """Part the rows that are to be read by language and by where the reading may stop."""
    parts: dict[tuple[str, float], list[int]] = {}
    for row, (one, stop) in enumerate(zip(heard, readings, strict=True)):
        if stop is not None:
            parts.setdefault((one.language.code, stop), []).append(row)
    return parts.items()


def _ranked(types: Mapping[str, float]) -> tuple[TypeScore, ...]:
    order = sorted(types.items(), key=lambda item: (-item[1], item[0]))
    return tuple(TypeScore(type_id, round(probability, 4)) for type_id, probability in order)


def _rule_reasons(normal: Normal, hits: Iterable[Hit]) -> Iterator[Reason]:
    for hit in hits:
        start, end = normal.original(hit.start, hit.end)
        yield Reason(start, end, hit.entry.types[0], f"{BY_ENTRY}{hit.entry.id}")


def _by_exits(normal: Normal, spared: Iterable[Spared]) -> Iterator[Reason]:
    for one in spared:
        start, end = normal.original(one.hit.start, one.hit.end)
        yield Reason(start, end, one.hit.entry.types[0], f"exit:{one.exit.id}")
