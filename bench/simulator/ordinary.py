"""Ordinary life: publications, and what an audience says on days of more and of less."""

from bench.simulator.chance import WEEK
from bench.simulator.settings import table, tier
from bench.simulator.studio import FIRST, LANGUAGES, SECOND, Studio


def live(studio: Studio, days: int) -> None:
    """Fill so many days with publications and replies."""
    own = tier(studio.plan.tier)
    published = _publish(studio, days, own.article_every)
    boost = float(table("scenarios")["ordinary"]["article_boost"])
    mean_boost = 1 + (boost - 1) * len(published) / max(1, days)
    for day in range(days):
        lift = boost if day in published else 1.0
        mean = own.a_day * WEEK[day % 7] * lift / mean_boost
        for _ in range(studio.chance.count(mean, own.dispersion)):
            _remark(studio, day * 24 + studio.chance.hour(), own.hostile)


def _publish(studio: Studio, days: int, every: int) -> set[int]:
    """Publish about every so many days, in working hours; give the days."""
    day = studio.chance.text.randrange(every)
    published = set()
    while day < days:
        studio.article(day * 24 + studio.chance.uniform(9, 17))
        published.add(day)
        day += max(1, round(every * studio.chance.uniform(0.6, 1.4)))
    return published


def _remark(studio: Studio, hour: float, hostile: float) -> None:
    chance, ordinary = studio.chance, table("scenarios")["ordinary"]
    kind = chance.kind(ordinary["hostile_mix" if chance.under(hostile) else "mix"])
    lang = studio.person.lang
    if chance.under(ordinary["foreign"]):
        lang = chance.one([one for one in LANGUAGES if one != lang])
    platform = SECOND if chance.under(ordinary["elsewhere"]) else FIRST
    studio.say(hour, chance.early(studio.audience), kind, lang=lang, platform=platform)
