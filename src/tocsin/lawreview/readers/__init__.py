"""Readers of law texts: one module a format, recognised by content and not by name."""

from tocsin.lawreview.readers.read import read_law, read_law_bytes

__all__ = ["read_law", "read_law_bytes"]
