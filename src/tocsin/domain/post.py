"""A post as a platform, an export or a mailbox gave it: never altered, only read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

# One empty mapping for all posts without extra fields: a plain dict, so that posts can be pickled.
NOTHING: Mapping[str, Any] = {}


@dataclass(frozen=True, slots=True)
class Media:
    """A picture, video, sound or file that hangs on a post; `None` means not sent."""

    kind: str
    url: str | None = None
    sha256: str | None = None


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a post was read: file as given by the user, format, byte offset or row number."""

    file: str
    format: str
    place: int


@dataclass(frozen=True, slots=True)
class Post:
    """One post, comment, reply or message.

    `None` in any field means that the source did not send it; an empty string or tuple means that
    it sent nothing. Times are aware and in UTC. Handles bear no leading `@` and keep their case.
    Fields of the native record that the contract does not name are kept under `extra`.
    """

    id: str
    text: str | None = None
    platform: str = "unknown"
    url: str | None = None
    author_id: str | None = None
    author_handle: str | None = None
    author_name: str | None = None
    author_followers: int | None = None
    author_created_at: datetime | None = None
    author_verified: bool | None = None
    created_at: datetime | None = None
    lang: str | None = None
    in_reply_to: str | None = None
    repost_of: str | None = None
    quote_of: str | None = None
    thread_id: str | None = None
    mentions: tuple[str, ...] | None = None
    hashtags: tuple[str, ...] | None = None
    urls: tuple[str, ...] | None = None
    media: tuple[Media, ...] | None = None
    likes: int | None = None
    reposts: int | None = None
    replies: int | None = None
    private: bool | None = None
    extra: Mapping[str, Any] = field(default_factory=lambda: NOTHING)
    origin: Origin | None = None

    @property
    def key(self) -> str:
        """The natural key: platform and native id, as one string."""
        return f"{self.platform}:{self.id}"

    @property
    def author(self) -> str | None:
        """The author as one stable key within the platform: the id, else the handle, else name."""
        return self.author_id or self.author_handle or self.author_name
