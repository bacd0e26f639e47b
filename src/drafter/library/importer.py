"""Bringing the user's own documents into the library."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from drafter.core.importing import ImportResult, ImportStatus
from drafter.core.report import Report
from drafter.core.structure import Line, is_salutation, read_structure
from drafter.errors import ImportRefused
from drafter.library.labels import find_place, find_terms
from drafter.library.library import Library
from drafter.library.place_names import PlaceNames
from drafter.library.readers import docx, text
from drafter.library.readers.refusals import refused
from drafter.library.subjects import SubjectGuess

_READERS: Mapping[str, Callable[[Path], Sequence[Line]]] = {
    ".txt": text.read_lines,
    ".md": text.read_lines,
    ".docx": docx.read_lines,
}
SUFFIXES = tuple(_READERS)
"""Endings of the files that can be imported."""

UNPLACED = "没有认出是哪里的材料，借用时地名要自己核对"
"""Said of a report whose place is unknown."""

_ADVICE = {
    ".pdf": ("打不开 PDF", "在 WPS 里转成 .docx 再导入，扫描件要先做文字识别。"),
    ".wps": ("打不开 WPS 格式", "在 WPS 里另存为 .docx 再导入。"),
    ".doc": ("打不开旧的 .doc 格式", "在 WPS 或 Word 里另存为 .docx 再导入。"),
}


def import_file(library: Library, path: Path, folder: str = "") -> ImportResult:
    """Read a file and add its report to the library; a file that is no use is refused.

    Args:
        library: Where to.
        path: What; its ending decides how it is read.
        folder: The user's folder in the library; empty for none.

    Raises:
        LibraryError: the library cannot be written.
    """
    try:
        report = read_report(path, library.subjects, library.place_names, folder)
    except ImportRefused as refusal:
        return ImportResult(
            str(path), ImportStatus.REFUSED, (), str(refusal), refusal.remark, refusal.locked
        )
    added = library.add(report)
    if added.known:
        sentence = "已有同样内容的一篇，没有重复导入"
        return ImportResult(str(path), ImportStatus.KNOWN, (added.id,), sentence, sentence)
    paragraphs = sum(len(section.paragraphs) for section in report.sections)
    headed = sum(1 for section in report.sections if section.heading)
    sentence = f"{paragraphs} 段，自动分出 {headed} 个部分"
    if not report.region:
        sentence += f"，{UNPLACED}"
    return ImportResult(str(path), ImportStatus.ADDED, (added.id,), sentence, sentence)


def read_report(path: Path, subjects: SubjectGuess, names: PlaceNames, folder: str = "") -> Report:
    """Return the report a file holds, labelled as far as it tells; its id is empty.

    Raises:
        ImportRefused: the file cannot be read or holds no text.
    """
    suffix = path.suffix.lower()
    if suffix not in _READERS:
        what, do = _ADVICE.get(suffix, ("这种格式打不开", "请另存为 .docx 或 .txt 再导入。"))
        raise refused(path, what, do)
    structure = read_structure(_READERS[suffix](path))
    sections = tuple(
        replace(section, subject=subjects.subject(section.heading)) if section.heading else section
        for section in structure.sections
    )
    texts = [paragraph.text for section in sections for paragraph in section.paragraphs]
    if not texts:
        raise refused(path, "里面没有正文", "请看看是不是选错了文件。")
    text = "\n".join(texts)
    head = (structure.title, path.stem, *structure.signed, *filter(is_salutation, texts[:2]))
    place = find_place(names, [line for line in head if line], text)
    return Report(
        id="",
        title=structure.title,
        level=place.level,
        region=place.region,
        region_full=place.region_full,
        province=place.province,
        sections=sections,
        terms=find_terms(names, place, text),
        source=path.name,
        folder=folder,
    )
