"""Many posts at once that are no attack."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bench.otherhands.calm.picker import Picker
from bench.otherhands.calm.posting import on, say
from bench.otherhands.calm.wording import fill
from bench.otherhands.calm.world import Said, World

GRAVE = ("🙏", "❤️", "💔", "😔", "👏")


def burst(
    world: World,
    picker: Picker,
    begin: datetime,
    hours: float,
    count: int,
    *,
    roots: Sequence[Said],
    fresh: float = 0.6,
    lang: str | None = None,
    short: Sequence[str] = (),
    share: float = 0.0,
    media: tuple[str, float] = ("", 0.0),
    how: str | None = None,
    big: int = 0,
    light: bool = False,
) -> None:
    """Let many speak below `roots`.

    A `share` says one of the `short` lines, which may repeat; `media` is a picture's digest and how
    many post it; `big` of them have many followers.
    """
    lang = lang or world.lang
    r = world.chance
    bigs = set(r.sample(range(count), min(big, count)))
    for number, when in enumerate(world.times(begin, hours, count)):
        brief = bool(short) and r.random() < share
        line = r.choice(short) if brief else picker.get(when)
        if line is None:
            continue
        who = world.people.draw("x", big=True) if number in bigs else None
        root = None
        if roots:
            who = who or world.someone(fresh)
            same = on(roots, who.platform)
            root = r.choice(same) if same else None
        text = fill(world, line, lang)
        picture = media[0] if r.random() < media[1] else None
        say(
            world, when, text, lang,
            who=who, fresh=fresh, media=picture, root=root, how=how, light=light,
        )  # fmt: skip


def brief(lines: Sequence[str], words: int = 4) -> tuple[list[str], list[str]]:
    """Part lines into those of so few words and the others."""
    short = [one for one in lines if len(one.split()) <= words]
    return short, [one for one in lines if one not in set(short)]


def official(world: World, kind: str, lang: str, when: datetime) -> None:
    """Let the one account of the roster speak once, politely, the one line of `kind`."""
    (known,), (line,) = world.plan.table["roster"], world.plan.texts(kind)
    drawn = world.people.draw("x", big=True)
    who = replace(drawn, author_handle=known["handle"], author_name=known["name"])
    say(world, when, fill(world, line, lang), lang, who=who, tidy=True, how="mention")
