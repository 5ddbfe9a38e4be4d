"""Spell the template grammars out into lessons: seeded, distinct, the same for the same seed.

`python -m training.grammar --count` counts them, `--sample 40 --lang ru --type THR-4` shows some.
"""

import argparse
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from random import Random

from training.grammar_files import FOLDER, SLOT, GrammarLesson, Template, read_grammars
from training.variation import vary

TRIES = 8
# How often `{a#2}` is drawn to differ from `{a}`.
DRAWS = 3
# A template with more sentences than this is spelled out to more texts.
USUAL = 7


def grammar_lessons(count: int = 60, seed: int = 0, folder: Path = FOLDER) -> list[GrammarLesson]:
    """Spell out every template below `folder`, up to `count` texts each; no text stands twice.

    A text that two templates give is kept once, for the first.
    """
    found: dict[str, GrammarLesson] = {}
    for template in read_grammars(folder):
        for lesson in expand(template, count, seed):
            found.setdefault(lesson.text, lesson)
    return list(found.values())


def expand(template: Template, count: int = 60, seed: int = 0) -> Iterator[GrammarLesson]:
    """Give up to `count` distinct texts of a template, its sentences in turn.

    Templates of more weight or of many sentences get more of them.
    """
    random = Random(f"{seed}:{template.id}")
    wanted = max(1, round(count * template.weight * max(1, len(template.texts) / USUAL)))
    texts: dict[str, None] = {}
    for turn in range(wanted * TRIES):
        if len(texts) == wanted:
            break
        texts[spell(template.texts[turn % len(template.texts)], template, random)] = None
    for text in texts:
        yield _lesson(text, template)


def spell(text: str, template: Template, random: Random) -> str:
    """Fill the slots of `text` by chance; a slot named twice is filled alike, `{a#2}` anew."""
    chosen: dict[str, str] = {}
    if template.members:
        member = random.choice(template.members)
        chosen.update({f"group.{form}": word for form, word in member.items()})
    return tidy(_fill(text, template.slots, chosen, random))


def _fill(
    text: str, slots: Mapping[str, tuple[str, ...]], chosen: dict[str, str], random: Random
) -> str:
    def word(match: re.Match[str]) -> str:
        name = match[1]
        if name not in chosen:
            values = slots[name.split("#")[0]]
            draws = DRAWS if "#" in name else 1
            drawn = [_fill(random.choice(values), slots, chosen, random) for _ in range(draws)]
            fresh = [one for one in drawn if one not in chosen.values()]
            chosen[name] = (fresh or drawn)[0]
        return chosen[name]

    return re.sub(SLOT, word, text)


def tidy(text: str) -> str:
    """Close gaps that empty slots left, and begin sentences with a large letter."""
    text = re.sub(r"\s+", " ", text).strip()
    text = re.sub(r" ([,.!?;:])(?=\s|$|[.!?])", r"\1", text)
    text = re.sub(r"([!?…])[.,](?=\s|$)|(?<!\.)\.(?=[!?])", r"\1", text)
    text = re.sub(r"\b([Aa]) (?=[aeioAEIO](?!u?ne?\b|u))", r"\1n ", text)
    return re.sub(r"(?:^|(?<=[.!?…] ))[\"«“]?\w", lambda start: start[0].upper(), text)


def _lesson(text: str, template: Template) -> GrammarLesson:
    return GrammarLesson(
        text=text,
        lang=template.lang,
        violent=template.violent,
        types=template.types,
        severity=template.severity,
        directness=template.directness,
        gendered=template.gendered,
        grounds=template.grounds,
        contrast=template.contrast,
        template=template.id,
        sexism=template.sexism,
    )


def counts(lessons: Sequence[GrammarLesson]) -> Counter[tuple[str, str]]:
    """Count lessons by language and type, a contrast by its name."""
    return Counter(
        (lesson.lang, name) for lesson in lessons for name in lesson.types or (lesson.contrast,)
    )


def _wanted(lesson: GrammarLesson, asked: argparse.Namespace) -> bool:
    names = (*lesson.types, lesson.contrast)
    return asked.lang in (None, lesson.lang) and (asked.type is None or asked.type in names)


def _asked(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sample", type=int, default=0, help="show so many lessons")
    parser.add_argument("--count", action="store_true", help="count by language and type")
    parser.add_argument("--lang", help="only this language")
    parser.add_argument("--type", help="only this type or contrast")
    parser.add_argument("--each", type=int, default=60, help="texts a template")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--varied", action="store_true", help="show the varied ones only")
    return parser.parse_args(arguments)


def main(arguments: Sequence[str] | None = None) -> None:
    """Print counts or a sample."""
    asked = _asked(arguments)
    lessons = [one for one in grammar_lessons(asked.each, asked.seed) if _wanted(one, asked)]
    if asked.varied:
        lessons = list(vary(lessons, seed=asked.seed))
    if asked.count:
        for (lang, name), number in sorted(counts(lessons).items()):
            print(f"{lang}  {name:15} {number:6}")
        templates = Counter(lang for lang, _ in {(one.lang, one.template) for one in lessons})
        violent = Counter(one.lang for one in lessons if one.violent)
        for lang, number in sorted(Counter(one.lang for one in lessons).items()):
            print(f"{lang}  {templates[lang]} templates, {number} texts, {violent[lang]} violent")
    shown = Random(asked.seed).sample(lessons, min(asked.sample, len(lessons)))
    for lesson in shown:
        print(f"[{' '.join(lesson.types) or lesson.contrast}] {lesson.text}  <{lesson.template}>")


if __name__ == "__main__":
    main()
