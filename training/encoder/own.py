"""Our grammars' lessons in the encoder's columns: everything is known of a text of our own.

Whole templates are kept apart by their id: of twenty, one calibrates and one is for development.
"""

import hashlib
from collections.abc import Iterator, Mapping

from training.encoder.columns import DIRECTNESS, GROUNDS, SEVERITY, TYPES
from training.grammar import GrammarLesson, grammar_lessons
from training.sets import Lesson
from training.variation import vary

LANGUAGE = {"mix": "mixed"}
# Texts a template: fewer in Kazakh, which has most templates.
EACH = {"en": 48, "ru": 48, "kk": 28, "mix": 36}
VARIED = 0.4
SEXUAL = ("SEX-1", "SEX-2", "SEX-4", "THR-3")
# Contrasts that swear, and of which it cannot be said whether the words are toxic to somebody.
SWEARS = ("profanity", "object", "banter", "quotation", "reclaimed", "counter_speech")


def own(each: Mapping[str, int] = EACH, seed: int = 7) -> Iterator[Lesson]:
    """Give all texts of the grammars and a varied share of them as lessons."""
    plain = [one for lang, most in each.items() for one in grammar_lessons(most, seed)
             if one.lang == lang]  # fmt: skip
    for one in (*plain, *vary(plain, VARIED, seed)):
        yield Lesson(
            one.text,
            f"own-{one.lang}",
            LANGUAGE.get(one.lang, one.lang),
            says(one),
            part(one.template),
        )


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
    if not one.violent or "CRD-4" in types:
        out["insult"] = one.violent
    if one.violent or one.contrast not in SWEARS:
        out["toxic"] = one.violent
    if one.grounds or not out["identity"]:
        out |= {name: name in one.grounds for name in GROUNDS}
    if one.contrast == "profanity":
        out["profane"] = True
    elif not one.violent and one.contrast not in SWEARS:
        out["profane"] = False
    return out
