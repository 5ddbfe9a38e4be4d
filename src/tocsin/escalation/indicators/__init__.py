"""The fifteen escalation indicators, one rule a file."""

from tocsin.escalation.indicators.base import UNREAD, Gauge, IndicatorRule, Signal, Thresholds
from tocsin.escalation.indicators.esc01_explicit_threats import ExplicitThreats
from tocsin.escalation.indicators.esc02_impunity_references import ImpunityReferences
from tocsin.escalation.indicators.esc03_foreign_state import ForeignState
from tocsin.escalation.indicators.esc04_political_actors import PoliticalActors
from tocsin.escalation.indicators.esc05_media_amplification import MediaAmplification
from tocsin.escalation.indicators.esc06_coordinated_attack import CoordinatedAttack
from tocsin.escalation.indicators.esc07_doxxing import Doxxing
from tocsin.escalation.indicators.esc08_people_near import PeopleNear
from tocsin.escalation.indicators.esc09_intersectional import Intersectional
from tocsin.escalation.indicators.esc10_smear import Smear
from tocsin.escalation.indicators.esc11_legal import LegalHarassment
from tocsin.escalation.indicators.esc12_surveillance import Surveillance
from tocsin.escalation.indicators.esc13_offline import Offline
from tocsin.escalation.indicators.esc14_intensity import Intensity
from tocsin.escalation.indicators.esc15_context import Context

__all__ = ["RULES", "UNREAD", "Gauge", "IndicatorRule", "Signal", "Thresholds"]

RULES: tuple[IndicatorRule, ...] = (
    ExplicitThreats(),
    ImpunityReferences(),
    ForeignState(),
    PoliticalActors(),
    MediaAmplification(),
    CoordinatedAttack(),
    Doxxing(),
    PeopleNear(),
    Intersectional(),
    Smear(),
    LegalHarassment(),
    Surveillance(),
    Offline(),
    Intensity(),
    Context(),
)
