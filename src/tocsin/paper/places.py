"""Where the room's own files lie."""

from pathlib import Path

DATA = Path(__file__).parent / "data"
FONTS = DATA / "fonts"
