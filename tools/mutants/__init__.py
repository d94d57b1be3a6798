"""Mutation score of some modules: small faults are put into a copy of the code, one at a time, and the tests run.

mutmut and cosmic-ray neither draw a repeatable sample nor pick the tests that run a mutated line, so that much is ours;
the faults are mutmut's operators and a few more.
"""
