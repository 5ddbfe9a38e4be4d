"""What the evidence room raises where a person must act."""


class EvidenceError(Exception):
    """Say what is wrong and what to do about it."""


class StoreError(EvidenceError):
    """Say what is wrong with a store, or with what is asked of it."""


class LogError(EvidenceError):
    """Say where a custody log does not hold together."""


class StampError(EvidenceError):
    """Say why a time stamp could not be had, or does not hold."""


class PackageError(EvidenceError):
    """Say why a package cannot be written or read at all."""
