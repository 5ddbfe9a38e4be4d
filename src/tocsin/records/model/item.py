"""An item: one post, message, picture or letter, and what was said of it."""

from dataclasses import dataclass

from tocsin.records.model.kinds import (
    Channel,
    Day,
    Id,
    Line,
    Moment,
    Name,
    SecretAddress,
    SecretLine,
    SecretPage,
    Sha256,
    Share,
    Time,
    TypeId,
)
from tocsin.records.model.vocabulary import Answer, CaptureMethod, HashOf


@dataclass(frozen=True, slots=True, kw_only=True)
class MediaFile:
    """A picture, video or file of an item, kept elsewhere and known by its hash."""

    file: Line
    sha256: Sha256
    perceptual_hash: Line = ""
    blurred_copy: Line = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MachineLabel:
    """What software said of an item, with the versions that said it."""

    type_id: TypeId
    score: Share
    threshold: Share | None = None
    made_with: Line = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HumanLabel:
    """What a person said of an item, and whether it agrees with the machine."""

    coder: Name
    type_id: TypeId
    date: Day
    agrees: Answer = Answer.UNKNOWN


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One piece of evidence.

    `evidence_id` with `sha256` points to the sealed original; `hash_of` says of which bytes the
    hash is. The original text is never altered; a translation stands beside it.
    """

    item_id: Id
    captured_at: Time
    sha256: Sha256
    event_id: Id | None = None
    hash_of: HashOf = HashOf.FILE
    evidence_id: Line = ""
    captured_by: Line = ""
    capture_method: CaptureMethod = CaptureMethod.MANUAL
    url: SecretAddress | None = None
    platform: Line = ""
    native_id: SecretLine = ""
    channel: Channel | None = None
    author_handle: SecretLine = ""
    author_id: SecretLine = ""
    posted_at: Moment | None = None
    thread_id: SecretLine = ""
    reply_to: SecretLine = ""
    language: Line = ""
    text_original: SecretPage = ""
    text_translation: SecretPage = ""
    translation_by: Line = ""
    media: tuple[MediaFile, ...] = ()
    machine_labels: tuple[MachineLabel, ...] = ()
    human_labels: tuple[HumanLabel, ...] = ()
    removed_at: Moment | None = None
    removal_seen_at: Moment | None = None
