"""The published method as versioned data: typology, indicators, standards, commitments."""
