from dataclasses import replace

from panel_samples import NOTE, make_hit, make_hits
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from drafter.core.query import Why
from drafter.core.span import Span
from drafter.ui.models.hit_list import HitListModel, HitRole, level_name

FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal


def test_model_keeps_the_rules_of_qt(qtbot):
    model = HitListModel()
    tester = QAbstractItemModelTester(model, FATAL)
    for hits in (make_hits(3), make_hits(7), [], make_hits(7)):
        model.show_hits(hits)
    assert tester.model().rowCount() == 7


def test_rows_stay_while_an_answer_begins_with_them():
    model = HitListModel()
    assert not model.show_hits(make_hits(3))
    kept = QPersistentModelIndex(model.index(2, 0))
    assert model.show_hits(make_hits(7))
    assert (kept.isValid(), model.rowCount()) == (True, 7)
    assert not model.show_hits(make_hits(5))
    assert not model.show_hits(reversed(make_hits(7)))
    assert not kept.isValid()


def test_the_same_passages_marked_otherwise_are_told_as_changed(qtbot):
    model = HitListModel()
    model.show_hits(make_hits(2))
    marked = [replace(hit, spans=(Span(0, 2),)) for hit in make_hits(3)]
    with qtbot.waitSignals([model.dataChanged, model.rowsInserted]):
        assert model.show_hits(marked)
    assert model.hits == tuple(marked)


def test_a_row_hands_out_its_paragraph_and_the_whole_hit():
    hit = make_hit(text="激励干部担当作为。")
    model = HitListModel()
    model.show_hits([hit])
    index = model.index(0, 0)
    assert index.data() == "激励干部担当作为。"
    assert index.data(HitRole.HIT) is hit
    assert index.data(Qt.ItemDataRole.ToolTipRole).startswith(hit.exemplar.report)


def test_a_card_is_spoken_as_the_design_says():
    spans = (Span(0, 2), Span(2, 4), Span(4, 6))
    model = HitListModel()
    model.show_hits([make_hit(text="字" * 165, spans=spans), make_hit(text="字", notes=(NOTE,))])
    spoken = [model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in (0, 1)]
    assert spoken[0] == "市级，钦州，第18段，165字，命中3处，领起，按 Alt+1 插入"
    assert spoken[1] == "市级，钦州，第18段，1字，领起，原文有1处待核，按 Alt+2 插入"


def test_why_a_card_is_listed_is_spoken_and_told_in_whole():
    why = Why(("能上能下", "容错纠错"), ("容错纠错",), "干部队伍")
    model = HitListModel()
    model.show_hits([replace(make_hit(text="字"), why=why, twins=2)])
    reasons = ["命中：能上能下、容错纠错", "主题：容错纠错", "同属干部队伍", "另有2段雷同"]
    spoken = model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.endswith("，".join([*reasons, "按 Alt+1 插入"]))
    assert model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole).split("\n")[-5:-1] == reasons


def test_the_first_nine_cards_tell_the_key_that_inserts_them():
    model = HitListModel()
    model.show_hits(make_hits(10))
    tips = [model.index(row, 0).data(Qt.ItemDataRole.ToolTipRole) for row in range(10)]
    keyed = [n for n, tip in enumerate(tips, 1) if tip.endswith(f"按 Alt+{n} 插入")]
    assert keyed == [*range(1, 10)]


def test_an_own_report_without_level_is_called_mine():
    assert level_name(make_hit(report_id="m3", level="").exemplar) == "我的"
    assert level_name(make_hit(level="").exemplar) == ""
    assert level_name(make_hit(report_id="m3").exemplar) == "市级"
