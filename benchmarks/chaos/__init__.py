"""Faults on purpose, and what is true afterwards: `python -m benchmarks chaos`, see README.md."""
