"""The settings file. This module alone knows its keys.

Whatever is wrong with the file costs the choices it spoils, never the program: each
value is read by itself, and junk becomes the default.
"""

import json
from collections.abc import Iterator
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from drafter.atomic_file import write_atomically
from drafter.core.settings import RECENT_LIMIT, RecentDraft, Settings, WindowState
from drafter.errors import DrafterError

_SIZE_LIMIT = 4 * 1024 * 1024


def load_settings(path: Path) -> Settings:
    """Return what is remembered; defaults for a missing or broken file. Never fails."""
    raw = _read(path)
    settings = Settings()
    for name, value in _readable(raw):
        try:
            settings = replace(settings, **{name: value})
        except ValueError:
            continue
    return settings


def save_settings(settings: Settings, path: Path) -> None:
    """Write the settings, replacing the file in one step; its folder is made.

    Raises:
        DrafterError: nothing was written.
    """
    whole = asdict(settings)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        # ASCII: paths may hold lone surrogates where a file's name is no Unicode.
        write_atomically(path, json.dumps(whole, indent=1).encode("ascii") + b"\n", private=True)
    except OSError as error:
        raise DrafterError(
            f"没有记住这次的设置，“{path.name}”写不进去。稿子不受影响。请检查磁盘空间和权限。"
        ) from error


def _read(path: Path) -> dict[str, Any]:
    try:
        if not path.is_file() or path.stat().st_size > _SIZE_LIMIT:
            return {}
        raw = json.loads(path.read_bytes().decode("utf-8-sig"))
    except (OSError, ValueError, RecursionError):
        return {}
    return raw if isinstance(raw, dict) else {}


def _readable(raw: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """Yield the values that have their type."""
    plain = Settings()
    for name in ("theme", "rate", "zoom_percent", "last_folder", "outline_open", "panel_open"):
        if type(raw.get(name)) is type(getattr(plain, name)):
            yield name, raw[name]
    yield "facts", {k: v for k, v in _dict(raw.get("facts")).items() if isinstance(v, str)}
    yield "recent", tuple(_recent(raw.get("recent")))
    yield "windows", {k: _window(_dict(v)) for k, v in _dict(raw.get("windows")).items()}


def _dict(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _recent(rows: object) -> Iterator[RecentDraft]:
    seen: set[str] = set()
    for row in rows if isinstance(rows, list) else []:
        draft = _draft(_dict(row))
        if draft and draft.path not in seen and len(seen) < RECENT_LIMIT:
            seen.add(draft.path)
            yield draft


def _draft(row: dict[str, Any]) -> RecentDraft | None:
    """Return a row of recent drafts; None when its path is no text."""
    if not isinstance(row.get("path"), str) or not row["path"]:
        return None
    names = ("title", "skeleton", "when", "at", "place", "meeting")
    texts = {k: row[k] for k in names if isinstance(row.get(k), str)}
    parts = tuple(_parts(row.get("parts")))
    counts = {
        k: row[k] for k in ("written", "target", "slots") if type(row.get(k)) is int and row[k] >= 0
    }
    try:
        return RecentDraft(row["path"], **texts, **counts, parts=parts)
    except ValueError:  # no time at all; the row is worth more than its time
        return RecentDraft(row["path"], **(texts | {"when": ""}), **counts, parts=parts)


def _parts(rows: object) -> Iterator[tuple[int, int]]:
    for row in rows if isinstance(rows, list) else []:
        if isinstance(row, list) and len(row) == 2 and all(type(n) is int and n >= 0 for n in row):
            yield row[0], row[1]


def _window(raw: dict[str, Any]) -> WindowState:
    texts = {k: raw[k] for k in ("geometry", "splitter", "library") if isinstance(raw.get(k), str)}
    return WindowState(**texts)
