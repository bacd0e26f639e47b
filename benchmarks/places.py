"""Where the benchmarks find the corpus and their own data."""

from pathlib import Path

DATA = Path(__file__).parent / "data"
CORPUS = Path(__file__).parents[1] / "resources" / "corpus"
