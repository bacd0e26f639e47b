"""Bringing the user's own documents into the library, one file at a time."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from drafter.core.compendium import read_compendium
from drafter.core.importing import ImportRequest, ImportResult, ImportStatus
from drafter.core.report import Report
from drafter.errors import ImportRefused
from drafter.library.labels.labeller import Labeller
from drafter.library.library import Library
from drafter.library.readers.reading import read_file
from drafter.library.readers.refusals import refused
from drafter.library.store import Added

Step = Callable[[str], None]
"""Told how far a file is, in words to stand beside its name."""

UNPLACED = "没有认出是哪里的材料，借用时地名要自己核对"
"""Said of a report whose place is unknown."""
_KNOWN = "已有同样内容的一篇，没有重复导入"


def import_file(library: Library, request: ImportRequest) -> ImportResult:
    """Read a file and add its reports to the library; a file that is no use is refused.

    The library's index is left to be caught up with.

    Raises:
        LibraryError: the library cannot be written.
    """
    try:
        reports, remarks = read_reports(Path(request.path), library.labeller, request.folder)
    except ImportRefused as refusal:
        return refusal_result(request, refusal)
    return store_reports(library, request, reports, remarks)


def read_reports(
    path: Path, labeller: Labeller, folder: str = "", step: Step = lambda _: None
) -> tuple[tuple[Report, ...], tuple[str, ...]]:
    """Return the reports a file holds, labelled as far as it tells, and what is to be said of it.

    Args:
        path: The file; what it is decides how it is read, not its ending.
        labeller: Who finds level, place, subjects and origin terms.
        folder: The user's folder in the library; empty for none.
        step: Told how far the reading is.

    Returns:
        Reports with empty ids, in the order of the file; remarks without full stops.

    Raises:
        ImportRefused: the file cannot be read or holds no text.
    """
    step("正在读")
    raw = read_file(path)
    lines = sum(1 for line in raw.lines if line.text.strip())
    step(f"正在分段，已读 {lines} 段")
    structures = read_compendium(raw.lines)
    reports = []
    for done, structure in enumerate(structures):
        if len(structures) > 1:
            step(f"正在分类，{done + 1}/{len(structures)} 篇")
        report = labeller.label(structure, path, folder)
        if count_paragraphs(report):
            reports.append(replace(report, source=_shown_name(path)))
    if not reports:
        raise refused(path, "里面没有正文", "请看看是不是选错了文件。")
    return tuple(reports), tuple(raw.remarks)


def store_reports(
    library: Library, request: ImportRequest, reports: Sequence[Report], remarks: Sequence[str]
) -> ImportResult:
    """Add the reports of one file in one transaction, and say what became of them.

    Raises:
        LibraryError: the library cannot be written; none of them is in it.
    """
    added = library.add_all(reports, again=request.again, searchable_now=False)
    known = all(one.known for one in added)
    remark = _in_words(reports, added)
    if not known:
        remark = "，".join((remark, *_unplaced(reports), *remarks))
    return ImportResult(
        request.path,
        ImportStatus.KNOWN if known else ImportStatus.ADDED,
        tuple(dict.fromkeys(one.id for one in added)),
        remark,
        remark,
    )


def refusal_result(request: ImportRequest, refusal: ImportRefused) -> ImportResult:
    """Return what became of a file that was refused."""
    return ImportResult(
        request.path, ImportStatus.REFUSED, (), str(refusal), refusal.remark, refusal.locked
    )


def count_paragraphs(report: Report) -> int:
    """Return how many paragraphs a report has."""
    return sum(len(section.paragraphs) for section in report.sections)


def _in_words(reports: Sequence[Report], added: Sequence[Added]) -> str:
    known = sum(1 for one in added if one.known)
    if len(reports) > 1:
        if known == len(reports):
            return f"{known} 篇都已有同样的内容，没有重复导入"
        if known:
            return f"新增 {len(reports) - known} 篇，{known} 篇已有"
        return f"分出 {len(reports)} 篇，共 {sum(map(count_paragraphs, reports))} 段"
    if known:
        return _KNOWN
    (report,) = reports
    headed = sum(1 for section in report.sections if section.heading)
    return f"{count_paragraphs(report)} 段，自动分出 {headed} 个部分"


def _unplaced(reports: Sequence[Report]) -> tuple[str, ...]:
    unknown = sum(1 for report in reports if not report.region)
    if not unknown:
        return ()
    return (UNPLACED,) if len(reports) == 1 else (f"{unknown} 篇{UNPLACED}",)


def _shown_name(path: Path) -> str:
    """Return the file's name as text: bytes that are no UTF-8 (Linux) are replaced."""
    return path.name.encode("utf-8", "replace").decode("utf-8")
