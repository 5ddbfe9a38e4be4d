"""From results to pages a lawyer can read.

Knows findings, alerts and what was read; never how they were read or found.
"""

from tocsin.reports.catalogue import ReportError
from tocsin.reports.gather import Gatherer, wanted
from tocsin.reports.html import render
from tocsin.reports.model import Dossier, Report
from tocsin.reports.summary import summary

__all__ = ["Dossier", "Gatherer", "Report", "ReportError", "render", "summary", "wanted"]
