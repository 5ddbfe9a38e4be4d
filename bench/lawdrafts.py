"""Made-up laws of any length in three languages, and redraftings of them with the truth beside.

Words come from our own lists. Articles share phrases as those of real laws do: what tells them
apart is a topic of two words and a few objects.
"""

import random
import tomllib
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

CHAPTER_OF = 20  # articles a chapter

WORDS = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Article:
    """One made-up article: its heading and its points, and the old articles it comes from."""

    heading: str
    points: tuple[str, ...]
    origins: tuple[int, ...] = ()
    marks: frozenset[str] = frozenset()


@dataclass
class Redraft:
    """A new version with the truth: links (old place, new place) and what was done to each."""

    articles: list[Article]
    links: dict[tuple[int, int], frozenset[str]] = field(default_factory=dict)


def law(lang: str, size: int, rng: random.Random) -> list[Article]:
    """Make a law of `size` articles; pairs of topic and object repeat only where they run out."""
    words = WORDS[lang]
    pairs = [(topic, of) for topic in words["topic"] for of in words["of"]]
    chosen = rng.sample(pairs, size)
    return [article(lang, topic, of, rng, n) for n, (topic, of) in enumerate(chosen)]


def article(lang: str, topic: str, of: str, rng: random.Random, n: int) -> Article:
    """Make one article on a topic."""
    heading = f"{of} {topic}" if lang == "kk" else f"{topic} {of}"
    if lang == "en":
        heading = f"{topic} of {of}"
    heading = heading[0].upper() + heading[1:]
    points = tuple(sentence(lang, topic, of, rng) for _ in range(rng.randint(2, 6)))
    return Article(heading, points, (n,))


def sentence(lang: str, topic: str, of: str, rng: random.Random) -> str:
    """Make one sentence of a law."""
    words = WORDS[lang]
    who, does, what = rng.choice(words["who"]), rng.choice(words["does"]), rng.choice(words["what"])
    when = rng.choice(words["when"]).format(n=rng.randint(2, 30))
    how = rng.choice(words["how"])
    about = rng.random() < 0.5
    if lang == "kk":
        theme = f"{of} {topic} кезінде " if about else ""
        text = f"{theme}{who} {how} {when} {what} {does}"
    elif lang == "ru":
        theme = f" по вопросам, которые касаются объекта «{topic} {of}»," if about else ""
        text = f"{who}{theme} {does} {what} {when} {how}"
    else:
        theme = f", as to {topic} of {of}," if about else ""
        text = f"{who}{theme} {does} {what} {when} {how}"
    return text[0].upper() + text[1:] + "."


def reworded(one: Article, lang: str, rng: random.Random, strength: float) -> Article:
    """Reword an article: synonyms, words in and out, other figures, points shuffled or dropped."""
    points = [_reword(text, lang, rng, strength) for text in one.points]
    if strength > 0.5 and len(points) > 2 and rng.random() < 0.5:
        points.pop(rng.randrange(len(points)))
    if rng.random() < strength / 2:
        rng.shuffle(points)
    heading = one.heading
    if rng.random() < strength / 2:
        heading = f"{heading} {rng.choice(WORDS[lang]['extra'])}"
    return replace(one, heading=heading, points=tuple(points), marks=one.marks | {"reworded"})


def _reword(text: str, lang: str, rng: random.Random, strength: float) -> str:
    words = WORDS[lang]
    out = []
    for token in text.rstrip(".").split():
        bare = token.strip(",«»").casefold()
        if rng.random() < strength and bare in words["swap"]:
            token = token.casefold().replace(bare, words["swap"][bare])
        elif token.isdigit() and rng.random() < strength:
            token = str(rng.randint(2, 60))
        elif rng.random() < strength * 0.12:
            continue
        out.append(token)
        if rng.random() < strength * 0.08:
            out.append(rng.choice(words["extra"]))
    joined = " ".join(out) or text
    return joined[0].upper() + joined[1:] + "."


def redraft(old: list[Article], lang: str, rng: random.Random, gentle: bool = False) -> Redraft:
    """Redraft a law: delete, insert, split, merge, move, reword; numbers follow from the order."""
    rate = 0.5 if gentle else 1.0
    row = [one for one in old if rng.random() >= 0.06 * rate]
    row = _each(
        row, 0.30 * rate, lambda one: reworded(one, lang, rng, rng.choice((0.3, 0.5, 0.8))), rng
    )
    row = _split(row, 0.06 * rate, rng)
    row = _merged(row, 0.06 * rate, rng)
    row = _moved(row, 0.14 * rate, rng)
    row = _inserted(row, lang, 0.08 * rate, rng)
    made = Redraft(row)
    for place, one in enumerate(row):
        for origin in one.origins:
            made.links[origin, place] = one.marks
    return made


def _each(
    row: list[Article], rate: float, change: Callable[[Article], Article], rng: random.Random
) -> list[Article]:
    return [change(one) if rng.random() < rate else one for one in row]


def _split(row: list[Article], rate: float, rng: random.Random) -> list[Article]:
    out = []
    for one in row:
        if len(one.points) >= 4 and rng.random() < rate * 1.6:
            cut = len(one.points) // 2
            marks = one.marks | {"split"}
            out.append(replace(one, points=one.points[:cut], marks=marks))
            out.append(
                replace(one, heading=f"{one.heading} (2)", points=one.points[cut:], marks=marks)
            )
        else:
            out.append(one)
    return out


def _merged(row: list[Article], rate: float, rng: random.Random) -> list[Article]:
    out: list[Article] = []
    for one in row:
        plain = out and not {"split", "merged"} & (out[-1].marks | one.marks)
        if plain and rng.random() < rate:
            last = out.pop()
            marks = last.marks | one.marks | {"merged"}
            out.append(
                Article(last.heading, last.points + one.points, last.origins + one.origins, marks)
            )
        else:
            out.append(one)
    return out


def _moved(row: list[Article], rate: float, rng: random.Random) -> list[Article]:
    stays, goes = [], []
    for one in row:
        (goes if rng.random() < rate else stays).append(one)
    for one in goes:
        stays.insert(rng.randrange(len(stays) + 1), replace(one, marks=one.marks | {"moved"}))
    return stays


def _inserted(row: list[Article], lang: str, rate: float, rng: random.Random) -> list[Article]:
    words = WORDS[lang]
    out = list(row)
    for _ in range(int(len(row) * rate)):
        fresh = article(lang, rng.choice(words["topic"]), rng.choice(words["of"]), rng, -1)
        out.insert(rng.randrange(len(out) + 1), replace(fresh, origins=()))
    return out


def printed(articles: list[Article], lang: str) -> str:
    """Print a law as text, with chapters and running numbers."""
    words = WORDS[lang]
    lines = []
    for n, one in enumerate(articles):
        if n % CHAPTER_OF == 0:
            number = n // CHAPTER_OF + 1
            lines.append(
                words["chapter"].format(n=number, h=f"{words['topic'][number % 20].capitalize()}")
            )
        lines.append(words["article"].format(n=n + 1, h=one.heading))
        lines += [f"{k}. {text}" for k, text in enumerate(one.points, 1)]
    return "\n".join(lines) + "\n"
