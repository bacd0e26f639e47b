"""Ratios measured in one run, against named baselines: ``python -m benchmarks NAME``."""
