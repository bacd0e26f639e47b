from panel_samples import NOTE, make_hit, make_hits
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from drafter.core.span import Span
from drafter.ui.models.hit_list import HitListModel, HitRole, level_name

FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal


def test_model_keeps_the_rules_of_qt(qtbot):
    model = HitListModel()
    tester = QAbstractItemModelTester(model, FATAL)
    for hits in (make_hits(3), [], make_hits(7)):
        model.show_hits(hits)
    assert tester.model().rowCount() == 7


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
    assert spoken[0] == "市级，钦州，第18段，165字，命中3处"
    assert spoken[1] == "市级，钦州，第18段，1字，原文有1处待核"


def test_an_own_report_without_level_is_called_mine():
    assert level_name(make_hit(report_id="m3", level="").exemplar) == "我的"
    assert level_name(make_hit(level="").exemplar) == ""
    assert level_name(make_hit(report_id="m3").exemplar) == "市级"
