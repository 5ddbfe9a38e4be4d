"""The one error of this room."""


class FindingsError(ValueError):
    """Something that findings need cannot be used; the message says what to mend."""
