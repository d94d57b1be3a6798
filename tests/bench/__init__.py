"""Benchmarks: `make bench` prints the figures that the documents name."""
