"""The scenes of the demo case, each written into the studio by one function."""

from tocsin.cli.demo.scenes.ordinary import ordinary
from tocsin.cli.demo.scenes.pile_on import pile_on
from tocsin.cli.demo.scenes.smear import smear
from tocsin.cli.demo.scenes.storms import applause, criticism
from tocsin.cli.demo.scenes.threat import threat

__all__ = ["applause", "criticism", "ordinary", "pile_on", "smear", "threat"]
