"""Building the index of a large library, and building it anew while searches go on."""

import os
import shutil
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from threading import Thread
from time import perf_counter
from typing import TypeVar

import psutil

from benchmarks.places import CORPUS
from benchmarks.scale_asking import answering
from benchmarks.scale_fts5 import LIMIT
from benchmarks.scale_home import INDEX
from benchmarks.scale_queries import queries
from benchmarks.scale_texts import Texts
from drafter.library.library import Library
from drafter.library.tokenizer import Tokenizer

_LOOK_S = 0.05
"""How often the memory of a process is looked at."""
T = TypeVar("T")


def alone(work: Callable[[], T]) -> tuple[T, int]:
    """Do work in a process of its own; return what it gave, and its memory at the most."""
    with ProcessPoolExecutor(1, get_context("spawn")) as pool:
        process, most = psutil.Process(pool.submit(os.getpid).result()), 0
        future: Future[T] = pool.submit(work)
        while True:
            most = max(most, process.memory_info().rss)
            try:
                return future.result(_LOOK_S), most
            except TimeoutError:
                continue


def build(home: Path) -> float:
    """Open a library, which builds its index if it has none; return the seconds until it is."""
    start = perf_counter()
    library = Library.open(home, CORPUS)
    library.catch_up()
    seconds = perf_counter() - start
    library.close()
    return seconds


def rebuild(home: Path) -> tuple[float, float, list[float]]:
    """Delete the index, open the library, and go on searching until all is found again.

    Returns:
        The seconds until it was open, those until all was built, and the sorted seconds of
        the searches in between.
    """
    tokenizer = Tokenizer()
    asks = queries(Texts(tokenizer).real, tokenizer, LIMIT)["sub-heading"]
    shutil.rmtree(home / INDEX)
    start = perf_counter()
    library = Library.open(home, CORPUS, tokenizer=tokenizer)
    opened = perf_counter() - start
    answer, times = answering(library), list[float]()
    building = Thread(target=library.catch_up)
    building.start()
    while building.is_alive() or not times:
        asked = perf_counter()
        answer(asks[len(times) % len(asks)])
        times.append(perf_counter() - asked)
    building.join()
    built = perf_counter() - start
    library.close()
    return opened, built, sorted(times)
