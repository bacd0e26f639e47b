"""Bytes → text: the encoding is proved by strict decoding and by what the text looks like."""

import codecs
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_NAMES = {
    "utf-8": "UTF-8",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
    "gb18030": "GB18030",
    "big5": "Big5",
}
_STRAY = 0.02
"""Share of characters no text has above which bytes are taken for no text."""
_SURE = 0.9
"""Share of usual characters from which a reading is believed. Real reports have .99."""
_AHEAD = 0.1
"""How far the second best reading must lie behind."""
_BROKEN = 0.005
"""Share of broken characters up to which a text is read all the same."""
_SAMPLE = 400_000
"""Bytes from the start by which an encoding is judged; a multiple of four."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """What bytes were read as.

    Attributes:
        text: The text.
        remarks: Clauses without full stop about how it was read.
        doubtful: Whether the bytes may be in another encoding, or no text at all.
    """

    text: str
    remarks: tuple[str, ...] = ()
    doubtful: bool = False


def decode(data: bytes) -> Decoded | None:
    """Return the text the bytes are; None when they are no text in any known encoding."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _checked(data[len(mark) :], encoding)
    if b"\0" in data:  # no other encoding of text has zero bytes
        ranked = _ranked(data, ("utf-16-le", "utf-16-be"))
    else:
        ranked = _ranked(data, ("utf-8", "gb18030", "big5", "utf-16-le", "utf-16-be"))
    if not ranked:
        return _mended(data)
    best, encoding = ranked[0]
    second = ranked[1][0] if len(ranked) > 1 else 0.0
    found = _checked(data, encoding)
    sure = best >= _SURE and second < best - _AHEAD and encoding != "big5"
    if found is None or sure or encoding == "utf-8":
        return found
    doubt = f"编码不确定，按 {_NAMES[encoding]} 读的，请看看有没有乱码"
    return Decoded(found.text, (doubt, *found.remarks), doubtful=True)


def _checked(data: bytes, encoding: str) -> Decoded | None:
    found = _strictly(data, encoding)
    if found is None or not _is_text(found[0]):
        return _mended(data, (encoding,))
    text, cut = found
    return Decoded(text, ("文件末尾缺了半个字，前面的都读了",) if cut else ())


def _strictly(data: bytes, encoding: str) -> tuple[str, bool] | None:
    """Return the text, and whether its last character is cut off; None when it is not that."""
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        text = decoder.decode(data, final=False)
    except UnicodeDecodeError:
        return None
    try:
        text += decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return text, True
    return text, False


def _mended(data: bytes, encodings: tuple[str, ...] = ("utf-8", "gb18030")) -> Decoded | None:
    """Return a text a few bytes of which are broken; None when it is more than a few."""
    for encoding in encodings:
        text = data.decode(encoding, errors="replace")
        broken = text.count("\ufffd")
        if broken <= max(1, _BROKEN * len(text)) and _is_text(text) and usual_share(text) >= _SURE:
            return Decoded(text, (f"有 {broken} 处字符坏了，显示成“\ufffd”",) if broken else ())
    return None


def _ranked(data: bytes, encodings: tuple[str, ...]) -> list[tuple[float, str]]:
    """Return the encodings the bytes can be, with the share of usual characters, best first.

    Of equal ones, the one named first is first.
    """
    sample = data[:_SAMPLE]
    found: list[tuple[float, str]] = []
    for encoding in encodings:
        read = _strictly(sample, encoding)
        if read is None or not _is_text(read[0]):
            continue
        found.append((usual_share(read[0], encoding), encoding))
        if encoding == "utf-8" and found[0][0] >= _SURE:
            break  # other bytes are hardly ever good UTF-8
    return sorted(found, key=lambda scored: -scored[0])


def usual_share(text: str, encoding: str = "utf-8") -> float:
    """Return the share of usual characters among those that are not ASCII."""
    usual = _usual_hanzi(encoding)
    counts = {char: count for char, count in Counter(text).items() if not char.isascii()}
    good = sum(count for char, count in counts.items() if char in usual or char in _POINTS)
    return good / sum(counts.values()) if counts else 1.0


_POINTS = frozenset(
    "，。、；：？！“”‘’（）《》〈〉【】〔〕［］—…·～－　％＋／①②③④⑤⑥⑦⑧⑨⑩○〇●■▲★※√×→"
)
"""Characters of Chinese text that are no hanzi; full-width digits and letters are not rare."""


@cache
def _usual_hanzi(encoding: str) -> frozenset[str]:
    """Return the hanzi and full-width marks usual in what is written in an encoding.

    The usual hanzi are the first of the two planes of GB 2312, and of Big5: each
    standard put the common ones there.
    """
    if encoding == "gb18030":
        return frozenset(_plane("gb2312", 0xB0, 0xD7)) | frozenset(_plane("gb2312", 0xA3, 0xA3))
    if encoding == "big5":
        return frozenset(_plane("big5", 0xA4, 0xC6))
    return _usual_hanzi("gb18030") | _usual_hanzi("big5")


def _plane(encoding: str, first: int, last: int) -> Iterator[str]:
    for high in range(first, last + 1):
        for low in (*range(0x40, 0x7F), *range(0xA1, 0xFF)):
            try:
                yield bytes((high, low)).decode(encoding)
            except UnicodeDecodeError:
                continue


def _is_text(text: str) -> bool:
    counts = Counter(text)
    stray = sum(count for char, count in counts.items() if _is_stray(char))
    return any(not char.isspace() for char in counts) and stray <= _STRAY * len(text)


@lru_cache(maxsize=20_000)  # texts are made of the same few characters
def _is_stray(char: str) -> bool:
    """Whether text has no use for it: controls, private and unassigned characters."""
    return not char.isspace() and unicodedata.category(char) in ("Cc", "Co", "Cn", "Cs")
