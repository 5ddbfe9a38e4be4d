"""Writers of the export formats, each as the tool of that name writes it."""

from tocsin.cli.demo.exports.native import native
from tocsin.cli.demo.exports.table import table
from tocsin.cli.demo.exports.telegram import telegram
from tocsin.cli.demo.exports.twarc import twarc
from tocsin.cli.demo.exports.zeeschuimer import ADVERTS, zeeschuimer

__all__ = ["ADVERTS", "native", "table", "telegram", "twarc", "zeeschuimer"]
