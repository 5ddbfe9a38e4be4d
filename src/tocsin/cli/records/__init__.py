"""`tocsin records`: the uniform record, from draft to hand-over."""

import typer

from tocsin.cli.records import change, keep, leave, look, make, stats

records = typer.Typer(
    help="Record violations once, confirm them, and publish them in every form the field asks for.",
    no_args_is_help=True,
)
records.command("new")(make.new)
records.command("from-scan")(make.from_scan)
records.command("check")(look.check)
records.command("show")(look.show)
records.command("history")(look.history)
records.command("set")(change.set_)
records.command("add")(change.add)
records.command("decide")(change.decide)
records.command("undo")(change.undo)
records.command("export")(leave.export)
records.command("handover")(leave.handover)
records.command("stats")(stats.stats)
records.command("retention")(keep.retention)
records.command("hold")(keep.hold)
records.command("erase")(keep.erase)
records.command("schema")(look.schema)

__all__ = ["records"]
