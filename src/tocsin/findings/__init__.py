"""From posts to what kind of violence is in them, at whom it is aimed, and why we say so."""

from tocsin.findings.classifier import Classifier
from tocsin.findings.errors import FindingsError
from tocsin.findings.find import find, find_in_parallel
from tocsin.findings.judge import RulesAndModels, packaged
from tocsin.findings.language import Language, language_of

__all__ = [
    "Classifier",
    "FindingsError",
    "Language",
    "RulesAndModels",
    "find",
    "find_in_parallel",
    "language_of",
    "packaged",
]
