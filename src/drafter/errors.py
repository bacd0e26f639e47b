"""Expected failures. Each carries one Chinese sentence fit to be shown as it is.

The order of a sentence: what happened, what is safe, what to do (decision 0001).
"""


class DrafterError(Exception):
    """An expected failure; ``str(error)`` is the sentence the user reads."""


class DraftFileError(DrafterError):
    """A draft file cannot be read or written."""


class SkeletonError(DrafterError):
    """A skeleton file is broken, or no skeleton has the asked name."""


class LibraryError(DrafterError):
    """The exemplar library cannot be opened, built or asked."""


class NotInLibrary(LibraryError):
    """What was named is not in the library, or may not be changed there."""


class ImportRefused(DrafterError):
    """A file cannot be brought into the library.

    Attributes:
        remark: The reason and the advice in short, to stand beside the file's name.
        locked: Whether a password is the reason.
    """

    def __init__(self, sentence: str, remark: str = "", *, locked: bool = False) -> None:
        super().__init__(sentence)
        self.remark = remark or sentence
        self.locked = locked


class ExportError(DrafterError):
    """A document cannot be written."""


class Cancelled(Exception):
    """The user called the work off. Never shown: a user's own cancelling is silent."""
