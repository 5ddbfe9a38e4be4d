"""Statistics for publication: counts with their coverage, and small cells that cannot be undone."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from tocsin import __version__, guidelines
from tocsin.records.model import Record
from tocsin.records.statistics.count import (
    DIMENSIONS,
    UNKNOWN,
    Dimension,
    countable,
    coverage_of,
    tally,
)
from tocsin.records.statistics.suppress import THRESHOLD, Published, publish
from tocsin.records.tables import to_csv
from tocsin.records.words import phrase

__all__ = ["THRESHOLD", "Published", "Statistics", "Table", "TableRow", "publish", "statistics"]


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row: its key and label, its count or `None` where kept back, and its coverage in words."""

    key: str
    label: str
    count: int | None
    coverage: str


@dataclass(frozen=True, slots=True)
class Table:
    """One table for publication; without rows where all of it had to be kept back."""

    id: str
    title: str
    rows: tuple[TableRow, ...]
    withheld: bool


@dataclass(frozen=True, slots=True)
class Statistics:
    """All tables of one set of records, with the total that they share and what is not in them."""

    lang: str
    threshold: int
    total: int | None
    waiting: int | None
    tables: tuple[Table, ...]

    def csv(self) -> bytes:
        """Give all tables as one CSV."""
        head = ("table", "key", "label", "events", "coverage")
        kept = phrase("statistics.kept_back", n=self.threshold).say(self.lang)
        rows: list[tuple[object, ...]] = []
        for table in self.tables:
            if table.withheld:
                rows.append((table.id, "", phrase("statistics.withheld").say(self.lang), kept, ""))
            for row in table.rows:
                shown = kept if row.count is None else row.count
                rows.append((table.id, row.key, row.label, shown, row.coverage))
        total = kept if self.total is None else self.total
        rows.append(("total", "", phrase("statistics.total").say(self.lang), total, self.remark()))
        return to_csv(head, rows)

    def json(self) -> bytes:
        """Give all tables as JSON; `null` for what is kept back."""
        plain = {
            "threshold": self.threshold,
            "total": self.total,
            "not_counted": self.waiting,
            "made_with": f"tocsin {__version__}; guidelines {guidelines.load().version}",
            "tables": {
                table.id: {
                    "title": table.title,
                    "withheld": table.withheld,
                    "rows": [
                        {"key": r.key, "label": r.label, "events": r.count, "coverage": r.coverage}
                        for r in table.rows
                    ],
                }
                for table in self.tables
            },
        }
        return (json.dumps(plain, ensure_ascii=False, indent=2) + "\n").encode("utf-8")

    def remark(self) -> str:
        """Say what is not counted, and that counts are no measure of what happened."""
        shown = f"< {self.threshold}" if self.waiting is None else str(self.waiting)
        return phrase("statistics.remark", n=shown).say(self.lang)


def statistics(records: Sequence[Record], lang: str, threshold: int = THRESHOLD) -> Statistics:
    """Count confirmed events, with coverage beside each number and small cells kept back."""
    counted, waiting = countable(records)
    total = len(counted)
    small = 0 < total < threshold
    tables = []
    for dimension in DIMENSIONS:
        published = publish(tally(counted, dimension), threshold)
        tables.append(_table(dimension, published, records, lang))
    return Statistics(
        lang=lang,
        threshold=threshold,
        total=None if small else total,
        waiting=None if 0 < waiting < threshold else waiting,
        tables=tuple(tables),
    )


def _table(
    dimension: Dimension, published: Published, records: Sequence[Record], lang: str
) -> Table:
    known = _known(published, lang)
    rows = tuple(
        TableRow(
            key=key,
            label=dimension.label(key).say(lang),
            count=count,
            coverage=_collected(key, records, lang) if dimension.id == "month" else known,
        )
        for key, count in published.cells.items()
    )
    title = phrase(f"statistics.by_{dimension.id}").say(lang)
    return Table(dimension.id, title, rows, published.withheld)


def _known(published: Published, lang: str) -> str:
    """Say for how many events it is known; not where that would betray a cell kept back."""
    unknown = published.cells.get(UNKNOWN, 0)
    if unknown is None or published.total is None:
        return phrase("statistics.known_kept_back").say(lang)
    known = published.total - unknown
    return phrase("statistics.known", known=known, total=published.total).say(lang)


def _collected(month: str, records: Sequence[Record], lang: str) -> str:
    found = coverage_of(month, records) if month != UNKNOWN else {}
    if not found:
        return phrase("statistics.not_collected").say(lang)
    words = {True: phrase("statistics.whole").say(lang), False: phrase("statistics.part").say(lang)}
    return "; ".join(f"{channel}: {words[whole]}" for channel, whole in found.items())
