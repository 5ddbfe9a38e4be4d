"""Take in what people hold: read with care, defuse what could do harm, lose nothing."""

from tocsin.evidence.intake.apart import Apart
from tocsin.evidence.intake.clean import clean
from tocsin.evidence.intake.likeness import near
from tocsin.evidence.intake.options import Options

__all__ = ["Apart", "Options", "clean", "near"]
