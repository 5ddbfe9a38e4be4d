"""Fuzz detection and reading with atheris: `read` never raises and never takes much memory.

Run with `make fuzz`, or with a corpus folder and libFuzzer's options, such as
`-max_total_time=120`. It begins with the fixtures of every format.
"""

import contextlib
import resource
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["tocsin.sources"]):
    from tocsin.sources import Limits, Shelf, stage
    from tocsin.sources.read import read

FIXTURES = Path(__file__).parents[1] / "fixtures"
LIMITS = Limits(unpacked=32 * 1024**2, ratio=50, ratio_from=4 * 1024**2, workbook=16 * 1024**2)
MEGABYTES = 2048


def fuzz(data: bytes) -> None:
    """Read the bytes as a file and put what comes out on a shelf."""
    with tempfile.NamedTemporaryFile() as file, Shelf() as shelf:
        file.write(data)
        file.flush()
        rows = stage(read([file.name], limits=LIMITS), shelf)
        assert rows, "every file has a row in the books"
        assert sum(1 for _ in shelf) == shelf.count
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    assert peak < MEGABYTES, f"{peak} MB for {len(data)} bytes"


@contextlib.contextmanager
def corpus() -> Iterator[str]:
    """Lay out the fixtures as libFuzzer wants them."""
    with tempfile.TemporaryDirectory() as folder:
        for number, path in enumerate(sorted(FIXTURES.glob("*/*"))):
            Path(folder, str(number)).write_bytes(path.read_bytes())
        yield folder


def main() -> None:
    """Hand over to libFuzzer."""
    with corpus() as folder:
        atheris.Setup([sys.argv[0], "-rss_limit_mb=3000", *sys.argv[1:], folder], fuzz)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
