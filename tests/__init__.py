"""Tests of taskchat."""
