"""Tocsin: early warning and documentation of online violence against journalists."""

__all__ = ["__version__"]

__version__ = "0.1.0"
