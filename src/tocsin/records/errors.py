"""What a record, a folder of records or an export can be refused for."""


class RecordsError(Exception):
    """Something about records cannot be done; the message says why and what to do."""


class NotFoundError(RecordsError):
    """There is no such case, field or recipient; the message names those that there are."""


class RefusedError(RecordsError):
    """A rule of protection forbids it: consent, legal hold, or a person's confirmation missing."""
