"""From one journalist's findings in time order to indicator states and alerts."""

from tocsin.escalation.assess import assess
from tocsin.escalation.errors import EscalationError
from tocsin.escalation.known import Beside
from tocsin.escalation.method import Method, load, packaged
from tocsin.escalation.monitor import Monitor, Update

__all__ = ["Beside", "EscalationError", "Method", "Monitor", "Update", "assess", "load", "packaged"]
