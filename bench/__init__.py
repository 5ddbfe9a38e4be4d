"""Benchmarks: each prints its figures beside a named baseline and names its command."""
