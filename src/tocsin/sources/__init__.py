"""From whatever the user has to an iterator of posts, and honest books on the rest."""

from tocsin.sources.base import Context, Fault, Format, Guess, Head, Note, Record, Skip
from tocsin.sources.calendar import load_calendar
from tocsin.sources.errors import FactsError, MappingError, SourcesError, WatchlistError
from tocsin.sources.facts import load_facts
from tocsin.sources.guard import Limits
from tocsin.sources.mapping import Mapping, guess
from tocsin.sources.private import hash_private, normal_private
from tocsin.sources.quarantine import Quarantine
from tocsin.sources.read import Progress, Reader, read
from tocsin.sources.registry import FORMATS, detect
from tocsin.sources.shelf import Counts, Shelf
from tocsin.sources.stage import stage
from tocsin.sources.watchlist import load_watchlist, parse_watchlist

__all__ = [
    "FORMATS",
    "Context",
    "Counts",
    "FactsError",
    "Fault",
    "Format",
    "Guess",
    "Head",
    "Limits",
    "Mapping",
    "MappingError",
    "Note",
    "Progress",
    "Quarantine",
    "Reader",
    "Record",
    "Shelf",
    "Skip",
    "SourcesError",
    "WatchlistError",
    "detect",
    "guess",
    "hash_private",
    "load_calendar",
    "load_facts",
    "load_watchlist",
    "normal_private",
    "parse_watchlist",
    "read",
    "stage",
]
