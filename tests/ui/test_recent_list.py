from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from start_samples import NOW, make_recent

from drafter.ui.models.recent_list import RecentListModel, RecentRole, when_text

FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal


def model_of(*recents):
    model = RecentListModel(lambda: NOW)
    model.set_recents(recents)
    return model


def titles(model):
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_the_model_keeps_qts_rules(qtbot):
    model = RecentListModel(lambda: NOW)
    tester = QAbstractItemModelTester(model, FATAL)
    model.set_recents([make_recent(), make_recent("/乙", "乙稿")])
    model.look_for("乙")
    model.look_for("没有这个词")
    model.set_recents([])
    assert tester.model() is model


def test_rows_keep_their_order_and_tell_their_file(qtbot):
    model = model_of(make_recent(), make_recent("/乙", "乙稿"))
    assert titles(model) == ["甲稿", "乙稿"]
    assert model.index(1, 0).data(Qt.ItemDataRole.ToolTipRole) == "/乙"
    assert model.index(1, 0).data(RecentRole.RECENT).path == "/乙"


def test_every_word_looked_for_must_stand_in_the_row(qtbot):
    model = model_of(
        make_recent(title="全省会议汇报"),
        make_recent("/b/Report.jujiao", "全省研讨", skeleton="五个聚焦研讨发言"),
    )
    for words, found in (
        ("全省", ["全省会议汇报", "全省研讨"]),
        ("全省 发言", ["全省研讨"]),
        ("REPORT", ["全省研讨"]),
        ("  ", ["全省会议汇报", "全省研讨"]),
        ("没有", []),
    ):
        model.look_for(words)
        assert titles(model) == found, words


def test_new_rows_are_sifted_by_the_words_at_hand(qtbot):
    model = model_of()
    model.look_for("乙")
    model.set_recents([make_recent(), make_recent("/乙", "乙稿")])
    assert titles(model) == ["乙稿"]


def test_a_row_is_read_aloud_as_one_sentence(qtbot):
    model = model_of(make_recent())
    aloud = model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert aloud == ("甲稿，五个聚焦汇报 · 写到“坚持严管厚爱”，1445 / 2800 字，空位 3，今天 14:32")


def test_a_row_of_which_little_is_known_is_read_aloud_without_gaps(qtbot):
    bare = make_recent(title="甲稿", skeleton="", at="", when="", slots=0, written=0, target=0)
    model = model_of(bare)
    aloud = model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert aloud == "甲稿，0 / 0 字，无空位"


@pytest.mark.parametrize(
    ("when", "said"),
    [
        ("2023-08-20T14:32:00+08:00", "今天 14:32"),
        ("2023-08-20T06:32:00+00:00", "今天 14:32"),
        ("2023-08-19T18:05:00+08:00", "昨天 18:05"),
        ("2023-08-14T18:05:00+08:00", "8月14日"),
        ("2022-08-20T14:32:00+08:00", "2022年8月20日"),
        ("", ""),
    ],
)
def test_a_time_is_said_as_a_writer_says_it(when, said):
    assert when_text(when, NOW) == said


def test_new_years_eve_is_yesterday_on_new_years_day():
    first = NOW.replace(month=1, day=1)
    eve = first - timedelta(hours=20)
    assert when_text(eve.isoformat(), first) == f"昨天 {eve:%H:%M}"
