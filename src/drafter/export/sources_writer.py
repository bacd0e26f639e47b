"""The private list of origins and unconfirmed figures, for whoever checks the report.

It never becomes part of the report: it is a file of its own.
"""

from collections.abc import Iterator
from pathlib import Path

from drafter.core.draft import Draft
from drafter.core.page_layout import GBT9704
from drafter.export.docx_package import Properties
from drafter.export.docx_writer import document
from drafter.export.paragraphs import Paragraph, Style, plain
from drafter.export.sources import Borrowed, Sources, sources_of
from drafter.export.target_file import write_target

_TITLE = "出处与待核清单"
_MARKDOWN = {Style.TITLE: "# ", Style.HEADING_1: "## ", Style.HEADING_2: "### "}


def write_sources(draft: Draft, path: Path, *, overwrite: bool = False) -> None:
    """Write the list as .docx, .txt or .md, by the ending of ``path``.

    Raises:
        ExportError: the file cannot be written, or is there and ``overwrite`` is False.
    """
    content = tuple(_content(draft))
    ending = path.suffix.lower()
    if ending == ".docx":
        data = document(content, GBT9704, Properties(f"{_TITLE}：{draft.title}"))
    else:
        data = _text(content, markdown=ending == ".md").encode("utf-8")
    write_target(path, data, (".docx", ".txt", ".md"), overwrite=overwrite)


def _text(content: tuple[Paragraph, ...], *, markdown: bool) -> str:
    if not markdown:
        return "".join(f"{paragraph.text}\n" for paragraph in content)
    return "\n".join(f"{_MARKDOWN.get(p.style, '')}{p.text}\n" for p in content)


def _content(draft: Draft) -> Iterator[Paragraph]:
    sources = sources_of(draft)
    yield plain(Style.TITLE, _TITLE)
    if title := draft.title.strip():
        yield plain(Style.BYLINE, f"《{title}》")
    yield plain(Style.BODY, "供核稿用，不随稿件报送。")
    yield plain(Style.HEADING_1, f"一、例文出处（{len(sources.borrowed)}处）")
    yield from _borrowed(sources)
    yield plain(Style.HEADING_1, f"二、待填空位（{len(sources.slots)}处）")
    yield from _slots(sources)
    numbers = [(item, number) for item in sources.borrowed for number in item.unconfirmed]
    yield plain(Style.HEADING_1, f"三、待核数字（{len(numbers)}处）")
    if not numbers:
        yield plain(Style.BODY, "没有照搬例文的数字。")
    for count, (item, number) in enumerate(numbers, 1):
        yield plain(Style.BODY, f"{count}. {item.label}　{number}　（{_place(item)}）")


def _borrowed(sources: Sources) -> Iterator[Paragraph]:
    if not sources.borrowed:
        yield plain(Style.BODY, "没有引用例文。")
    for count, item in enumerate(sources.borrowed, 1):
        yield plain(Style.HEADING_2, f"{count}. {item.label}　{_place(item)}")
        yield plain(Style.BODY, f"原句：{item.origin.text}")
        yield plain(Style.BODY, f"现文：{item.present if item.changed else '与原句相同'}")


def _slots(sources: Sources) -> Iterator[Paragraph]:
    if not sources.slots:
        yield plain(Style.BODY, "没有待填的空位。")
    for count, slot in enumerate(sources.slots, 1):
        yield plain(Style.BODY, f"{count}. {slot.label}　{slot.text}")


def _place(item: Borrowed) -> str:
    """Return where a sentence comes from: 钦州《…》第3段第2句."""
    origin = item.origin
    report = f"《{origin.report}》" if origin.report else "（无题）"
    return f"{origin.place}{report}第{origin.paragraph}段第{origin.sentence}句"
