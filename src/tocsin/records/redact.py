"""Take the person's name out of words that leave: a help, after which a person still reads them.

Names stand in words in many forms, above all in Russian and Kazakh; so a word goes out that begins
with the stem of a name. Initials, nicknames and descriptions are beyond this.
"""

import re

from tocsin.records.model import Record

BLOCK = "█████"
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\S+|@\w{3,}", re.IGNORECASE)
# Nine digits or more: a telephone or personal number, never a date.
_LONG_NUMBER = re.compile(r"\+?\d(?:[\s()-]{0,2}\d){8,}")
SHORT = 3
STEM = 5


def without_name(text: str, record: Record) -> str:
    """Give text in which the person's accounts and words of her name and outlet are covered."""
    person = record.person
    for account in sorted(person.accounts, key=len, reverse=True):
        handle = re.escape(account.lstrip("@"))
        text = re.sub(rf"@?(?<!\w){handle}(?!\w)", BLOCK, text, flags=re.IGNORECASE)
    names = (person.name, *person.aliases, person.outlet)
    stems = tuple(stem for name in names for stem in _stems(name))
    if not stems:
        return text
    return _WORD.sub(
        lambda match: BLOCK if match[0].casefold().startswith(stems) else match[0], text
    )


def without_traces(text: str, record: Record) -> str:
    """Give text without the person's name, and without addresses, accounts and long numbers."""
    bare = _LONG_NUMBER.sub(BLOCK, _ADDRESS.sub(BLOCK, text))
    return without_name(bare, record)


def _stems(name: str) -> tuple[str, ...]:
    """Give the beginnings by which forms of a name are known; short words stand as they are."""
    words = [word.casefold() for word in _WORD.findall(name)]
    return tuple(word[:-1] if len(word) >= STEM else word for word in words if len(word) > SHORT)
