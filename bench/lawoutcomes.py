"""Planted recommendations: drafts in which it is known what became of each, and what is proposed."""

import random
from collections.abc import Iterator
from dataclasses import replace

import lawdrafts

from tocsin.lawreview import CaseTexts, Grade, Quote, Recommendation, propose, read_law_bytes

SIZE = 120
CASES = (
    ("remove", "taken_up"),
    ("remove", "not"),
    ("remove", "not_moved"),
    ("remove", "partly"),
    ("remove", "reversed"),
    ("remove", "new_problem"),
    ("add", "taken_up"),
    ("add", "taken_up_elsewhere"),
    ("add", "not"),
    ("amend", "taken_up"),
    ("amend", "not"),
    ("keep", "taken_up"),
    ("keep", "not"),
    ("reworded", "unknown"),
)
TRUTH = {"not_moved": "not", "taken_up_elsewhere": "taken_up"}


def judged(lang: str, rng: random.Random) -> Iterator[tuple[str, str]]:
    """Plant two recommendations of every kind in three drafts; give (truth, proposal) of each."""
    first = lawdrafts.law(lang, SIZE, rng)
    places = rng.sample(range(SIZE), 2 * len(CASES))
    kinds = [kind for kind in CASES for _ in range(2)]
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
    first, second, third = drafts
    topic, of = rng.choice(lawdrafts.WORDS[lang]["topic"]), rng.choice(lawdrafts.WORDS[lang]["of"])
    passage = lawdrafts.sentence(lang, topic, of, rng)
    other = lawdrafts.sentence(lang, topic, of, rng)
    far = (place + SIZE // 2) % SIZE

    def put(draft: list[lawdrafts.Article], text: str, at: int = place) -> None:
        draft[at] = replace(draft[at], points=(*draft[at].points, text))

    disputed: tuple[str, ...] = (passage,)
    wanted: tuple[str, ...] = ()
    version = "v1"
    asked = Grade.REMOVE
    if grade == "remove":
        _remove(end, put, drafts, passage, other, far)
        if end == "partly":
            disputed = (passage, other)
        if end == "new_problem":
            version = ""
    elif grade == "add":
        asked, disputed, wanted = Grade.ADD, (), (passage,)
        if end != "not":
            put(third, passage, far if end == "taken_up_elsewhere" else place)
    elif grade == "amend":
        asked, wanted = Grade.AMEND, (other,)
        put(first, passage)
        put(second, passage)
        put(third, other if end == "taken_up" else passage)
    elif grade == "keep":
        asked = Grade.KEEP
        put(first, passage)
        if end == "taken_up":
            put(second, passage)
            put(third, passage)
    else:
        asked = Grade.RECONSIDER
        put(first, passage)
        put(second, passage)
        changed = lawdrafts.reworded(lawdrafts.Article("", (passage,)), lang, rng, 0.9)
        put(third, changed.points[0])
    one = Recommendation(
        id=f"R-{place}",
        text={"en": "planted"},
        grade=asked,
        topic="other",
        version=version,
        article=f"art_{place + 1}",
        disputed=tuple(Quote(lang, text) for text in disputed),
        wanted=tuple(Quote(lang, text) for text in wanted),
    )
    return one, TRUTH.get(end, end)


def _remove(end, put, drafts, passage, other, far) -> None:  # noqa: ANN001
    first, second, third = drafts
    if end == "new_problem":
        put(third, passage)
        return
    put(first, passage)
    if end in ("not", "not_moved", "taken_up"):
        put(second, passage)
    if end == "not":
        put(third, passage)
    elif end == "not_moved":
        put(third, passage, far)
    elif end == "reversed":
        put(third, passage)
    elif end == "partly":
        put(first, other)
        put(second, other)
        put(third, other)


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
