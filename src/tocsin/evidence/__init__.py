"""Evidence that a stranger can check: originals kept once, a custody log, packages with proofs.

Bytes come in and are never altered; every touch is an entry that cannot be changed unseen; a case
goes out as a package that is checked with ordinary tools. Knows nothing of findings or records.
"""

from tocsin.evidence.errors import (
    EvidenceError,
    LogError,
    PackageError,
    StampError,
    StoreError,
)
from tocsin.evidence.exhibit import Capture, Exhibit, Held, Making, Slot
from tocsin.evidence.store import Added, Store

__all__ = [
    "Added",
    "Capture",
    "EvidenceError",
    "Exhibit",
    "Held",
    "LogError",
    "Making",
    "PackageError",
    "Slot",
    "StampError",
    "Store",
    "StoreError",
]
