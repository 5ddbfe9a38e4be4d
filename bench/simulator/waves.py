"""Waves: many posts that belong together, of an attack or of a harmless storm."""

import re
from collections.abc import Callable, Sequence
from typing import Any

from bench.simulator import people
from bench.simulator.chance import Chance
from bench.simulator.model import Account, Said
from bench.simulator.settings import Wave, mix
from bench.simulator.studio import FIRST, SECOND, Studio, when

SENDERS_A_POST = 0.6  # accounts of a wave to its posts (ours)
QUOTES = 0.4  # share of followers who quote the public figure (ours)
ANSWERED = 0.4  # share of friends' posts that she answers in kind (ours)
CLOSING = ("", "!", "!!", ".", " 👇", " ‼️", " 🔥", " ...")


def roll(studio: Studio, wave: Wave, hour: float, *, attack: bool) -> list[Account]:
    """Let a wave roll in from that hour on; give the public figures that led it."""
    if wave.after_article:
        studio.article(hour - studio.chance.uniform(0.5, 3))
    led = _lead(studio, wave, hour) if wave.leader else []
    senders = _senders(studio, wave, hour)
    masters = [_master(studio, wave) for _ in range(wave.masters)]
    for offset in _offsets(studio.chance, wave):
        _speak(studio, wave, hour + offset, senders, masters, led, attack=attack)
    return [who for who, _ in led]


def _speak(
    studio: Studio,
    wave: Wave,
    hour: float,
    senders: Callable[[], Account],
    masters: Sequence[tuple[str, str]],
    led: Sequence[tuple[Account, Said]],
    *,
    attack: bool,
) -> None:
    """Let one sender of a wave post."""
    chance = studio.chance
    away = bool(wave.second) and chance.under(wave.second)
    kind, text = chance.kind(mix(wave.mix)), None
    if chance.under(wave.copies):
        kind, text = chance.one(masters)
        text = _varied(text, chance)
    more: dict[str, Any] = {}
    if chance.under(wave.tag_share):
        text = _tagged(text or studio.words(kind, studio.person.lang), studio.person.tag)
        more["hashtags"] = [studio.person.tag]
    elif led and not away and chance.under(QUOTES):
        more["quote_of"] = _spoken(chance, led, hour)
    platform = SECOND if away else FIRST
    later = wave.late if away else 0.0
    one = studio.say(
        hour + later, senders(), kind, attack=attack, text=text, platform=platform, more=more
    )
    if wave.friends and chance.under(ANSWERED):
        studio.answer(one, kind)


def _lead(studio: Studio, wave: Wave, hour: float) -> list[tuple[Account, Said]]:
    """Let a public figure speak first, and again while the wave lasts."""
    who = people.leader(studio.plan.id, studio.chance, when(hour))
    hours = [hour - 0.2 + number * wave.hours / 2 for number in range(wave.leader_posts)]
    known = {"author_verified": True}
    return [(who, studio.say(at, who, "smear", attack=True, more=known)) for at in hours]


def _spoken(chance: Chance, led: Sequence[tuple[Account, Said]], hour: float) -> str:
    """Draw one of the public figure's posts up to now."""
    before = [one for _, one in led if one.at <= when(hour)]
    return str(chance.one(before).record["id"])


def _senders(studio: Studio, wave: Wave, hour: float) -> Callable[[], Account]:
    """Give a way to draw the next sender: the dense core more often than the others."""
    chance = studio.chance
    size = wave.friends or max(3, round(wave.posts * SENDERS_A_POST))
    name = f"{studio.plan.id}-w{len(studio.said)}-"
    accounts = people.crowd(name, min(size, max(1, wave.posts)), chance, when(hour), wave.new)
    core = accounts[: max(1, round(len(accounts) * wave.core))]
    rest = accounts[len(core) :] or core
    return lambda: chance.one(core if chance.under(wave.core_posts) else rest)


def _master(studio: Studio, wave: Wave) -> tuple[str, str]:
    """Write a text to be copied: no threat, or one campaign would be many lone threats."""
    kinds = {kind: weight for kind, weight in mix(wave.mix).items() if weight >= 4}
    kind = studio.chance.kind(kinds or mix(wave.mix))
    lang = studio.person.lang
    return kind, f"{studio.words(kind, lang)} {studio.words(kind, lang)}"


def _varied(text: str, chance: Chance) -> str:
    """Change a copy a little: its end, its case, a word left out."""
    words = text.split(" ")
    if len(words) > 8 and chance.under(0.3):
        del words[chance.text.randrange(2, len(words) - 2)]
    text = re.sub(r"[.!\s]+$", "", " ".join(words)) + chance.one(CLOSING)
    return text.lower() if chance.under(0.2) else text


def _tagged(text: str, tag: str) -> str:
    return text if f"#{tag}" in text else f"{text} #{tag}"


def _offsets(chance: Chance, wave: Wave) -> list[float]:
    """Draw the hours of a wave's posts, the first at 0, in order."""
    drawn = sorted(_offset(chance, wave) for _ in range(wave.posts))
    return [one - drawn[0] for one in drawn]


def _offset(chance: Chance, wave: Wave) -> float:
    if wave.shape == "burst":
        return chance.lognormal(wave.hours, wave.sigma)
    if wave.shape == "creep":
        return _day(chance, wave.days * chance.uniform(0, 1) ** (1 / (1 + wave.power)))
    return _day(chance, chance.uniform(0, wave.days)) if wave.shape == "steady" else 0.0


def _day(chance: Chance, days: float) -> float:
    """Move a post to an hour at which people speak, on its day."""
    return int(days) * 24 + chance.hour()
