from dataclasses import replace

import pytest
from catalogue_samples import make_library, make_report
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from drafter.ui.models.report_order import Order, sort_reports
from drafter.ui.models.report_table_model import (
    REPORTS_MIME,
    UNKNOWN,
    Column,
    ReportRole,
    ReportTableModel,
)

FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal


@pytest.fixture
def model(qtbot):
    model = ReportTableModel()
    tester = QAbstractItemModelTester(model, FATAL, model)
    assert tester.model() is model
    model.show_reports(make_library())
    return model


def ids(model):
    return [report.id for report in model.reports]


def test_a_row_says_level_title_and_figures(model):
    row = model.row_of("b2")
    cells = [model.index(row, column).data() for column in Column]
    assert cells == ["市级", "第2地组织工作综述", "35", "3,983", "4 段"]
    assert model.index(model.row_of("b1"), Column.USED).data() == "—"
    heads = [model.headerData(column, Qt.Orientation.Horizontal) for column in Column]
    assert heads == ["级别", "篇名", "段", "字数", "用过"]


def test_a_report_without_title_goes_by_its_file(model):
    assert model.index(model.row_of("m10"), Column.TITLE).data() == "半年总结.txt"
    model.show_reports([make_report("m1", title="", source="")])
    assert model.index(0, Column.TITLE).data() == "没有题目的材料"


def test_a_title_is_spoken_with_the_whole_row(model):
    spoken = model.index(model.row_of("b2"), Column.TITLE).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "市级，第2地组织工作综述，35段，3983字，用过4段"
    level = model.index(model.row_of("m2"), Column.LENGTH)
    assert level.data(Qt.ItemDataRole.AccessibleTextRole) == "字数 3,983"


def test_the_tip_tells_the_place_and_the_file(model):
    tip = model.index(model.row_of("b2"), Column.TITLE).data(Qt.ItemDataRole.ToolTipRole)
    assert tip == "第2地组织工作综述\n广西壮族自治区 钦州\n来自 2.docx"


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        (Order.RECENT, ["b2", "b1", "b3", "b4", "m1", "m2", "m10"]),
        (Order.LENGTH, ["b1", "b2", "m1", "m2", "m10", "b4", "b3"]),
        (Order.ADDED, ["m10", "m2", "m1", "b1", "b2", "b3", "b4"]),
    ],
)
def test_orders_put_the_larger_and_later_first(model, order, expected):
    model.sort_by(order)
    assert ids(model) == expected


def test_titles_are_sorted_as_in_a_dictionary():
    names = ["第10地", "钦州", "第2地", "重庆", "阿坝"]
    reports = [make_report(f"b{n}", title=name) for n, name in enumerate(names)]
    assert [r.title for r in sort_reports(reports, Order.TITLE)] == [
        "阿坝",
        "重庆",
        "第2地",
        "第10地",
        "钦州",
    ]


def test_sorting_keeps_what_views_hold_on_to(model, qtbot):
    held = {
        id: QPersistentModelIndex(model.index(model.row_of(id), Column.TITLE))
        for id in ("b3", "m2")
    }
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.layoutChanged):
        model.sort_by(Order.ADDED)
    assert {id: index.data(ReportRole.REPORT).id for id, index in held.items()} == {
        "b3": "b3",
        "m2": "m2",
    }


def test_a_changed_report_is_announced_alone(model, qtbot):
    library = list(make_library())
    library[2] = replace(library[2], title="阿拉善")
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged) as told:
        model.show_reports(library)
    first, last, _ = told.args
    assert (first.row(), last.row()) == (model.row_of("b3"),) * 2


def test_the_same_reports_announce_nothing(model, qtbot):
    signals = (model.modelReset, model.layoutChanged, model.dataChanged)
    with (
        qtbot.assertNotEmitted(signals[0]),
        qtbot.assertNotEmitted(signals[1]),
        qtbot.assertNotEmitted(signals[2]),
    ):
        model.show_reports(list(make_library()))


def test_sifting_keeps_one_province_and_level(model):
    assert set(model.provinces()) == {"江苏省", "广西壮族自治区", "山西省", UNKNOWN}
    assert model.provinces()[-1] == UNKNOWN
    assert model.levels() == ("省级", "市级", "县级", UNKNOWN)
    model.sift("广西壮族自治区", "市级")
    assert ids(model) == ["b2", "b3", "m1", "m10"]
    assert model.row_of("b1") == -1
    model.sift(UNKNOWN, UNKNOWN)
    assert ids(model) == ["m2"]
    model.sift()
    assert model.rowCount() == model.total == 7


def test_only_own_reports_are_dragged(model):
    draggable = Qt.ItemFlag.ItemIsDragEnabled
    rows = [model.row_of(id) for id in ("b1", "m1", "m10")]
    indexes = [model.index(row, column) for row in rows for column in Column]
    assert [bool(model.flags(model.index(row, 0)) & draggable) for row in rows] == [
        False,
        True,
        True,
    ]
    data = model.mimeData(indexes).data(REPORTS_MIME)
    assert bytes(data.data()).decode().split() == ["m1", "m10"]


def test_many_reports_are_shown_without_an_object_a_row(model):
    many = tuple(make_report(f"m{n}", last_used=float(n % 7)) for n in range(20_000))
    model.show_reports(many)
    assert model.rowCount() == 20_000
    shown = model.index(19_999, 0).data(ReportRole.REPORT)
    assert any(shown is report for report in many)
    model.sort_by(Order.ADDED)
    assert ids(model)[0] == "m19999"
