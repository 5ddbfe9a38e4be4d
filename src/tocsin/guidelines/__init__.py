"""The published method as versioned data: typology, indicators, standards, commitments.

Reads and checks data; whether an entry fits a violation is decided elsewhere, and by people.
"""

from tocsin.guidelines.collection import Guidelines
from tocsin.guidelines.entries import (
    Axis,
    AxisValue,
    Commitment,
    Entry,
    Family,
    Force,
    IndicatorDefinition,
    Jurisdiction,
    Measurable,
    Place,
    Reference,
    SeverityAnchor,
    Standard,
    Status,
    SubType,
    Use,
)
from tocsin.guidelines.faults import DataFault, GuidelinesError
from tocsin.guidelines.loader import load
from tocsin.guidelines.words import Words

__all__ = [
    "Axis",
    "AxisValue",
    "Commitment",
    "DataFault",
    "Entry",
    "Family",
    "Force",
    "Guidelines",
    "GuidelinesError",
    "IndicatorDefinition",
    "Jurisdiction",
    "Measurable",
    "Place",
    "Reference",
    "SeverityAnchor",
    "Standard",
    "Status",
    "SubType",
    "Use",
    "Words",
    "load",
]
