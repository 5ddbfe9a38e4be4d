"""`tocsin evidence`: keep evidence, hand it over, and check it."""

from tocsin.cli.evidence.add import add
from tocsin.cli.evidence.common import group
from tocsin.cli.evidence.erase import erase
from tocsin.cli.evidence.export import export
from tocsin.cli.evidence.show import listing, show
from tocsin.cli.evidence.time import checkpoint, timestamp
from tocsin.cli.evidence.verify import verify

evidence = group()
evidence.command("add")(add)
evidence.command("list")(listing)
evidence.command("show")(show)
evidence.command("export")(export)
evidence.command("verify")(verify)
evidence.command("erase")(erase)
evidence.command("checkpoint")(checkpoint)
evidence.command("timestamp")(timestamp)

__all__ = ["evidence"]
