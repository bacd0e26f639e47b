"""Answers kept from one start to the next. This module alone knows their file.

Whatever is wrong with the file costs the answers, never the program: it is as if nothing
had been kept.
"""

import json
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import asdict, fields, is_dataclass
from functools import cache
from pathlib import Path
from types import UnionType
from typing import Any, cast, get_args, get_origin, get_type_hints

from drafter.atomic_file import write_atomically
from drafter.core.query import Answer
from drafter.errors import DrafterError

_SIZE_LIMIT = 4 * 1024 * 1024


def load_answers(path: Path, library: str) -> tuple[Answer, ...]:
    """Return the answers in a file, in the order they were kept. Never fails.

    Args:
        path: The file.
        library: What the library is told by; answers of another state of it are none.
    """
    try:
        if not library or path.stat().st_size > _SIZE_LIMIT:
            return ()
        check, _, body = path.read_bytes().partition(b"\n")
        if int(check, 16) != zlib.crc32(body):  # damaged: no text that nobody wrote is shown
            return ()
        raw = json.loads(body)
        if raw["library"] != library:
            return ()
        return cast("tuple[Answer, ...]", _read(tuple[Answer, ...], raw["answers"]))
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return ()


def save_answers(answers: Sequence[Answer], path: Path, library: str) -> None:
    """Write answers and the state of the library they are of, in one step.

    Raises:
        DrafterError: nothing was written.
    """
    whole = {"library": library, "answers": [asdict(answer) for answer in answers]}
    body = json.dumps(whole).encode("ascii")
    try:
        write_atomically(path, b"%08x\n" % zlib.crc32(body) + body, private=True)
    except OSError as error:
        raise DrafterError(
            f"没有记住这次的例文，“{path.name}”写不进去。稿子不受影响。请检查磁盘空间和权限。"
        ) from error


def _read(kind: Any, raw: Any) -> Any:
    """Return ``raw`` as a value of a type of `core.query`; TypeError where it is none."""
    if is_dataclass(kind):
        if not isinstance(raw, dict) or set(raw) != {field.name for field in fields(kind)}:
            raise TypeError(kind)
        types = _types(cast(type, kind))
        return cast(Any, kind)(**{name: _read(types[name], value) for name, value in raw.items()})
    origin = get_origin(kind)
    if origin is tuple and isinstance(raw, list):
        return tuple([_read(get_args(kind)[0], one) for one in raw])
    if origin is Mapping and isinstance(raw, dict):
        return {name: _read(get_args(kind)[1], value) for name, value in raw.items()}
    if kind is float and type(raw) is int:
        return float(raw)
    if type(raw) not in (get_args(kind) if isinstance(kind, UnionType) else (kind,)):
        raise TypeError(kind)
    return raw


@cache
def _types(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)
