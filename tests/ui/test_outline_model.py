from panel_samples import make_outline, rows
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from drafter.ui.models.outline_model import OutlineModel, OutlineRole

FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal


def test_model_keeps_the_rules_of_qt_through_every_kind_of_change(qtbot):
    model = OutlineModel()
    tester = QAbstractItemModelTester(model, FATAL)
    for items in (make_outline(), make_outline(written=5), make_outline(points=9), ()):
        model.show_items(items)
    assert tester.model() is model


def test_rows_stand_in_the_order_of_the_draft():
    model = OutlineModel()
    model.show_items(make_outline())
    assert [index.data(OutlineRole.ITEM).block_id for index in rows(model)] == [
        "open", "p1", "p1.1", "p1.2", "p1.3", "p2", "p2.1", "p2.1.1", "close",
    ]  # fmt: skip


def test_counting_on_announces_only_the_rows_that_differ(qtbot):
    model = OutlineModel()
    model.show_items(make_outline(written=92))
    changed, resets = [], []
    model.dataChanged.connect(lambda top, _bottom, _roles: changed.append(top.data()))
    model.modelReset.connect(lambda: resets.append(True))
    assert model.show_items(make_outline(written=93)) is False
    assert changed == ["聚焦政治建设", "强化第1件事"]
    assert resets == []
    assert model.index_of("p1").data(OutlineRole.ITEM).written_in_all == 113


def test_a_new_point_moves_rows_and_says_so():
    model = OutlineModel()
    model.show_items(make_outline(points=3))
    assert model.show_items(make_outline(points=4)) is True
    assert model.rowCount(model.index_of("p1")) == 4


def test_a_row_is_found_by_its_block_and_knows_its_parent():
    model = OutlineModel()
    model.show_items(make_outline())
    assert model.index_of("p2.1.1").parent() == model.index_of("p2.1")
    assert model.index_of("p2").parent() == QModelIndex()
    assert not model.index_of("nowhere").isValid()


def test_a_pillar_is_shown_short_and_told_whole():
    model = OutlineModel()
    model.show_items(make_outline())
    pillar = model.index_of("p1")
    assert pillar.data() == "聚焦政治建设"
    assert pillar.data(Qt.ItemDataRole.ToolTipRole) == "一　聚焦政治建设，铸牢忠诚品格"


def test_rows_are_spoken_with_counts_and_open_slots():
    model = OutlineModel()
    model.show_items(make_outline())
    spoken = model.index_of("p2.1").data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "二·1，广开门路，已写33字，目标200字，空位1处"
    opening = model.index_of("open").data(Qt.ItemDataRole.AccessibleTextRole)
    assert opening == "题目、称谓、开头，已写173字"
