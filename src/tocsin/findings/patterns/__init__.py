"""The small language in which our lexicons say what a phrase of violence looks like."""

from tocsin.findings.patterns.alphabet import Alphabet, Spelled
from tocsin.findings.patterns.compile import Compiled, Compiler, compile_pattern
from tocsin.findings.patterns.index import Index
from tocsin.findings.patterns.parse import PERSON, PatternError, Word, parse

__all__ = [
    "PERSON",
    "Alphabet",
    "Compiled",
    "Compiler",
    "Index",
    "PatternError",
    "Spelled",
    "Word",
    "compile_pattern",
    "parse",
]
