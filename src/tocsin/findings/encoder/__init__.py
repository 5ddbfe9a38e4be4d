"""The encoder: a small multilingual network that reads a text as a whole, run by onnxruntime."""
