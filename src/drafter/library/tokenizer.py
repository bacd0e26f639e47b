"""Words of Chinese text, cut by jieba.

jieba is imported and its dictionary loaded on first use only: together they cost more
than the first paint of the window. jieba's own cache is not used, it saves nothing; the
dictionary is kept as one marshalled file in the user's folder instead, which halves the
load (measured, see spec/performance.md).
"""

import hashlib
import marshal
import sys
import threading
import warnings
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise
from pathlib import Path
from types import ModuleType
from typing import Any

from drafter.atomic_file import write_atomically

_STOP = """
的 了 和 与 及 在 是 把 被 对 等 也 都 就 而 着 以 为 于 之 其 这 那 我 我们 你 你们 他 他们 它 它们
上 下 中 里 到 从 向 让 使 给 由 或 并 又 还 更 最 很 不 没 没有 有 一 要 会 能 可 个 些 这些 那些
一些 哪些 看 谁 什么 怎么 怎样 如何 得 地 来 去 做 将 用 所 则 即 且 但 因 因为 所以 如果 以及 关于
"""
STOP_WORDS = frozenset(_STOP.split())
"""Words too common to search for."""

# Full-width letters, digits and marks fall together with the half-width ones, capitals
# with small letters: one code point for one, so that offsets stay true.
_FOLD = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
_FOLD |= {code: code + 32 for code in range(ord("A"), ord("Z") + 1)}
_FOLD |= {code: code - 0xFEE0 + 32 for code in range(ord("Ａ"), ord("Ｚ") + 1)}


@dataclass(frozen=True, slots=True)
class Word:
    """A word and where it stands, ``text[start:stop]`` in code points."""

    text: str
    start: int
    stop: int


def fold(text: str) -> str:
    """Return the text as it is compared: of the same length, full width and case gone."""
    return text.translate(_FOLD)


def bigrams(text: str) -> list[str]:
    """Return each two neighbouring characters that no mark and no space parts."""
    folded = fold(text)
    return [a + b for a, b in pairwise(folded) if a.isalnum() and b.isalnum()]


class Tokenizer:
    """Cuts text into words. Safe to share between threads."""

    def __init__(self, cache_folder: Path | None = None) -> None:
        """Take the folder to keep the loaded dictionary in; None keeps it nowhere."""
        self._cache_folder = cache_folder
        self._lock = threading.Lock()
        self._jieba: Any = None
        self.words = lru_cache(maxsize=4096)(self._words)
        """Words of a text without stop words, in order, as a tuple; recent answers are kept."""

    def load(self) -> None:
        """Load the dictionary now (some 0.3 s), unless it is loaded."""
        with self._lock:
            if self._jieba is None:
                self._jieba = _load(self._cache_folder)

    @cached_property
    def lexicon(self) -> Mapping[str, str]:
        """Return each word and its part of speech (ns: a place); read on first use."""
        if self._jieba is None:
            self.load()
        with self._jieba.get_dict_file() as file:
            lines = (line.split() for line in file.read().decode().splitlines())
            return {parts[0]: parts[-1] for parts in lines}

    def cut(self, text: str) -> Iterator[Word]:
        """Yield the words in order, stop words included; marks and spaces are left out."""
        if self._jieba is None:
            self.load()
        start = 0
        for piece in self._jieba.cut(fold(text)):
            stop = start + len(piece)
            if any(char.isalnum() for char in piece):
                yield Word(piece, start, stop)
            start = stop

    def _words(self, text: str) -> tuple[str, ...]:
        return tuple(word.text for word in self.cut(text) if word.text not in STOP_WORDS)


def _load(cache_folder: Path | None) -> Any:
    jieba = _import_jieba()
    tokenizer = jieba.Tokenizer()
    with tokenizer.get_dict_file() as file:
        dictionary = file.read()
    cache = _cache_path(cache_folder, jieba, dictionary) if cache_folder else None
    loaded = _read_cache(cache) if cache else None
    if loaded is None:
        loaded = tokenizer.gen_pfdict(tokenizer.get_dict_file())
        if cache:
            _write_cache(cache, loaded)
    tokenizer.FREQ, tokenizer.total = loaded
    tokenizer.initialized = True  # else jieba would log and write to the temporary folder
    return tokenizer


def _import_jieba() -> ModuleType:
    """Import jieba without its warnings, and without pkg_resources: 0.15 s of its 0.2 s."""
    hidden = "pkg_resources" not in sys.modules
    if hidden:
        sys.modules["pkg_resources"] = None  # type: ignore[assignment]  # import fails, jieba copes
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            import jieba
    finally:
        if hidden:
            sys.modules.pop("pkg_resources", None)
    return jieba  # type: ignore[no-any-return]


def _cache_path(folder: Path, jieba: ModuleType, dictionary: bytes) -> Path:
    """Name the cache by what it is made of, so that an old one is never read."""
    key = f"{jieba.__version__} {sys.implementation.cache_tag} {marshal.version} ".encode()
    digest = hashlib.blake2b(key + dictionary, digest_size=8).hexdigest()
    return folder / f"words-{digest}.cache"


def _read_cache(path: Path) -> tuple[dict[str, int], int] | None:
    """Return the dictionary; None when there is no cache or it is damaged."""
    try:
        data = path.read_bytes()
    except OSError:
        return None
    body = memoryview(data)[4:]
    # marshal may do anything with damaged bytes: the checksum keeps them from it.
    if len(data) < 5 or zlib.crc32(body).to_bytes(4, "big") != data[:4]:
        return None
    freq, total = marshal.loads(body)
    return freq, total


def _write_cache(path: Path, loaded: tuple[dict[str, int], int]) -> None:
    """Keep the dictionary; a folder that takes no file costs time, not function."""
    body = marshal.dumps(loaded)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(path, zlib.crc32(body).to_bytes(4, "big") + body)
        for old in path.parent.glob("words-*.cache"):
            if old != path:
                old.unlink(missing_ok=True)
    except OSError:
        return
