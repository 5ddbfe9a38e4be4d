"""Tables, pictures and the report of a legal review, as documents for `tocsin.paper`."""

from tocsin.lawreview.views.compare import comparison, proposals_table
from tocsin.lawreview.views.report import ReportFacts, report
from tocsin.lawreview.views.tally import Row, tally
from tocsin.lawreview.views.timeline import timeline_document, timeline_svg
from tocsin.lawreview.views.uptake import uptake_svg

__all__ = [
    "ReportFacts",
    "Row",
    "comparison",
    "proposals_table",
    "report",
    "tally",
    "timeline_document",
    "timeline_svg",
    "uptake_svg",
]
