"""What holds for all tests."""

import os

# Rich takes the width of a console for good where COLUMNS stands when the console is made. Commands
# are loaded when they are called, which in a test is within the environment of that call, and test
# runners set COLUMNS for their workers; made here, the console asks anew each time.
os.environ.pop("COLUMNS", None)

import tocsin.cli.console  # noqa: F401
