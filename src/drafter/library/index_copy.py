"""An index for a library that cannot be written: tantivy locks files even to read them."""

import shutil
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from drafter.library.encoder import Encoder
from drafter.library.index import Index


class IndexCopy(Index):
    """An index copied to a folder of its own, built there when it does not fit."""

    def __init__(self, folder: Path, encoder: Encoder) -> None:
        """Copy the index in ``folder``, which may be missing or harmed."""
        self._copy = TemporaryDirectory(prefix="drafter-", ignore_cleanup_errors=True)
        place = Path(self._copy.name) / folder.name
        with suppress(OSError):
            shutil.copytree(folder, place)
        super().__init__(place, encoder, named=False)

    def close(self) -> None:
        """Let go of the files, and remove the copy."""
        super().close()
        self._copy.cleanup()
