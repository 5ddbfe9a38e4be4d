"""Our grammars' lessons in the encoder's columns: everything is known of a text of our own.

Whole templates are kept apart by their id: of twenty, one calibrates and one is for development.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from training.encoder.columns import DIRECTNESS, GROUNDS, SEVERITY, SEXISM, TYPES
from training.grammar import grammar_lessons
from training.grammar_files import GrammarLesson
from training.sets import Lesson
from training.variation import vary

# What the detector is measured by must not be taught, not even where two authors wrote the same.
SUITE = Path(__file__).parents[2] / "bylinecheck" / "cases"
LANGUAGE = {"mix": "mixed"}
# Texts a template of seven sentences: few, as many sentences teach more than many fillings of one.
EACH = {"en": 20, "ru": 20, "kk": 20, "mix": 30}
VARIED = 0.4
SEXUAL = ("SEX-1", "SEX-2", "SEX-3", "SEX-4", "THR-3")
# Types that are rude whatever they say; a smear or an address may be posted politely.
RUDE = frozenset(
    ("MIS-1", "MIS-2", "IDN-1", "IDN-2", "IDN-3", "IDN-4", "CRD-4", "SEX-1", "SEX-2", "THR-1",
     "THR-2", "THR-3")
)  # fmt: skip
# Contrasts that swear, and of which it cannot be said whether the words are toxic to somebody.
SWEARS = ("profanity", "object", "banter", "quotation", "reclaimed", "counter_speech")


def own(each: Mapping[str, int] = EACH, seed: int = 7) -> Iterator[Lesson]:
    """Give all texts of the grammars and a varied share of them as lessons."""
    plain = [one for lang, most in each.items() for one in grammar_lessons(most, seed)
             if one.lang == lang]  # fmt: skip
    suite = frozenset(measured_by())
    for one in (*plain, *vary(plain, VARIED, seed)):
        if bare(one.text) in suite:
            continue
        yield Lesson(
            one.text,
            f"own-{one.lang}",
            LANGUAGE.get(one.lang, one.lang),
            says(one),
            part(one.template),
            contrast=one.contrast,
        )


def measured_by() -> Iterator[str]:
    """Give the texts of BylineCheck, bare of case and points."""
    for path in sorted(SUITE.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            yield bare(json.loads(line)["text"])


def bare(text: str) -> str:
    """Give a text as two that differ in case and end points alone share it."""
    return text.casefold().strip(" .!?…")


def part(template: str) -> str:
    """Say to which part a template belongs, by its id."""
    digest = hashlib.sha1(template.encode(), usedforsecurity=False).hexdigest()
    return {0: "calibrate", 1: "develop"}.get(int(digest[:8], 16) % 20, "train")


def says(one: GrammarLesson) -> dict[str, bool]:
    """Answer every column that a text of ours answers; what depends is left out."""
    types = set(one.types)
    out = {"violent": one.violent}
    out |= {name: name in types for name in TYPES}
    out |= {name: one.severity >= int(name[-1]) for name in SEVERITY}
    out |= {name: one.directness == name for name in DIRECTNESS}
    out["threat"] = any(name.startswith("THR") for name in types)
    out["identity"] = any(name.startswith("IDN") for name in types)
    out["sexual"] = any(name in types for name in SEXUAL)
    if one.gendered is not None:
        out["gendered"] = one.gendered
    if one.sexism:
        out |= {name: name == f"sexism-{one.sexism}" for name in SEXISM}
    if not one.violent or "CRD-4" in types:
        out["insult"] = one.violent
    if types & RUDE or (not one.violent and one.contrast not in SWEARS):
        out["toxic"] = one.violent
    if one.grounds or not out["identity"]:
        out |= {name: name in one.grounds for name in GROUNDS}
    if one.contrast == "profanity":
        out["profane"] = True
    elif not one.violent and one.contrast not in SWEARS:
        out["profane"] = False
    return out
