"""`tocsin law`: follow recommendations on a draft law from the first draft to the adopted text."""

from tocsin.cli.law.group import law

__all__ = ["law"]
