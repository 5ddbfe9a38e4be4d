"""What is measured beside each other: our detector, and what else installs and runs offline."""
