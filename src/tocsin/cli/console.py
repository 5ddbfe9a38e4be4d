"""What every command shares: where it speaks, how it shows progress, how it ends."""

from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic

from rich.console import Console
from rich.markup import escape
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    Task,
    TextColumn,
    TimeRemainingColumn,
)
from rich.text import Text

out = Console()
err = Console(stderr=True)

# Some records could not be read; the rest was.
SOME_BAD = 1
# The call itself is wrong: nothing was done.
USAGE = 2
PATIENCE = 1.0


def complain(words: str) -> None:
    """Say what is wrong, on one line however long, with brackets as they are."""
    err.print(f"[red]{escape(words)}[/]", highlight=False, soft_wrap=True)


class RateColumn(ProgressColumn):
    """Shows how many a second."""

    def render(self, task: Task) -> Text:
        """Give the rate, or nothing before there is one."""
        return Text(f"{task.speed:,.0f}/s" if task.speed else "", style="progress.data.speed")


class Meter:
    """A progress bar that appears only on work of more than a second."""

    def __init__(self, bar: Progress, words: str, total: int | None) -> None:
        self._bar = bar
        self._task = bar.add_task(words, total=total)
        self._since = monotonic()

    def at(self, done: int, words: str | None = None) -> None:
        """Show that `done` of the total are done."""
        if not self._bar.live.is_started:
            if monotonic() - self._since < PATIENCE:
                return
            self._bar.start()
        self._bar.update(self._task, completed=done, description=words)


@contextmanager
def meter(words: str, total: int | None = None) -> Iterator[Meter]:
    """Give a meter for work of `total` steps, `None` where nobody knows how many."""
    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        RateColumn(),
        TimeRemainingColumn(),
        console=err,
        transient=True,
    )
    try:
        yield Meter(bar, words, total)
    finally:
        bar.stop()
