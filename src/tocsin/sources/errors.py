"""What the sources room raises where a user must act; records that cannot be read are `Fault`s."""


class SourcesError(Exception):
    """Say what is wrong with something the user handed in, and what to do about it."""


class WatchlistError(SourcesError):
    """Say what is wrong in a watchlist, with the line."""


class MappingError(SourcesError):
    """Say what is wrong in a saved mapping of columns."""


class FactsError(SourcesError):
    """Say what is wrong in a file of facts or in a calendar, with the line."""
