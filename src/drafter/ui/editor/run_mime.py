"""Runs on the clipboard: copying and dragging keep where text came from.

The private type stands beside text/plain, so that other programs get plain text and
our own windows get the runs (Qt's own rich text drops what it does not know).
"""

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from PySide6.QtCore import QByteArray, QMimeData
from PySide6.QtGui import QTextDocumentFragment

from drafter.core.draft import Run
from drafter.core.origin import Origin

MIME_TYPE = "application/x-drafter-runs+json"

Paragraphs = Sequence[Sequence[Run]]


def mime_of(paragraphs: Paragraphs) -> QMimeData:
    """Return paragraphs as plain text and as runs."""
    data = QMimeData()
    data.setText("\n".join("".join(run.text for run in runs) for runs in paragraphs))
    rows = [[asdict(run) for run in runs] for runs in paragraphs]
    data.setData(MIME_TYPE, QByteArray(json.dumps(rows).encode("ascii")))
    return data


def paragraphs_of(source: QMimeData) -> Paragraphs:
    """Return what was copied: our runs, or else plain text, a paragraph a line.

    Blank lines and blanks around a line are left out: they are layout, and layout is
    the program's. What claims to be ours and is not is read as plain text.
    """
    if source.hasFormat(MIME_TYPE):
        try:
            rows = json.loads(bytes(source.data(MIME_TYPE).data()))
            return [[_run(row) for row in runs] for runs in rows]
        except (ValueError, TypeError, KeyError, RecursionError):
            pass  # the plain text beside it is still good
    text = source.text()
    if not source.hasText() and source.hasHtml():
        text = QTextDocumentFragment.fromHtml(source.html()).toPlainText()
    lines = (line.strip() for line in text.splitlines())
    return [[Run(line)] for line in lines if line]


def _run(row: dict[str, Any]) -> Run:
    origin = row["origin"]
    return Run(
        str(row["text"]),
        origin=Origin(**origin) if isinstance(origin, dict) else None,
        fact=str(row["fact"]),
    )
