"""From the folder of labelled sets to the models that ship: `python -m training DATA RUN`.

Trains the linear model (minutes) and the encoder (hours on two cores, minutes on a GPU),
exports and calibrates, and puts both into the package. RUN keeps checkpoints: a broken run goes on
where it stopped when the same command is given again.
"""

import argparse
import subprocess
import sys
from pathlib import Path

from tocsin.findings import encoder, linear


def main() -> None:
    """Run every step in a process of its own, and stop at the first that fails."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="folder of the labelled sets")
    parser.add_argument("run", type=Path, help="folder for checkpoints")
    parser.add_argument("--minutes", help="at most, each network of the encoder")
    args = parser.parse_args()
    data, run = str(args.data), str(args.run)
    step("training.linear", data, str(linear.PACKAGED))
    step("training.encoder.prepare", data, run)
    step("training.encoder.fit", run, *(("--minutes", args.minutes) if args.minutes else ()))
    step("training.encoder.ship", data, run, str(encoder.PACKAGED))


def step(module: str, *arguments: str) -> None:
    """Run one module of the kit."""
    print(f"— {module}", flush=True)
    code = subprocess.run([sys.executable, "-m", module, *arguments], check=False).returncode
    if code:
        raise SystemExit(f"{module} failed with {code}; give the same command to go on")


if __name__ == "__main__":
    main()
