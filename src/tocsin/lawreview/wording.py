"""The words of tables, pictures and reports in three languages, from `data/words.toml`."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

WORDS = Path(__file__).parent / "data" / "words.toml"
MONTHS = {
    "en": "January February March April May June July August September October November December",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "kk": "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан",
}
# A month without a day stands in the nominative.
NOMINATIVE = "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь"


@cache
def _words() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    return tomllib.loads(WORDS.read_text(encoding="utf-8"))


def word(key: str, lang: str, **values: object) -> str:
    """Give the words under `group.name` in a language, in English where it is not one of ours."""
    group, _, name = key.partition(".")
    words = _words()[group][name]
    return words.get(lang, words["en"]).format(**values)


def reason(name: str) -> Mapping[str, str]:
    """Give the sentence behind a proposal in all languages."""
    return dict(_words()["why"][name])


def written_date(date: str, lang: str) -> str:
    """Write `2024-06-19`, `2024-06` or `2024` as people do; other words stay as they are."""
    parts = date.split("-")
    if not all(part.isdigit() for part in parts) or len(parts) > 3:
        return date
    if len(parts) == 1:
        return parts[0]
    month = int(parts[1])
    if not 1 <= month <= 12:
        return date
    name = MONTHS.get(lang, MONTHS["en"]).split()[month - 1]
    if len(parts) == 2:
        name = NOMINATIVE.split()[month - 1] if lang == "ru" else name
        return f"{parts[0]} ж. {name}" if lang == "kk" else f"{name} {parts[0]}"
    day = int(parts[2])
    return f"{parts[0]} ж. {day} {name}" if lang == "kk" else f"{day} {name} {parts[0]}"
