"""The small language in which our lexicons say what a phrase of violence looks like."""

from tocsin.findings.patterns.compile import Compiled, compile_pattern
from tocsin.findings.patterns.parse import PatternError, parse

__all__ = ["Compiled", "PatternError", "compile_pattern", "parse"]
