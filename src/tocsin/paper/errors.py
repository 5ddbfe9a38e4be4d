"""What can go wrong on paper."""


class PaperError(Exception):
    """A document could not be made; the message says what to do."""
