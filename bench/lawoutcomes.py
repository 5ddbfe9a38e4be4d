"""Planted recommendations: drafts in which it is known what became of each, and the proposals."""

import random
from collections.abc import Iterator
from dataclasses import replace

import lawdrafts

from tocsin.lawreview import CaseTexts, Grade, Quote, Recommendation, propose, read_law_bytes

SIZE = 120
# What stands in the planted article of each of three drafts: P the passage, O another one, R the
# passage reworded, F the passage in an article far away. The key is what is asked and the truth.
FATES = {
    ("remove", "taken_up"): ("P", "P", ""),
    ("remove", "not"): ("P", "P", "P"),
    ("remove", "not moved"): ("P", "P", "F"),
    ("remove", "partly"): ("PO", "O", "O"),
    ("remove", "reversed"): ("P", "", "P"),
    ("remove", "new_problem"): ("", "", "P"),
    ("add", "taken_up"): ("", "", "P"),
    ("add", "taken_up elsewhere"): ("", "", "F"),
    ("add", "not"): ("", "", ""),
    ("amend", "taken_up"): ("P", "P", "O"),
    ("amend", "not"): ("P", "P", "P"),
    ("keep", "taken_up"): ("P", "P", "P"),
    ("keep", "not"): ("P", "", ""),
    ("reconsider", "unknown"): ("P", "P", "R"),
}


def judged(lang: str, rng: random.Random) -> Iterator[tuple[str, str]]:
    """Plant two recommendations of every kind in three drafts; give (truth, proposal) of each."""
    first = lawdrafts.law(lang, SIZE, rng)
    places = rng.sample(range(SIZE), 2 * len(FATES))
    kinds = [kind for kind in FATES for _ in range(2)]
    second, third = list(first), list(first)
    planted = []
    for place, (grade, end) in zip(places, kinds, strict=True):
        planted.append(_plant(lang, rng, grade, end, place, (first, second, third)))
    texts = _texts(lang, rng, (first, second, third))
    for one, truth in planted:
        said = list(propose(one, texts, "2026-01-01"))
        last = said[-1].outcome.value if said and said[-1].version == "v3" else "unknown"
        yield truth, last


def _plant(
    lang: str,
    rng: random.Random,
    grade: str,
    end: str,
    place: int,
    drafts: tuple[list[lawdrafts.Article], ...],
) -> tuple[Recommendation, str]:
    """Write a passage into the drafts as its fate asks, and the recommendation on it."""
    topic, of = rng.choice(lawdrafts.WORDS[lang]["topic"]), rng.choice(lawdrafts.WORDS[lang]["of"])
    passage = lawdrafts.sentence(lang, topic, of, rng)
    other = lawdrafts.sentence(lang, topic, of, rng)
    changed = lawdrafts.reworded(lawdrafts.Article("", (passage,)), lang, rng, 0.9).points[0]
    words = {"P": passage, "F": passage, "O": other, "R": changed}
    for draft, signs in zip(drafts, FATES[grade, end], strict=True):
        for sign in signs:
            at = (place + SIZE // 2) % SIZE if sign == "F" else place
            draft[at] = replace(draft[at], points=(*draft[at].points, words[sign]))
    disputed = {"add": (), "remove": (passage, other) if end == "partly" else (passage,)}
    wanted = {"add": (passage,), "amend": (other,)}
    one = Recommendation(
        id=f"R-{place}",
        text={"en": "planted"},
        grade=Grade(grade),
        topic="other",
        version="" if end == "new_problem" else "v1",
        article=f"art_{place + 1}",
        disputed=tuple(Quote(lang, text) for text in disputed.get(grade, (passage,))),
        wanted=tuple(Quote(lang, text) for text in wanted.get(grade, ())),
    )
    return one, end.partition(" ")[0]


def _texts(lang: str, rng: random.Random, drafts: tuple[list[lawdrafts.Article], ...]) -> CaseTexts:
    """Print and read the drafts; the rest of each is redrafted a little around what was planted."""
    texts = {}
    for n, draft in enumerate(drafts, 1):
        rows = list(draft)
        for _ in range(n - 1):
            fresh = lawdrafts.article(lang, *_pair(lang, rng), rng, -1)
            rows.insert(rng.randrange(len(rows)), fresh)
        text = lawdrafts.printed(rows, lang).encode()
        texts[f"v{n}", lang] = read_law_bytes(text, f"v{n}.txt", lang)
    return CaseTexts(("v1", "v2", "v3"), texts)


def _pair(lang: str, rng: random.Random) -> tuple[str, str]:
    words = lawdrafts.WORDS[lang]
    return rng.choice(words["topic"]), rng.choice(words["of"])
