"""Text that may stand in XML: what XML 1.0 forbids is dropped, the rest kept."""

import re

# Line and paragraph separators and tabs have a width in the draft; as nothing they would
# join two words.
_BLANKS = re.compile(r"[\t\x0b\x0c\r\n\x85\u2028\u2029]+")
# C0, DEL, C1, non-characters and the byte order mark: invalid in XML or invisible.
_INVALID = re.compile(r"[\x00-\x1f\x7f-\x9f\ufdd0-\ufdef\ufeff\ufffe\uffff]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")


def clean(text: str) -> str:
    """Return ``text`` fit for XML.

    Control characters and lone surrogates are dropped, a surrogate pair becomes the
    character it stands for, tabs and line separators become a blank.
    """
    if _SURROGATE.search(text):
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "ignore")
    return _INVALID.sub("", _BLANKS.sub(" ", text))
