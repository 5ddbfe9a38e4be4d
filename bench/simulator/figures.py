"""Single figures over the scores of one alarm, each as the text of a cell."""

from collections.abc import Sequence
from statistics import median

from bench.simulator.score import EARLY, ELEVATED, Score

YEAR = 365.0


def campaigns(scores: Sequence[Score]) -> list[Score]:
    """Give the attacks of more than one post."""
    return [one for one in scores if one.case.plan.attack and not one.case.plan.urgent]


def attacks(scores: Sequence[Score]) -> list[Score]:
    """Give all attacks."""
    return [one for one in scores if one.case.plan.attack]


def non_attacks(scores: Sequence[Score]) -> list[Score]:
    """Give the journalists who are not attacked."""
    return [one for one in scores if not one.case.plan.attack]


def calm(scores: Sequence[Score]) -> list[Score]:
    """Give those to whom nothing happens."""
    return [one for one in non_attacks(scores) if one.case.plan.wave is None]


def storms(scores: Sequence[Score]) -> list[Score]:
    """Give those with storms that are no attack."""
    return [one for one in non_attacks(scores) if one.case.plan.wave is not None]


def early(scores: Sequence[Score], rank: int) -> str | None:
    """Give the share of campaigns called before a tenth of their posts."""
    own = campaigns(scores)
    good = [one for one in own if rank in one.calls and one.calls[rank].share <= EARLY]
    return share(len(good), len(own))


def caught(scores: Sequence[Score]) -> str | None:
    """Give the share of campaigns called at all."""
    own = campaigns(scores)
    return share(sum(ELEVATED in one.calls for one in own), len(own))


def minutes(scores: Sequence[Score]) -> str | None:
    """Give the median delay of those called."""
    own = [one.calls[ELEVATED].minutes for one in campaigns(scores) if ELEVATED in one.calls]
    return f"{median(own):,.0f}" if own else None


def seen(scores: Sequence[Score]) -> str | None:
    """Give the median share of posts seen when called."""
    own = [one.calls[ELEVATED].share for one in campaigns(scores) if ELEVATED in one.calls]
    return f"{median(own):.1%}" if own else None


def at_once(scores: Sequence[Score]) -> str | None:
    """Give the share of lone threats that were urgent at that post."""
    own = [one for one in scores if one.at_once is not None]
    return share(sum(bool(one.at_once) for one in own), len(own))


def named(scores: Sequence[Score]) -> str | None:
    """Give the share of planted indicators that were present; `None` where none ever is."""
    own = attacks(scores)
    found = sum(len(one.named) for one in own)
    return share(found, sum(len(one.case.planted) for one in own)) if found else None


def per_year(scores: Sequence[Score], rank: int = ELEVATED) -> str | None:
    """Give the false alarms of a level a journalist-year."""
    years = sum(one.days for one in scores) / YEAR
    return f"{sum(one.false[rank] for one in scores) / years:.2f}" if years else None


def rate(scores: Sequence[Score]) -> float:
    """Give the false alarms at `elevated`+ a day."""
    return sum(one.false[ELEVATED] for one in scores) / max(1.0, sum(one.days for one in scores))


def early_calls(scores: Sequence[Score]) -> int:
    """Count the campaigns called early."""
    return sum(one.early for one in campaigns(scores))


def share(part: int, whole: int) -> str | None:
    """Give a part of a whole in percent and in numbers; `None` of nothing."""
    return f"{part / whole:.0%} ({part}/{whole})" if whole else None
