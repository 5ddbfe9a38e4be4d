"""What the toolbox says, as neutral documents: for the terminal, the browser, paper and Word."""

from tocsin.toolbox.pages.compared import comparison_page, time_page
from tocsin.toolbox.pages.coverage import coverage_page, elsewhere_page
from tocsin.toolbox.pages.entry import entry_page
from tocsin.toolbox.pages.gathering import followups_page, roundtable_page
from tocsin.toolbox.pages.voice import Voice

__all__ = [
    "Voice",
    "comparison_page",
    "coverage_page",
    "elsewhere_page",
    "entry_page",
    "followups_page",
    "roundtable_page",
    "time_page",
]
