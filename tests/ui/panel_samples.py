"""Outlines, hits and ways to look and act as a user, for the tests of the two side panels."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

from drafter.core.draft import Role
from drafter.core.outline import OutlineItem
from drafter.core.query import Answer, Hit, Query, Topic
from drafter.core.report import Exemplar, Note
from drafter.core.span import Span


def make_item(
    id: str,
    role: Role,
    label: str,
    title: str,
    written: int = 0,
    target: int = 100,
    slots: int = 0,
    children: tuple[OutlineItem, ...] = (),
) -> OutlineItem:
    return OutlineItem(id, role, label, title, written, target, slots, written > 0, children)


def make_outline(*, written: int = 92, points: int = 3) -> tuple[OutlineItem, ...]:
    """Return an opening, two pillars and a closing; ``written`` 字 stand in the first point."""
    sub = make_item("p2.1.1", Role.SUBPOINT, "二·1·1", "抓自主培养", 33, 60, 1)
    first = tuple(
        make_item(f"p1.{n}", Role.POINT, f"一·{n}", f"强化第{n}件事", written if n == 1 else 0, 120)
        for n in range(1, points + 1)
    )
    second = (make_item("p2.1", Role.POINT, "二·1", "广开门路", 0, 140, 0, (sub,)),)
    return (
        make_item("open", Role.TITLE, "", "题目、称谓、开头", 173, 0),
        make_item("p1", Role.PILLAR, "一", "聚焦政治建设，铸牢忠诚品格", 20, 70, 0, first),
        make_item("p2", Role.PILLAR, "二", "聚焦引才聚才", 10, 40, 0, second),
        make_item("close", Role.CLOSING, "", "结束语", 24, 0),
    )


def make_hit(number: int = 1, text: str = "", *, spans: tuple[Span, ...] = (), **more) -> Hit:
    exemplar = Exemplar(
        id=f"b{number}-18",
        report_id=f"b{number}",
        report=f"党的十八大以来第{number}地组织工作综述",
        level="市级",
        region="钦州",
        heading="二、建强队伍",
        subject="干部队伍",
        number=18,
        text=text or f"第{number}段，" + "激励干部担当作为，落实容错纠错。" * 30,
    )
    return Hit(replace(exemplar, **more), 1.0, spans)


def make_hits(count: int) -> list[Hit]:
    return [make_hit(number) for number in range(1, count + 1)]


COUNTS = {"全部": 65, "省级": 17, "市级": 43, "县级": 2, "我的": 3}
TOPICS = (Topic("容错纠错", 12), Topic("能上能下", 9), Topic("年轻干部培养", 4))


def make_answer(
    hits: int | Sequence[Hit] = 0,
    *,
    query: Query | None = None,
    total: int = 0,
    counts: Mapping[str, int] = COUNTS,
    topics: Sequence[Topic] = (),
    read_as: str = "",
    near: Sequence[Topic] = (),
) -> Answer:
    listed = make_hits(hits) if isinstance(hits, int) else hits
    return Answer(
        query or Query("容错纠错"),
        tuple(listed),
        max(total, len(listed)),
        counts,
        tuple(topics),
        read_as,
        tuple(near),
    )


NOTE = Note("占全国近12", "原文此处分数缺斜线")


def rows(model: QAbstractItemModel, parent: QModelIndex | None = None) -> list[QModelIndex]:
    """Return all rows of a tree as it reads from top to bottom."""
    found: list[QModelIndex] = []
    above = parent or QModelIndex()
    for row in range(model.rowCount(above)):
        index = model.index(row, 0, above)
        found += [index, *rows(model, index)]
    return found


def click_row(view: QAbstractItemView, index: QModelIndex, *, double: bool = False) -> None:
    """Click a row near its upper edge, as a user does; twice for a double click."""
    place = view.visualRect(index).topLeft() + QPoint(60, 12)
    left = Qt.MouseButton.LeftButton
    QTest.mouseClick(view.viewport(), left, pos=place)
    if double:
        QTest.mouseDClick(view.viewport(), left, pos=place)


def hold_key(widget: QWidget, key: Qt.Key) -> None:
    """Repeat a key as the keyboard does while it is held down."""
    none = Qt.KeyboardModifier.NoModifier
    for _ in range(3):
        QApplication.sendEvent(widget, QKeyEvent(QEvent.Type.KeyPress, key, none, "", True))


def walk_by_tab(panel: QWidget, first: QWidget, steps: int = 40) -> set[QWidget]:
    """Return every widget that Tab reaches, and Shift with Tab; both must be the same."""
    found: list[set[QWidget]] = []
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
        first.setFocus()
        reached: set[QWidget] = set()
        for _ in range(steps):
            here = panel.window().focusWidget()
            reached.add(here)
            QTest.keyClick(here, key)
        found.append(reached)
    assert found[0] == found[1]
    return found[0]


def tab_stops(panel: QWidget) -> set[QWidget]:
    """Return what Tab has to reach in a panel."""
    tab = Qt.FocusPolicy.TabFocus
    return {
        widget
        for widget in panel.findChildren(QWidget)
        if widget.isVisible() and widget.isEnabled() and widget.focusPolicy() & tab
        if not widget.focusProxy()
    }
