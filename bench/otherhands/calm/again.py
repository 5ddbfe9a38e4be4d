"""Sixteen lives of the second reading, of two other authors, with their words.

Plans and sentences are in `data/second/calm`; a life is its topics, waves and few hostile posts.
"""

from dataclasses import replace
from datetime import timedelta
from functools import partial

from bench.otherhands.calm.export import export
from bench.otherhands.calm.people import Account
from bench.otherhands.calm.plan import plan
from bench.otherhands.calm.posting import add, answer, say
from bench.otherhands.calm.threads import called
from bench.otherhands.calm.topical import live
from bench.otherhands.calm.wording import fill
from bench.otherhands.calm.world import Said, World
from bench.otherhands.scenario import Scenario
from bench.otherhands.texts import Table

PART = "second/calm"


def _life(name: str, seed: int) -> Scenario:
    """Make a life: its days, the accounts of the roster, and the phrases copied in it."""
    world = World(plan(f"again_{name}", PART), seed)
    live(world)
    _officials(world)
    _copies(world)
    return export(world)


def _officials(world: World) -> None:
    """Let the accounts of the roster answer her, politely even where they disagree."""
    known: dict[str, Account] = {}
    for one in world.plan.table.get("polite", ()):
        handle, platform = one["handle"], one["platform"]
        if handle not in known:
            drawn = world.people.draw(platform, big=True)
            known[handle] = replace(drawn, author_handle=handle, author_name=one["name"])
        span = range(one.get("from", 0), min(one.get("to", world.plan.days), world.plan.days))
        days = one.get("on") or [day for day in span if world.chance.random() < one["rate"]]
        for day in days:
            _official(world, one, known[handle], day)


def _official(world: World, given: Table, who: Account, day: int) -> None:
    r = world.chance
    when = world.plan.at(day, r.randint(9, 18), r.randint(0, 59))
    her = called(world, "{her}", who.platform)
    text = fill(world, called(world, r.choice(given["lines"]), who.platform), world.lang)
    root = world.recent(who.platform, when) if given["below"] else None
    if root is None:
        named = her in text or world.plan.journalist.full in text
        add(world, who, when, text if named else f"{her} {text}", world.lang)
        return
    said = add(world, who, when, text, world.lang, to=root)
    if "below" in world.plan.table["texts"] and r.random() < 0.6:
        _crowd(world, said)


def _crowd(world: World, said: Said) -> None:
    """Let supporters and opponents have it out with the official."""
    r = world.chance
    for _ in range(r.randint(1, 4)):
        later = said.at.astimezone(world.plan.start.tzinfo) + timedelta(minutes=r.randint(3, 400))
        line = r.choice(world.plan.texts("below"))
        text = fill(world, line, world.lang, f"@{said.record['author_handle']}")
        answer(world, world.someone(0.4, said.platform), later, text, world.lang, said)


def _copies(world: World) -> None:
    """Let many copy a few phrases, with other words before and behind them."""
    given = world.plan.table.get("copies")
    if given is None:
        return
    r, own = world.chance, world.plan
    for day, count in given["counts"]:
        for _ in range(count):
            when = world.clock(day)
            who = world.someone(given["fresh"])
            head, tail = r.choice(own.texts("copyhead")), r.choice(own.texts("copytail"))
            line = head + r.choices(own.texts("copy"), given["weights"])[0] + tail
            text = fill(world, called(world, line, who.platform), world.lang)
            how = r.choice(("plain", "plain", "reply"))
            say(world, when, text, world.lang, who=who, how=how, tidy=True)


quarter = partial(_life, "ru_quarter")  # an ordinary quarter of a regional reporter
fund = partial(_life, "ru_fund")  # appeals with card numbers, telephones and addresses
language = partial(_life, "mix_language")  # readers call each other names over a bill
crime = partial(_life, "ru_crime")  # killings, and what readers wish the killers
petition = partial(_life, "ru_petition")  # copies that name her thankfully
correction = partial(_life, "ru_correction")  # an error, and harsh but fair criticism
banter = partial(_life, "ru_banter")  # friends who threaten each other in jest
traffic = partial(_life, "ru_traffic")  # curses at lights, ice and referees
local = partial(_life, "en_local")  # a small town, a namesake, sightings of her
court = partial(_life, "en_court")  # two trials in which threats are evidence
election = partial(_life, "en_election")  # parties of the roster answer, their crowds below
viral = partial(_life, "en_viral")  # a star's fans copy phrases
retraction = partial(_life, "en_correction")  # a wrong story on a clinic
football = partial(_life, "en_football")  # a season of mock threats
rights = partial(_life, "en_rights")  # readers quote what is written to women
housing = partial(_life, "en_housing")  # addresses, flats and telephones of tenants
