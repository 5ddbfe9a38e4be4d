"""From a line to what somebody would type: slots filled in, and the untidiness of comments."""

import re

from bench.otherhands.calm.world import World
from bench.otherhands.texts import spun

NAMES = ("name", "full", "gen", "dat", "acc", "outlet")
RUSSIAN_KEYBOARD = str.maketrans("қәңғүұөіһҚӘҢҒҮҰӨІҺ", "кангууоихКАНГУУОИХ")


def fill(world: World, line: str, lang: str, other: str = "") -> str:
    """Fill a line's slots; `other` is the person addressed, for `{o}`."""

    def drawn(slot: re.Match[str]) -> str:
        return other if slot[1] == "o" else _slot(world, slot[1], lang)

    text = spun(world.chance, line)
    while "{" in text:
        text = spun(world.chance, re.sub(r"\{(\w+)\}", drawn, text))
    text = _said_there(world, text.replace("в вторник", "во вторник"))
    return text[:1].upper() + text[1:] if text[:1].islower() else text


def _said_there(world: World, text: str) -> str:
    """Put the words of her country for those of the author's, where the plan has some."""
    for word, there in world.plan.table.get("swap", ()):
        text = re.sub(rf"(?<!\w){re.escape(word)}", there, text)
    return text


def _slot(world: World, name: str, lang: str) -> str:
    r = world.chance
    if name in NAMES:
        return str(getattr(world.plan.journalist, name))
    if name == "n":
        return str(r.randint(2, 94))
    if name == "time":
        return f"{r.randint(6, 22)}:{r.choice(['00', '15', '30', '40', '45', '10'])}"
    if name == "url":
        return url(world)
    own = {**world.plan.table["texts"], **world.news}
    return str(r.choice(own[name] if name in own else world.plan.words(lang)["slot"][name]))


def url(world: World, *, new: bool = False) -> str:
    """Give the address of her newest article, seldom of an older one."""
    r = world.chance
    world.article += new
    back = 0 if r.random() < 0.8 else r.randint(0, max(0, min(8, world.article - 1)))
    number = 1000 + max(1, world.article) - back
    return f"https://{world.plan.journalist.site}/{world.plan.start.year}/a{number}"


def mess(world: World, text: str, lang: str, *, light: bool = False) -> str:
    """Write a line as a comment; `light`: nothing before or after it."""
    r = world.chance
    if not light:
        text = _framed(world, text, lang)
    if r.random() < 0.14:
        text = text[:1].lower() + text[1:]
    if r.random() < 0.35 and text.endswith("."):
        text = text[:-1]
    if r.random() < 0.06 and text.endswith(("!", "?")):
        text += text[-1] * r.randint(1, 2)
    if r.random() < 0.09:
        text = _mistyped(world, text)
    if lang == "kk" and r.random() < 0.13:
        text = text.translate(RUSSIAN_KEYBOARD)
    return _decked(world, text, lang)


def _framed(world: World, text: str, lang: str) -> str:
    r, words = world.chance, world.plan.words(lang)
    if r.random() < 0.10 and words["opener"]:
        opener = fill(world, r.choice(words["opener"]), lang)
        first = text.split()[0]
        name = text.startswith(world.plan.journalist.name)
        kept = first.isupper() or name or first.split("'")[0] == "I"
        text = f"{opener} " + (text if kept else text[:1].lower() + text[1:])
    if r.random() < 0.10:
        tail = r.choice(words["tail"])
        text = f"{text} {fill(world, tail, lang) if '{' in tail else tail}"
    return text


def _decked(world: World, text: str, lang: str) -> str:
    """Add emoji and tags, shout, break the line."""
    r, words = world.chance, world.plan.words(lang)
    if r.random() < 0.17:
        text += " " + r.choice(world.emoji or words["emoji"]) * r.choice([1, 1, 1, 2, 3])
    if r.random() < 0.05 and words["tags"]:
        text += " " + r.choice(words["tags"])
    if r.random() < 0.02 and "http" not in text and "@" not in text:
        text = text.upper()
    if r.random() < 0.03:
        text = text.replace(". ", ".\n", 1)
    return text


def _mistyped(world: World, text: str) -> str:
    r, words, name = world.chance, text.split(" "), world.plan.journalist.name
    long = [n for n, one in enumerate(words) if len(one) > 4 and one.isalpha() and one != name]
    if long:
        place = r.choice(long)
        one = words[place]
        k = r.randint(1, len(one) - 3)
        swapped = one[:k] + one[k + 1] + one[k] + one[k + 2 :]
        words[place] = r.choice([swapped, one[:k] + one[k + 1 :], one[:k] + one[k] + one[k:]])
    return " ".join(words)
