"""What a maker's printing does to lines: margins, pages, running titles, watermarks."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

_CLOSERS = "，。、；：！？”’）》】"


@dataclass(frozen=True, slots=True)
class Written:
    """A report as written: sections are a heading ('' for none) and paragraphs."""

    title: str
    sections: tuple[tuple[str, tuple[str, ...]], ...]
    level: str = ""
    signed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Style:
    """How a maker prints.

    Attributes:
        wrap: Characters of a line; 0 for a paragraph a line.
        kinsoku: Whether marks never begin a line and numbers are never broken.
        indent: In front of paragraphs.
        heading_indent: In front of headings.
        gap: Whether blank lines stand between paragraphs.
        page: Lines of a page; 0 for none.
        foot: The page number's form, with {0} for the page and {1} for all.
        header: 'book', 'title' or ''.
        feed: What stands between pages.
        watermark: Printed in the midst of every third page.
        entry: Form of a line of the contents page with {n} {hanzi} {title} {page}; '' for
            no contents page.
        group: Form of the lines that part levels, with {n} and {level}; '' for none.
        group_again: Whether they stand in the text as well.
        title_again: What the text makes of the title that the contents page names.
        rename: What titles are called instead.
        header_form: Form of the running title, with {0} for it and {1} for the page.
        deep: Whether the contents page names headings as well.
        follows: Whether a title stands in the last line of the report above.
        mark: What headings have instead of 、 behind their number.
        rule: A line between reports.
        run_in: Whether headings have no number and are the first sentences of their parts.
        reports: How many a file holds.
        lost: Share of paragraphs whose indent is lost.
        cut, fused: Share of headings broken over two lines, or run into their text.
        numbers: 'plain', 'second' with （一） or 'digits' with 1. below 一、, 'part'.
        speech: Whether they greet, close and say who wrote them and when.
        markdown: Whether headings have # and words are **bold**.
        end: What ends a line.
        swap: Characters exchanged in the whole file.
    """

    name: str
    wrap: int = 0
    kinsoku: bool = False
    indent: str = "　　"
    heading_indent: str = "　　"
    gap: bool = False
    page: int = 0
    foot: str = ""
    header: str = ""
    feed: str = ""
    watermark: str = ""
    entry: str = ""
    group: str = ""
    group_again: bool = False
    title_again: Callable[[str], str] = field(default=str)
    rename: Callable[[str], str] = field(default=str)
    header_form: str = "{0}"
    deep: bool = False
    follows: bool = False
    mark: str = "、"
    rule: str = ""
    run_in: bool = False
    reports: int = 1
    lost: float = 0.0
    cut: float = 0.0
    fused: float = 0.0
    numbers: str = "plain"
    speech: bool = False
    markdown: bool = False
    end: str = "\n"
    swap: tuple[tuple[str, str], ...] = ()


def wrapped(text: str, style: Style) -> Iterator[str]:
    """Yield a paragraph broken at the margin."""
    if not style.wrap:
        yield text
        return
    while text:
        at = _break(text, style.wrap) if style.kinsoku else style.wrap
        yield text[:at]
        text = text[at:]


def _break(text: str, width: int) -> int:
    """Return where a line of print ends: marks hang, numbers stay whole, ASCII is narrow."""
    at = used = 0
    while at < len(text) and used + (1 if text[at] < "\u0100" else 2) <= width * 2:
        used += 1 if text[at] < "\u0100" else 2
        at += 1
    if at == len(text):
        return at
    while text[at] in _CLOSERS and text[at - 1] not in _CLOSERS:
        at += 1
        if at == len(text):
            return at
    if text[at].isdigit():
        back = at
        while back and (text[back - 1].isdigit() or text[back - 1] == "."):
            back -= 1
        at = back or at
    if text[at - 1] in "“（《":
        at -= 1
    return at


def pages(body: Sequence[tuple[str, str]], style: Style) -> Iterator[str]:
    """Yield pages of so many lines; where lines are paragraphs, those at the foot are broken."""
    lines = list(body) if style.wrap else list(_broken(body, style.page))
    total = -(-len(lines) // style.page)
    for number in range(total):
        own = lines[number * style.page : (number + 1) * style.page]
        if number and style.feed:
            yield style.feed
        if style.header:
            yield style.header_form.format(own[0][1], number + 1)
        for at, (line, _) in enumerate(own):
            if style.watermark and number % 3 == 1 and at == style.page // 2:
                yield style.watermark
            yield line
        if style.foot:
            yield style.foot.format(number + 1, total)


def _broken(body: Sequence[tuple[str, str]], page: int) -> Iterator[tuple[str, str]]:
    for at, (line, running) in enumerate(body, 1):
        if at % (page - 1) == 0 and len(line) > 60:
            half = len(line) // 2
            yield line[:half], running
            yield line[half:], running
        else:
            yield line, running
