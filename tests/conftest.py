"""What holds for all tests."""

# Rich takes the width of a console for good where COLUMNS stands when the console is made; commands
# are loaded when they are called, which in a test is within the environment of the call.
import tocsin.cli.console  # noqa: F401
