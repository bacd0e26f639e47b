"""Where the benchmarks find the corpus and their own data."""

from pathlib import Path

DATA = Path(__file__).parent / "data"
RESOURCES = Path(__file__).parents[1] / "resources"
CORPUS = RESOURCES / "corpus"
