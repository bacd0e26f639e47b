"""Printed lines of a PDF → raw lines: watermarks out, indents and large titles told."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from drafter.core.structure import Line
from drafter.library.readers.pdf_lines import PageLine

_INDENT = "\u3000\u3000"
_LEAST, _MOST = 1.4, 3.4
"""Sizes right of the margin between which a line is indented by two characters."""
_LARGE = 1.25
"""How much larger than the text a title is."""
_HUGE = 2.5
_TITLE_LIMIT = 60
_CENTRED = 2.0
"""Sizes by which the blanks beside a centred line may differ."""
_RARE = 0.03
"""Share of lines that must begin at a place for it to be the margin."""
_CONTENTS = ("目录", "目次")
_END = "。；，、：;,"

Pages = Sequence[Sequence[PageLine]]


def raw_lines(pages: Pages) -> Iterator[Line]:
    """Yield the lines of all pages, page after page; heads and page numbers are left in."""
    size = _text_size(pages)
    marks = _repeated(pages)
    pages = [_without_watermarks(page, marks, size) for page in pages]
    margins = [_margins(pages[side::2], size) for side in (0, 1)]
    for number, page in enumerate(pages):
        # Bound pages have their margins mirrored.
        left, right = margins[number % 2]
        for line in page:
            yield _told(line, left, right, size)


def _text_size(pages: Pages) -> float:
    sizes: Counter[float] = Counter()
    for page in pages:
        for line in page:
            # What is pale is no text while anything else is there.
            sizes[round(2 * line.size) / 2] += len(line.text) * (1 if line.pale else 1_000)
    return max(sizes, key=lambda size: sizes[size]) if sizes else 1.0


def _repeated(pages: Pages) -> set[str]:
    """Return the pale lines that stand on at least half of the pages, and on two."""
    times = Counter(text for page in pages for text in {line.text for line in page if line.pale})
    return {text for text, number in times.items() if number >= max(2, len(pages) / 2)}


def _without_watermarks(page: Sequence[PageLine], marks: set[str], size: float) -> list[PageLine]:
    return [
        line
        for line in page
        if not line.pale or (line.text not in marks and line.size < _HUGE * size)
    ]


def _margins(pages: Pages, size: float) -> tuple[float, float]:
    """Return where the lines of text begin and end."""
    text = [line for page in pages for line in page if abs(line.size - size) < 0.1 * size]
    if not text:
        return 0.0, 0.0
    unit = size / 4
    return (
        unit * min(_usual(round(line.left / unit) for line in text)),
        unit * max(_usual(round(line.right / unit) for line in text)),
    )


def _usual(places: Iterable[int]) -> list[int]:
    """Return the places that are not rare; all, when all are."""
    times = Counter(places)
    least = _RARE * times.total()
    return [place for place in times if times[place] >= least] or list(times)


def _told(line: PageLine, left: float, right: float, size: float) -> Line:
    before, after = line.left - left, right - line.right
    centred = abs(before - after) < _CENTRED * size and before > size
    if (
        line.size >= _LARGE * size
        and centred
        and len(line.text) <= _TITLE_LIMIT
        and line.text[-1] not in _END
        and "".join(line.text.split()) not in _CONTENTS
    ):
        return Line(line.text, 0)
    if _LEAST * size <= before <= _MOST * size:
        return Line(_INDENT + line.text)
    return Line(line.text)
