"""Cases as packages: bags with custody proofs, checked by anybody."""

from tocsin.evidence.package.build import Exported, Order, export
from tocsin.evidence.package.check import Verdict, check

__all__ = ["Exported", "Order", "Verdict", "check", "export"]
