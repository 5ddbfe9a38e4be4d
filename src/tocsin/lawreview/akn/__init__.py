"""Akoma Ntoso 3.0, the standard for legislative documents, out and in."""

from tocsin.lawreview.akn.read import read_akn
from tocsin.lawreview.akn.write import AknFacts, write_akn

__all__ = ["AknFacts", "read_akn", "write_akn"]
