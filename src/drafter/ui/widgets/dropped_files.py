"""Files that are dragged over the window."""

from PySide6.QtCore import QMimeData


def dropped_files(data: QMimeData) -> list[str]:
    """Return the paths of files and folders on this machine; empty when it holds none."""
    if not data.hasUrls():
        return []
    return [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
