"""What a hand-over document is asked for: who receives it, in which language, from whom."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from tocsin.records.model import Purpose


class Recipient(StrEnum):
    """Who receives a document; each needs its own consent."""

    POLICE = "police"
    PLATFORM = "platform"
    EMPLOYER = "employer"
    INTERGOVERNMENTAL = "intergovernmental"

    @property
    def purpose(self) -> Purpose:
        """What the person must have agreed to."""
        return Purpose(self.value)

    @property
    def sees_accounts(self) -> bool:
        """Whether accounts and addresses go along, because the work cannot be done without."""
        return self in (Recipient.POLICE, Recipient.PLATFORM)

    @property
    def sees_texts(self) -> bool:
        """Whether texts of abuse are quoted; a platform has the item itself."""
        return self is Recipient.POLICE


@dataclass(frozen=True, slots=True)
class Request:
    """One document to make.

    `platform` narrows it to the items of one platform. A draft may hold what nobody confirmed and
    what no consent covers; the document says so on its first page.
    """

    recipient: Recipient
    lang: str
    now: datetime
    sender: str = ""
    email: str = ""
    platform: str | None = None
    draft: bool = False
