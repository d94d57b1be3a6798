"""Dates in words against public corpora and other libraries: what is right, silent or wrong, and how fast."""

from tests.bench.dates.report import report
from tests.bench.dates.rows import DATA, fair_rows, load, parse
from tests.bench.dates.score import FORMS, counts, percentile

__all__ = ["DATA", "FORMS", "counts", "fair_rows", "load", "parse", "percentile", "report"]
