"""The charts of published statistics: one bar a row; what is kept back is said, never drawn."""

from collections.abc import Sequence

import altair as alt
from markupsafe import Markup

from tocsin.records.statistics import Table
from tocsin.reports.charts import INK, clip, finished, over
from tocsin.reports.svg import Caption, draw

ROW = 38
ROOM = 1.25


def table_chart(table: Table, kept_back: str, width: int = 460) -> Markup:
    """Draw a table of statistics; empty where none of it may be published.

    `kept_back` stands in place of a bar for cells that are kept back. A chart never stands alone:
    its table is published beside it.
    """
    if not table.rows:
        return Markup()
    shown = [
        {
            "row": number,
            "label": clip(row.label),
            "n": row.count or 0,
            "said": kept_back if row.count is None else f"{row.count:d}",
            "zero": 0,
        }
        for number, row in enumerate(table.rows)
    ]
    top = max((row.count or 0 for row in table.rows), default=0) or 1
    scale = alt.Scale(domain=[0, top * ROOM], nice=False)
    base = over(shown).encode(y=alt.Y("row:O", axis=None))
    x, zero = alt.X("n:Q", axis=None, scale=scale), alt.X("zero:Q", axis=None, scale=scale)
    chart = alt.layer(
        base.mark_bar(color=INK["flagged"], height=10, yOffset=9).encode(x=x),
        base.mark_text(align="left", dy=-6, fontSize=13, color=INK["text"]).encode(
            x=zero, text="label:N"
        ),
        base.mark_text(align="left", dx=5, dy=9, fontSize=12, color=INK["text"]).encode(
            x=x, text="said:N"
        ),
    )
    described = "; ".join(f"{row['label']}: {row['said']}" for row in shown)
    caption = Caption(f"statistics-{table.id}", table.title, described)
    return draw(finished(chart, width, ROW * len(shown)), caption)


def charts(tables: Sequence[Table], kept_back: str) -> dict[str, Markup]:
    """Draw every table that may be published, by its id."""
    drawn = {table.id: table_chart(table, kept_back) for table in tables}
    return {id: chart for id, chart in drawn.items() if chart}
