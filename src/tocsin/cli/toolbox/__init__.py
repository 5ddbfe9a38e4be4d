"""`tocsin toolbox`: search, coverage, comparison, plans, contributions and exchange."""

from tocsin.cli.toolbox.group import toolbox

__all__ = ["toolbox"]
