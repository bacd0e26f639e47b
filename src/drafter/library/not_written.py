"""What is said when an index cannot be written or removed."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from drafter.errors import LibraryError
from drafter.library.damage import DamagedIndex


class IndexNotWritten(LibraryError):
    """The index cannot be written; the store is sound."""


@contextmanager
def sentences(place: Path | None) -> Iterator[None]:
    """Turn what the disk or tantivy raises inside into an `IndexNotWritten`.

    Args:
        place: Folder of the index; None for one the user has never seen, to be given no name.
    """
    try:
        yield
    except (OSError, ValueError, DamagedIndex) as error:
        where = "临时文件夹" if place is None else f"“{place}”"
        raise IndexNotWritten(
            f"检索用的索引写不进{where}，新资料暂时搜不到。范例和你的稿子都在，没有丢。"
            "请腾出磁盘空间，或允许写入这个文件夹，再搜一次。"
        ) from error


def not_removed(place: Path | None) -> LibraryError:
    """Return the error that a damaged index cannot be removed."""
    where = "临时文件夹" if place is None else f"“{place}”"
    return LibraryError(
        f"检索用的索引坏了，{where}里的文件又删不掉，没法重建。"
        "范例和你的稿子都在，没有丢。请关闭正在使用它的程序，再试一次。"
    )
