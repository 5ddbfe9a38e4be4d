"""No test of this room depends on how fast the machine is."""

from hypothesis import settings

settings.register_profile("without-clock", deadline=None)
settings.load_profile("without-clock")
