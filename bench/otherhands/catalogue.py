"""Every scenario by name, the attacks first."""

from collections.abc import Callable, Iterator, Sequence

from bench.otherhands.attacks import english, kazakh, russian
from bench.otherhands.calm import english as calm_english
from bench.otherhands.calm import kazakh as calm_kazakh
from bench.otherhands.calm import russian as calm_russian
from bench.otherhands.scenario import Scenario

SEED = 20_261_127  # the one the authors gave their files with
ATTACKS: dict[str, Callable[[int], Scenario]] = {
    "en_pileon": english.pileon,
    "en_address": english.address,
    "en_faked": english.faked,
    "en_whistle": english.whistle,
    "ru_slowburn": russian.slowburn,
    "ru_copypaste": russian.copypaste,
    "ru_official": russian.official,
    "ru_impunity": russian.impunity,
    "kk_uyat": kazakh.uyat,
    "kk_hashtag": kazakh.hashtag,
    "kk_school": kazakh.school,
    "mix_gap": kazakh.gap,
}
CALM: dict[str, Callable[[int], Scenario]] = {
    "en_calm_year": calm_english.calm_year,
    "ru_prize": calm_russian.prize,
    "kk_birthday": calm_kazakh.birthday,
    "ru_solidarity": calm_russian.solidarity,
    "en_wrong_story": calm_english.wrong_story,
    "kk_petition": calm_kazakh.petition,
    "ru_trial": calm_russian.trial,
    "en_election": calm_english.election,
    "ru_banter": calm_russian.banter,
    "kk_wherefrom": calm_kazakh.wherefrom,
    "mix_flashmob": calm_kazakh.flashmob,
    "en_football": calm_english.football,
    "en_counterspeech": calm_english.counterspeech,
    "ru_crowdfunding": calm_russian.crowdfunding,
}
EVERY = {**ATTACKS, **CALM}


def scenarios(seed: int = SEED, only: Sequence[str] | None = None) -> Iterator[Scenario]:
    """Make all scenarios, or `only` some; the same for the same seed."""
    if unknown := sorted(set(only or ()) - EVERY.keys()):
        raise ValueError(f"no scenario {unknown[0]}; there are {', '.join(EVERY)}")
    for name, make in EVERY.items():
        if only is None or name in only:
            yield make(seed)
