"""What is met where an index is not as it was written.

Only this makes an index be thrown away: a mistake of ours elsewhere must not cost a sound one.
"""

from collections.abc import Iterator
from contextlib import contextmanager


class DamagedIndex(Exception):
    """Something stands in an index that cannot be in a sound one."""


@contextmanager
def reading_index() -> Iterator[None]:
    """Around what reads tantivy's files or records: its errors become `DamagedIndex`.

    What is asked is put together outside: an error there says nothing about the index.
    """
    try:
        yield
    except (ValueError, IndexError, OSError) as error:
        raise DamagedIndex(str(error)) from error
    except BaseException as error:
        if panicked(error):
            raise DamagedIndex(str(error)) from error
        raise


def panicked(error: BaseException) -> bool:
    """Return whether tantivy met what it thought impossible; its error cannot be imported."""
    return type(error).__name__ == "PanicException"
