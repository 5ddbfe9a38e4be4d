"""The web addresses of the catalogue, and what became of them; asks no network itself."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from tocsin.toolbox.catalogue import Catalogue
from tocsin.toolbox.exchange.errors import ExchangeError

FILE = "links.json"


@dataclass(frozen=True, slots=True)
class Link:
    """An address, the ids that name it, and the copy in an archive that the data names."""

    url: str
    named_by: tuple[str, ...]
    archived_copy: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What an address answered: `status` is the HTTP status, 0 where there was no answer.

    `archived_copy` is a copy that an archive was found to hold, `checked_at` a moment in UTC.
    """

    url: str
    status: int
    checked_at: str
    moved_to: str = ""
    said: str = ""
    archived_copy: str = ""

    @property
    def works(self) -> bool:
        """Say whether the page is there."""
        return 200 <= self.status < 400


def links(catalogue: Catalogue) -> tuple[Link, ...]:
    """Give every address of entries and round-tables, once each, in order."""
    named: dict[str, list[str]] = {}
    copies: dict[str, str] = {}
    for entry in catalogue.entries:
        remarks = (*entry.effect_evidence, *entry.critics)
        for url in (*(s.url for s in entry.sources), *(r.url for r in remarks)):
            if url:
                named.setdefault(url, []).append(entry.id)
        copies |= {source.url: source.archived_copy for source in entry.sources}
    for event in catalogue.roundtables:
        for source in event.sources:
            named.setdefault(source.url, []).append(event.id)
            copies.setdefault(source.url, source.archived_copy)
    return tuple(
        Link(url, tuple(dict.fromkeys(ids)), copies.get(url, "")) for url, ids in named.items()
    )


def read_answers(folder: Path) -> Mapping[str, Answer]:
    """Read the last answers of a folder, by address. Raises `ExchangeError`."""
    path = folder / FILE
    if not path.is_file():
        return {}
    try:
        rows = [Answer(**row) for row in json.loads(path.read_bytes())]
    except (ValueError, TypeError, OSError) as error:
        raise ExchangeError(f"{path}: not readable ({error}); remove it and check again") from error
    return {row.url: row for row in rows}


def write_answers(folder: Path, answers: Iterable[Answer]) -> None:
    """Write answers beside the earlier ones; a copy once found in an archive is kept."""
    known = dict(read_answers(folder))
    for one in answers:
        before = known.get(one.url)
        copy = one.archived_copy or (before.archived_copy if before else "")
        known[one.url] = Answer(**{**asdict(one), "archived_copy": copy})
    folder.mkdir(parents=True, exist_ok=True)
    rows = [asdict(known[url]) for url in sorted(known)]
    text = json.dumps(rows, ensure_ascii=False, indent=1)
    (folder / FILE).write_text(f"{text}\n", "utf-8")
