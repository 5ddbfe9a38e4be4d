"""The encoder: a small multilingual network that reads a text as a whole, run by onnxruntime."""

from tocsin.findings.encoder.bundle import PACKAGED, Bundle, load, pack
from tocsin.findings.encoder.network import Encoder
from tocsin.findings.encoder.tidy import tidy

__all__ = ["PACKAGED", "Bundle", "Encoder", "load", "pack", "tidy"]
