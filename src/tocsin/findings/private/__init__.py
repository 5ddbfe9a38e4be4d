"""Private data in texts: what a country's rules recognise, and hashed facts of the watchlist."""

from tocsin.findings.private.exposure import Exposure
from tocsin.findings.private.hashed import Hashed, Match
from tocsin.findings.private.profile import Profile, Recogniser, Sighting, packaged

__all__ = ["Exposure", "Hashed", "Match", "Profile", "Recogniser", "Sighting", "packaged"]
