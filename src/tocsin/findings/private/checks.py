"""Check digits: which numbers can be what they look like."""

from collections.abc import Callable, Mapping
from datetime import date

KZ_FIRST = (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)
KZ_SECOND = (3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2)
# The seventh digit of an IIN tells century and sex.
KZ_CENTURIES = {"1": 1800, "2": 1800, "3": 1900, "4": 1900, "5": 2000, "6": 2000}
RS_WEIGHTS = (7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2)


def is_kz_iin(digits: str) -> bool:
    """Say whether 12 digits can be a Kazakhstani IIN: birthday, century, check digit.

    The rules on forming the IIN: weights 1 to 11, and where the rest by 11 is 10 a second row of
    weights; a number whose rest is 10 again is not given out.
    """
    if len(digits) != 12 or digits[6] not in KZ_CENTURIES:
        return False
    if not _is_day(KZ_CENTURIES[digits[6]] + int(digits[:2]), digits[2:4], digits[4:6]):
        return False
    rest = _weighted(digits, KZ_FIRST) % 11
    if rest == 10:
        rest = _weighted(digits, KZ_SECOND) % 11
    return rest < 10 and rest == int(digits[11])


def is_kg_pin(digits: str) -> bool:
    """Say whether 14 digits can be a Kyrgyz PIN: sex, birthday as day, month, year."""
    return (
        len(digits) == 14
        and digits[0] in "12"
        and 1900 <= int(digits[5:9]) <= 2100
        and _is_day(int(digits[5:9]), digits[3:5], digits[1:3])
    )


def is_rs_jmbg(digits: str) -> bool:
    """Say whether 13 digits can be a Serbian JMBG: birthday and control number modulo 11."""
    if len(digits) != 13:
        return False
    year = int(digits[4:7])
    if not _is_day(year + (1000 if year >= 800 else 2000), digits[2:4], digits[:2]):
        return False
    control = 11 - _weighted(digits, RS_WEIGHTS) % 11
    return int(digits[12]) == (0 if control > 9 else control)


def is_luhn(digits: str) -> bool:
    """Say whether digits can be the number of a bank card (ISO/IEC 7812-1, Luhn)."""
    doubled = (int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(digits)))
    return len(set(digits)) > 1 and sum(one // 10 + one % 10 for one in doubled) % 10 == 0


def _weighted(digits: str, weights: tuple[int, ...]) -> int:
    return sum(int(digit) * weight for digit, weight in zip(digits, weights, strict=False))


def _is_day(year: int, month: str, day: str) -> bool:
    try:
        date(year, int(month), int(day))
    except ValueError:
        return False
    return True


CHECKS: Mapping[str, Callable[[str], bool]] = {
    "kz_iin": is_kz_iin,
    "kg_pin": is_kg_pin,
    "rs_jmbg": is_rs_jmbg,
    "luhn": is_luhn,
}
