"""The ways of writing one address: with and without the words for street, house and flat."""

import re
from collections.abc import Iterator, Sequence
from itertools import product

# Words that say what a part of an address is; the part itself stands beside them.
STREET = frozenset({
    "ул", "улица", "улице", "улицы", "улицу", "көше", "көшесі", "көшесінде", "проспект", "пр",
    "просп", "даңғылы", "даңғыл", "мкр", "мкрн", "микрорайон", "микрорайоне", "ықшамаудан",
    "ықшамауданы", "шағынаудан", "переулок", "пер", "бульвар", "street", "st", "ulica",
})  # fmt: skip
OTHER = frozenset({
    "д", "дом", "дома", "доме", "үй", "үйде", "үйі", "кв", "квартира", "квартире", "квартиры",
    "пәтер", "пәтерде", "пәтері", "г", "город", "городе", "қ", "қала", "қаласы", "қаласында",
    "подъезд", "этаж", "flat", "apt", "house", "city",
})  # fmt: skip
CITIES = (
    "алматы", "астана", "шымкент", "караганда", "қарағанды", "актобе", "ақтөбе", "атырау", "актау",
    "ақтау", "тараз", "павлодар", "усть каменогорск", "өскемен", "костанай", "қостанай",
    "петропавловск", "уральск", "орал", "кызылорда", "қызылорда", "бишкек", "ош",
)  # fmt: skip
CITY_FORMS = {"алматыда": "алматы", "астане": "астана", "астанада": "астана", "бишкеке": "бишкек"}
HOUSE = re.compile(r"\d+\w?")
LEAST, MOST = 2, 6


def looks_like_address(words: Sequence[str]) -> bool:
    """Say whether words as they stand in a text may be an address: a name first, a number last.

    A name in small letters needs a word such as street or flat beside it.
    """
    if HOUSE.fullmatch(words[0]) or not words[-1][0].isdigit() or len(words) > MOST + 2:
        return False
    if sum(word[0].isdigit() for word in words) > 2:
        return False
    told = {word.casefold() for word in words}
    return words[0][0].isupper() or not told.isdisjoint(STREET | OTHER)


def spellings(normal: str) -> Iterator[str]:
    """Yield other spellings of an address in the form that is hashed.

    Read are a street's name, the number of the house and perhaps of the flat; words that say which
    is which may stand before them or after.
    """
    words = [CITY_FORMS.get(word, word) for word in normal.split()]
    bare = [word for word in words if word not in STREET and word not in OTHER]
    cities = [word for word in bare if word in CITIES]
    bare = [word for word in bare if word not in CITIES]
    numbers = [word for word in bare if HOUSE.fullmatch(word)]
    name = " ".join(word for word in bare if not HOUSE.fullmatch(word))
    if not name or not 1 <= len(numbers) <= 2 or not LEAST <= len(bare) <= MOST:
        return
    before = ["", *(f"{form}{city} " for city in (cities or CITIES[:3]) for form in ("", "г "))]
    streets = [name, f"ул {name}", f"улица {name}", f"{name} көшесі", f"мкр {name}", f"пр {name}"]
    for city, street, tail in product(before, streets, _tails(numbers)):
        yield f"{city}{street} {tail}"


def _tails(numbers: list[str]) -> list[str]:
    house, flat = numbers[0], numbers[1:]
    if not flat:
        return [house, f"д {house}", f"дом {house}", f"{house} үй"]
    return [
        f"{house} {flat[0]}",
        f"{house} кв {flat[0]}",
        f"д {house} кв {flat[0]}",
        f"дом {house} кв {flat[0]}",
        f"дом {house} квартира {flat[0]}",
        f"{house} үй {flat[0]} пәтер",
    ]
