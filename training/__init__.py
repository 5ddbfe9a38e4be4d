"""The training kit: from labelled sets to the model that ships. Not part of the package."""
