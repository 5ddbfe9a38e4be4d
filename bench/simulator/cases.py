"""From a plan to a case: one journalist's time with what happens in it."""

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta

from bench.simulator.chance import Chance
from bench.simulator.model import Account, Case, Said
from bench.simulator.ordinary import live
from bench.simulator.people import journalist
from bench.simulator.settings import Plan, Wave, plans, table, tier
from bench.simulator.studio import Studio, when
from bench.simulator.waves import roll

EVENING = (17, 22)


def cases(seed: int, variants: int | None = None, only: tuple[str, ...] = ()) -> Iterator[Case]:
    """Make the cases of all scenarios, or of `only` some; the same for the same seed.

    `variants` is how many of each, by default those that are written down.
    """
    numbers: Counter[str] = Counter()
    for plan in plans(variants, only):
        yield case(plan, seed, numbers[plan.lang])
        numbers[plan.lang] += 1


def case(plan: Plan, seed: int, number: int = 0) -> Case:
    """Make one case; `number` keeps the journalists of a language apart."""
    chance = Chance(seed, plan.id)
    studio = Studio(plan, journalist(plan, chance, number), chance)
    days = _days(plan)
    live(studio, days)
    leaders: list[Account] = []
    starts = _starts(plan, days, chance)
    for start in starts:
        assert plan.wave is not None
        leaders += roll(studio, plan.wave, start, attack=plan.attack)
    said = sorted(studio.said, key=lambda one: (one.at, one.key))
    kept = _with_gap(said, plan.wave) if plan.attack and plan.wave else said
    roster = tuple((one.handle, plan.wave.leader) for one in leaders if plan.wave)
    lost = sum(one.attack for one in said) - sum(one.attack for one in kept)
    return Case(
        plan, studio.person, tuple(kept), float(days), roster, tuple(map(when, starts)), lost
    )


def _days(plan: Plan) -> int:
    """Give the days to be lived: a year's share, or a history, the attack and some days more."""
    if not plan.attack:
        return tier(plan.tier).days
    ordinary = table("scenarios")["ordinary"]
    lasts = plan.wave.days if plan.wave and plan.wave.shape != "burst" else 2
    return int(ordinary["history_days"][plan.tier] + lasts + ordinary["after_days"])


def _starts(plan: Plan, days: int, chance: Chance) -> list[float]:
    """Give the hours at which waves begin: evenings, spread over the time."""
    if plan.wave is None or not plan.times:
        return []
    if plan.attack:
        first = table("scenarios")["ordinary"]["history_days"][plan.tier]
        return [first * 24 + chance.uniform(*EVENING)]
    room = days - (plan.wave.days if plan.wave.shape == "steady" else 2)
    return [
        int((number + chance.uniform(0.5, 0.9)) * room / plan.times) * 24 + chance.uniform(*EVENING)
        for number in range(plan.times)
    ]


def _with_gap(said: list[Said], wave: Wave) -> list[Said]:
    """Leave out what was posted while collection was down."""
    if not wave.gap_hours:
        return said
    attack = [one for one in said if one.attack]
    begin = attack[int(len(attack) * wave.gap_from)].at
    end = begin + timedelta(hours=wave.gap_hours)
    return [one for one in said if not begin <= one.at < end]
