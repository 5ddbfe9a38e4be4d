"""The escalation indicators that are measured from posts, one rule a file."""

from tocsin.escalation.indicators.base import UNREAD, Gauge, IndicatorRule, Signal, Thresholds
from tocsin.escalation.indicators.esc01_explicit_threats import ExplicitThreats
from tocsin.escalation.indicators.esc02_impunity_references import ImpunityReferences
from tocsin.escalation.indicators.esc06_coordinated_attack import CoordinatedAttack
from tocsin.escalation.indicators.esc07_doxxing import Doxxing
from tocsin.escalation.indicators.esc14_intensity import Intensity

__all__ = ["RULES", "UNREAD", "Gauge", "IndicatorRule", "Signal", "Thresholds"]

RULES: tuple[IndicatorRule, ...] = (
    ExplicitThreats(),
    ImpunityReferences(),
    CoordinatedAttack(),
    Doxxing(),
    Intensity(),
)
