from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from start_samples import make_skeleton

from drafter.ui.models.skeleton_list import SkeletonListModel, SkeletonRole, captions

FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal


def test_the_model_keeps_qts_rules(qtbot):
    model = SkeletonListModel()
    tester = QAbstractItemModelTester(model, FATAL)
    model.set_skeletons([make_skeleton(), make_skeleton("部长讲话", id="b")])
    model.set_skeletons([])
    assert tester.model() is model


def test_a_row_gives_its_name_its_headings_and_the_skeleton(qtbot):
    model = SkeletonListModel()
    skeleton = make_skeleton()
    model.set_skeletons([skeleton])
    row = model.index(0, 0)
    assert row.data() == "五个聚焦汇报"
    assert row.data(Qt.ItemDataRole.ToolTipRole).startswith("一、聚焦第1件大事")
    assert row.data(SkeletonRole.SKELETON) is skeleton
    assert (
        row.data(Qt.ItemDataRole.AccessibleTextRole) == "五个聚焦汇报，2 个聚焦 5 要点，约 1,000 字"
    )


def test_parts_are_called_focus_only_where_every_heading_is_one():
    assert captions(make_skeleton())[0] == "2 个聚焦 5 要点"
    assert captions(make_skeleton(word="着力"))[0] == "2 部分 5 要点"
    assert captions(make_skeleton(lengths=((), ())))[0] == "2 个聚焦"
