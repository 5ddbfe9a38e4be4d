"""Amending laws: read «в статье 5 пункте 2 слова «…» заменить словами «…»» and carry it out."""

from tocsin.lawreview.amending.apply import apply_amendments
from tocsin.lawreview.amending.model import Action, Amendment
from tocsin.lawreview.amending.read import amendments

__all__ = ["Action", "Amendment", "amendments", "apply_amendments"]
