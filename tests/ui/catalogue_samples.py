"""Reports, passages and imports for the tests of the two left columns of 资料库."""

from dataclasses import replace

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

from drafter.core.catalogue import ReportSummary
from drafter.core.importing import ImportResult, ImportStatus
from drafter.core.report import Exemplar

FOLDERS = ("2023年材料", "部领导讲话")


def make_report(id: str = "b1", **more) -> ReportSummary:
    number = id[1:]
    summary = ReportSummary(
        id=id,
        title=f"第{number}地组织工作综述",
        level="市级",
        region="钦州",
        paragraphs=35,
        characters=3983,
        own=id.startswith("m"),
        folder="",
        source=f"{number}.docx",
        province="广西壮族自治区",
    )
    return replace(summary, **more)


def make_library() -> tuple[ReportSummary, ...]:
    """Return four bundled reports, one of them used, and three of the user's own."""
    return (
        make_report("b1", level="省级", province="江苏省", title="新时代江苏", characters=4954),
        make_report("b2", used=4, last_used=90.0),
        make_report("b3", title="阿拉善盟", characters=100),
        make_report("b4", level="县级", province="山西省", title="尧都区", characters=3526),
        make_report("m1", folder=FOLDERS[0]),
        make_report("m2", folder=FOLDERS[0], level="", province=""),
        make_report("m10", title="", source="半年总结.txt"),
    )


def make_passage(id: str = "b2-18", **more) -> Exemplar:
    report, number = id.split("-")
    passage = Exemplar(
        id=id,
        report_id=report,
        report="钦州综述",
        level="市级",
        region="钦州",
        heading="三、选贤任能",
        subject="干部队伍",
        number=int(number),
        text=f"第{number}段，激励干部担当作为，落实容错纠错。" * 6,
    )
    return replace(passage, **more)


def make_result(
    path: str, status: ImportStatus = ImportStatus.ADDED, remark: str = "28 段", **more
) -> ImportResult:
    return ImportResult(path, status, (), f"说的是{path}。", remark, **more)


def files(*paths: str) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(path) for path in paths])
    return data


def drop(widget: QWidget, data: QMimeData, at: QPoint | None = None) -> QDropEvent:
    """Drop something on a widget as its viewport gets it; return the event."""
    event = QDropEvent(
        QPointF(at or widget.rect().center()),
        Qt.DropAction.CopyAction | Qt.DropAction.MoveAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    event.ignore()
    widget.dropEvent(event)
    return event
