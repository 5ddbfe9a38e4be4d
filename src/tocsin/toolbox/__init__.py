"""The Safety of Journalists Toolbox as data: search, coverage, comparison, plans, exchange.

Instruments and initiatives of the participating States, one file a State, under seven themes and
the commitments of Ministerial Council Decision 3/18. It says what was found, where somebody looked
and found none, and where nobody looked. It never puts States in an order.
"""

from tocsin.toolbox.catalogue import Catalogue
from tocsin.toolbox.compare import Comparison, Year, compare, over_time
from tocsin.toolbox.entries import Entry, Look, Remark, Source
from tocsin.toolbox.matrix import Cell, Coverage, Matrix, gaps, matrix
from tocsin.toolbox.others import Like, elsewhere, similar
from tocsin.toolbox.reading import CatalogueError, load, read
from tocsin.toolbox.roundtables import FollowUp, Roundtable
from tocsin.toolbox.search import FACETS, Found, Index, Query
from tocsin.toolbox.states import Bound, Region, State, standards_for

__all__ = [
    "FACETS",
    "Bound",
    "Catalogue",
    "CatalogueError",
    "Cell",
    "Comparison",
    "Coverage",
    "Entry",
    "FollowUp",
    "Found",
    "Index",
    "Like",
    "Look",
    "Matrix",
    "Query",
    "Region",
    "Remark",
    "Roundtable",
    "Source",
    "State",
    "Year",
    "compare",
    "elsewhere",
    "gaps",
    "load",
    "matrix",
    "over_time",
    "read",
    "similar",
    "standards_for",
]
