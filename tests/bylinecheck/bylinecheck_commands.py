"""Start the suite's programs, and small classifiers for them to ask."""

import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).parents[2] / "bylinecheck"
# Each is the body of a loop over the lines asked; `asked` is the object, `say` writes an answer.
SHELL = """
import json, sys
def say(**answer): print(json.dumps(answer))
for number, line in enumerate(sys.stdin, start=1):
    asked = json.loads(line)
    {body}
"""


def run(*options: str, body: str) -> subprocess.CompletedProcess[str]:
    """Run the suite on a classifier given by its loop body."""
    command = [sys.executable, "-c", SHELL.format(body=body)]
    return start("run.py", *options, "--", *command)


def start(program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(FOLDER / program), *arguments]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
