"""What one instruction of an amending law does."""

from dataclasses import dataclass
from enum import StrEnum


class Action(StrEnum):
    """What is done to the target."""

    REPLACE_WORDS = "replace_words"
    DELETE_WORDS = "delete_words"
    INSERT_WORDS = "insert_words"
    RESTATE = "restate"
    ADD = "add"
    DELETE = "delete"


@dataclass(frozen=True, slots=True)
class Amendment:
    """One instruction: `target` is a unit id of the amended law; `old` and `new` are words.

    For `INSERT_WORDS` `old` are the words behind which `new` goes. For `ADD` the target is the
    unit to be added, for `RESTATE` the unit whose text becomes `new`, paragraphs by line breaks.
    """

    action: Action
    target: str
    old: str = ""
    new: str = ""
    place: str = ""
    instruction: str = ""
