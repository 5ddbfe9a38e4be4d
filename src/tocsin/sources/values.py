"""Turn loose values of records into the typed fields of a post, or say why not.

`None` stays `None` and empty stays empty, except that an empty string is no number and no time.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from tocsin.domain import Media
from tocsin.sources.times import Time, parse_number, parse_time

_TRUE = frozenset({"true", "yes", "1", "да", "иә"})
_FALSE = frozenset({"false", "no", "0", "нет", "жоқ"})
_EXACT = 2**53


class FieldError(ValueError):
    """A value that cannot be what its field asks for."""


def as_text(value: object) -> str | None:
    """Give a string; numbers become their digits."""
    if isinstance(value, str):
        return value
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise FieldError(f"is {_kind(value)}, expected text")
    if isinstance(value, float):
        if not value.is_integer() or abs(value) > _EXACT:
            raise FieldError("is a number with lost digits, expected text")
        value = int(value)
    return str(value)


def as_handle(value: object) -> str | None:
    """Give a handle without its leading `@`."""
    text = as_text(value)
    return text.strip().removeprefix("@") if text else text


def as_count(value: object) -> int | None:
    """Give a whole number; strings of digits count, an empty string is nothing."""
    if value is None or value == "":
        return None
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        raise FieldError(f"is {_kind(value)}, expected a whole number")
    if isinstance(value, int):
        return value
    try:
        number = (
            float(value.replace(" ", "").replace("\xa0", "")) if isinstance(value, str) else value
        )
        if not number.is_integer():
            raise ValueError
    except (ValueError, OverflowError):
        raise FieldError(f"is {_short(value)}, expected a whole number") from None
    return int(number)


def as_flag(value: object) -> bool | None:
    """Give yes or no."""
    if value is None or isinstance(value, bool):
        return value
    word = str(value).strip().casefold() if isinstance(value, str | int) else ""
    if word in _TRUE or word in _FALSE:
        return word in _TRUE
    if value == "":
        return None
    raise FieldError(f"is {_short(value)}, expected true or false")


def as_time(value: object) -> Time | None:
    """Give a time; numbers are counted since 1970 in seconds or parts of them."""
    if value is None or value == "":
        return None
    found: Time | None = None
    if isinstance(value, str):
        found = parse_time(value)
    elif isinstance(value, int | float) and not isinstance(value, bool):
        found = parse_number(value)
    if found is None:
        raise FieldError(f"is {_short(value)}, expected a time such as 2024-12-31T18:05:00Z")
    return found


def as_names(strip: str = "") -> Callable[[object], tuple[str, ...] | None]:
    """Make a reader of lists of strings that takes the mark `strip` off their front."""

    def read(value: object) -> tuple[str, ...] | None:
        if value is None:
            return None
        if not isinstance(value, list):
            value = [] if value == "" else [value]
        texts = [as_text(item) for item in value]
        if None in texts:
            raise FieldError("holds null, expected texts")
        return tuple(
            text.removeprefix(strip) if strip else text for text in texts if text is not None
        )

    return read


def as_media(value: object) -> tuple[Media, ...] | None:
    """Give media from objects with `kind` (or `type`), `url`, `sha256`, or from bare addresses."""
    if value is None:
        return None
    if not isinstance(value, list):
        value = [] if value == "" else [value]
    return tuple(_medium(item) for item in value)


def _medium(item: object) -> Media:
    if isinstance(item, str):
        return Media("file", item)
    if not isinstance(item, Mapping):
        raise FieldError(f"holds {_kind(item)}, expected objects with kind and url")
    kind = as_text(item.get("kind", item.get("type"))) or "file"
    return Media(kind, as_text(item.get("url")), as_text(item.get("sha256")))


def at(time: Time | None) -> datetime | None:
    """Give the bare time."""
    return time.at if time is not None else None


def without_surrogates(value: Any) -> Any:  # noqa: ANN401  # any JSON value
    """Replace halves of characters, which no encoding can write, in all strings of a JSON value."""
    if isinstance(value, str):
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if isinstance(value, list):
        return [without_surrogates(item) for item in value]
    if isinstance(value, dict):
        return {without_surrogates(key): without_surrogates(item) for key, item in value.items()}
    return value


def _kind(value: object) -> str:
    if isinstance(value, bool):
        return "true or false"
    if isinstance(value, Mapping):
        return "an object"
    if isinstance(value, list | tuple):
        return "a list"
    return "a number" if isinstance(value, int | float) else "of another kind"


def _short(value: object) -> str:
    if isinstance(value, str):
        return f"“{value[:40]}”"
    return _kind(value) if isinstance(value, bool | list | dict) else str(value)[:40]
