"""Every scenario by name, the attacks first; the second reading is by three further authors."""

from collections.abc import Callable, Iterator, Sequence

from bench.otherhands.attacks import again, english, kazakh, russian
from bench.otherhands.calm import again as calm_again
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
AGAIN_ATTACKS: dict[str, Callable[[int], Scenario]] = {
    "again_en_investigation": again.investigation,
    "again_en_official": again.official,
    "again_en_lone_threat": again.lone_threat,
    "again_en_slow_burn": again.slow_burn,
    "again_ru_copypaste": again.copypaste,
    "again_ru_smear_video": again.smear_video,
    "again_ru_hashtag": again.hashtag,
    "again_ru_series": again.series,
    "again_kk_uyat": again.uyat,
    "again_kk_origin": again.origin,
    "again_kk_lone_threat": again.lone_kazakh,
    "again_mix_gap": again.gap,
}
AGAIN_CALM: dict[str, Callable[[int], Scenario]] = {
    "again_ru_quarter": calm_again.quarter,
    "again_ru_fund": calm_again.fund,
    "again_mix_language": calm_again.language,
    "again_ru_crime": calm_again.crime,
    "again_ru_petition": calm_again.petition,
    "again_ru_correction": calm_again.correction,
    "again_ru_banter": calm_again.banter,
    "again_ru_traffic": calm_again.traffic,
    "again_en_local": calm_again.local,
    "again_en_court": calm_again.court,
    "again_en_election": calm_again.election,
    "again_en_viral": calm_again.viral,
    "again_en_correction": calm_again.retraction,
    "again_en_football": calm_again.football,
    "again_en_rights": calm_again.rights,
    "again_en_housing": calm_again.housing,
}
FIRST, SECOND = {**ATTACKS, **CALM}, {**AGAIN_ATTACKS, **AGAIN_CALM}
EVERY = {**FIRST, **SECOND}
READINGS = {"first": FIRST, "second": SECOND, "all": EVERY}


def scenarios(
    seed: int = SEED, only: Sequence[str] | None = None, reading: str = "all"
) -> Iterator[Scenario]:
    """Make the scenarios of a reading, or `only` some of them; the same for the same seed."""
    there = READINGS[reading]
    if unknown := sorted(set(only or ()) - there.keys()):
        raise ValueError(f"no scenario {unknown[0]}; there are {', '.join(there)}")
    for name, make in there.items():
        if only is None or name in only:
            yield make(seed)
