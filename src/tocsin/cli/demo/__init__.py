"""A made-up case to try the whole road with: posts in five export formats, and the truth of them.

Everyone and everything in it is invented. It neither scans nor judges; it only writes files.
"""

from tocsin.cli.demo.case import DemoCase
from tocsin.cli.demo.write import write_demo

__all__ = ["DemoCase", "write_demo"]
