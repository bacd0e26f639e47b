"""The thesaurus file: TOML, one table a concept, checked strictly."""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from drafter.core.thesaurus import Concept, Look, Occurrence, Thesaurus, faults
from drafter.errors import LibraryError
from drafter.library.tokenizer import HALF

_LISTS = ("variants", "cues", "broader", "related")
_KEYS = frozenset(("term", "subject", "together", *_LISTS))


def load_thesaurus(path: Path) -> Thesaurus:
    """Return the thesaurus in a file.

    Raises:
        LibraryError: it cannot be read or is faulty; names file, concept and reason.
    """
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise _refusal(path, "", "读不出来") from error
    except ValueError as error:
        raise _refusal(path, "", f"不是 TOML 格式（{error}）") from error
    tables = raw.get("concept")
    if set(raw) != {"concept"} or not isinstance(tables, list):
        raise _refusal(path, "", "只能有 [[concept]] 表")
    concepts = [_concept(path, number, table) for number, table in enumerate(tables, start=1)]
    for term, reason in faults(concepts):
        raise _refusal(path, term, reason)
    return Thesaurus(concepts, _looking_for)


def _looking_for(words: Sequence[str]) -> Look:
    """Return what finds the words; they become an automaton, which takes some milliseconds."""
    from ahocorasick_rs import AhoCorasick  # the window is painted without it

    find = partial(AhoCorasick(words).find_matches_as_indexes, overlapping=True)

    def look(text: str) -> Iterable[Occurrence]:
        try:
            return find(text)
        except UnicodeEncodeError:
            return find(HALF.sub("\ufffd", text))

    return look


def _concept(path: Path, number: int, table: Any) -> Concept:
    if not isinstance(table, Mapping) or not _is_text(table.get("term")):
        raise _refusal(path, f"第 {number} 个", "没有 term")
    term = table["term"]
    if unknown := sorted(set(table) - _KEYS):
        raise _refusal(path, term, f"不认识“{unknown[0]}”")
    if not _is_text(table.get("subject")):
        raise _refusal(path, term, "没有 subject")
    for key in _LISTS:
        if not _is_texts(table.get(key, [])):
            raise _refusal(path, term, f"{key} 要写成一列词")
    pairs = table.get("together", [])
    if not isinstance(pairs, list) or not all(_is_texts(p) and len(p) == 2 for p in pairs):
        raise _refusal(path, term, "together 要写成一列，每项两个词")
    return Concept(
        term=term,
        subject=table["subject"],
        variants=tuple(table.get("variants", ())),
        cues=tuple(table.get("cues", ())),
        together=tuple((first, second) for first, second in pairs),
        broader=tuple(table.get("broader", ())),
        related=tuple(table.get("related", ())),
    )


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_texts(value: Any) -> bool:
    return isinstance(value, list) and all(map(_is_text, value))


def _refusal(path: Path, term: str, reason: str) -> LibraryError:
    where = f"的“{term}”有问题：" if term else "有问题："
    return LibraryError(
        f"主题词表“{path.name}”{where}{reason}。你的稿子和资料不受影响。请重新安装程序。"
    )
