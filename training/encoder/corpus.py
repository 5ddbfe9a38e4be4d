"""The texts that teach the encoder, in one list: labelled sets, our grammars, copies, long texts.

Copies carry a disguise or a slip of the hand; long texts are two of the same language, of which
one at most is violent and the other plainly is not about anybody.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

from training.encoder.lessons import labelled
from training.encoder.own import EACH, own
from training.sets import Lesson
from training.variation import varied

SEED = 7
# A share of sets of long or much alike texts, and how often the few Russian ones are taught.
SHARE = {"cad": 0.7, "davidson": 0.6, "guest": 0.6, "spans": 0.6, "uli-1": 0.8}
RUSSIAN = 3
# Of the labelled texts so many get a varied copy, of ours so many pairs one long text.
COPIED, JOINED = 0.25, 0.12
BETWEEN = (" ", " ", " ", ". ", "\n", " … ", " — ", "! ")
LONGEST = 300  # characters of a part of a long text
# Contrasts that cannot turn the meaning of what stands beside them.
ALOOF = frozenset(("ordinary", "news", "criticism", "sport", "cooking", "public_address", "object"))


def corpus(data: Path) -> list[Lesson]:
    """Read, thin, copy and join; parts that calibrate or develop are given as they are."""
    known, ours = labelled(data), list(own(EACH))
    kept = [one for one in (*known, *ours) if one.part != "train"]
    chance = Random(SEED)
    taught = [one for one in known if one.part == "train"]
    taught = [one for one in taught if chance.random() < SHARE.get(one.set, 1.0)]
    own_texts = [one for one in ours if one.part == "train"]
    russian = [one for one in taught if one.language == "ru"]
    return [
        *kept,
        *taught,
        *own_texts,
        *russian * (RUSSIAN - 1),
        *copies(taught, chance),
        *long_texts([*taught, *own_texts], chance),
    ]


def copies(lessons: Sequence[Lesson], chance: Random) -> Iterator[Lesson]:
    """Give varied copies of a share of the lessons, the labels as they were."""
    for one in lessons:
        if chance.random() < COPIED:
            text = varied(one.text, one.language, chance)
            if text != one.text:
                yield Lesson(text, one.set, one.language, one.says, one.part, one.faint)


def long_texts(lessons: Sequence[Lesson], chance: Random) -> Iterator[Lesson]:
    """Join texts in pairs, an aloof one before or behind any other of its language."""
    short = [one for one in lessons if len(one.text) <= LONGEST]
    by_language: dict[str, list[Lesson]] = {}
    for one in short:
        if aloof(one):
            by_language.setdefault(one.language, []).append(one)
    for one in short:
        beside = by_language.get(one.language)
        if beside and chance.random() < JOINED:
            yield _long(one, chance.choice(beside), chance)


def aloof(one: Lesson) -> bool:
    """Say whether a lesson is surely harmless and of a kind that speaks about nobody in need."""
    return one.says.get("violent") is False and one.contrast in ALOOF


def _long(one: Lesson, beside: Lesson, chance: Random) -> Lesson:
    parts = [one.text, beside.text]
    if chance.random() < 0.65:  # mostly what matters comes last, where readers tire
        parts.reverse()
    text = chance.choice(BETWEEN).join(parts)
    # What the harmless part does not answer is unknown of the whole, unless it is a yes.
    says = {name: yes for name, yes in one.says.items() if yes or beside.says.get(name) is False}
    faint = {name: yes for name, yes in one.faint.items() if yes or name in beside.says}
    return Lesson(text, one.set, one.language, says, one.part, faint)
