import pytest
from catalogue_samples import make_result
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from drafter.core.importing import ImportStatus, ImportStep
from drafter.ui.models.import_list import ImportListModel, ImportRole, Phase, Remedy

FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal
A, B, C = "/材料/甲.docx", "/材料/乙.wps", "/旧 稿/丙.txt"


@pytest.fixture
def model(qtbot):
    model = ImportListModel()
    tester = QAbstractItemModelTester(model, FATAL, model)
    assert tester.model() is model
    model.begin([A, B, C])
    return model


def entry(model, path):
    return model.index(model.row_of(path), 0).data(ImportRole.ENTRY)


def phases(model):
    return [model.index(row, 0).data(ImportRole.ENTRY).phase for row in range(model.rowCount())]


def test_files_wait_then_work_then_are_through(model):
    assert phases(model) == [Phase.WAITING] * 3
    assert entry(model, A).remark == "等待"
    model.show_step(ImportStep(A, "正在分段，已读 31 段"))
    assert (entry(model, A).phase, entry(model, A).remark) == (
        Phase.WORKING,
        "正在分段，已读 31 段",
    )
    model.show_result(make_result(A))
    assert (entry(model, A).phase, entry(model, A).remark) == (Phase.ADDED, "28 段")
    model.show_step(ImportStep(A, "晚到的消息"))
    assert entry(model, A).phase is Phase.ADDED
    assert model.done == 1


@pytest.mark.parametrize(
    ("status", "locked", "phase", "remedies"),
    [
        (ImportStatus.ADDED, False, Phase.ADDED, ()),
        (ImportStatus.KNOWN, False, Phase.KNOWN, (Remedy.AGAIN,)),
        (ImportStatus.REFUSED, False, Phase.REFUSED, (Remedy.REPLACE, Remedy.RETRY)),
        (ImportStatus.REFUSED, True, Phase.LOCKED, (Remedy.REPLACE, Remedy.RETRY)),
        (ImportStatus.STOPPED, False, Phase.STOPPED, (Remedy.RETRY,)),
    ],
)
def test_each_outcome_has_its_remedies(model, status, locked, phase, remedies):
    model.show_result(make_result(B, status, locked=locked))
    assert entry(model, B).phase is phase
    assert entry(model, B).remedies == remedies


def test_a_refused_file_is_spoken_with_what_can_be_done(model):
    model.show_result(make_result(B, ImportStatus.REFUSED, "打不开 WPS 格式"))
    index = model.index(model.row_of(B), 0)
    spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "乙.wps，没有导入，打不开 WPS 格式，可以换文件、再试一次"
    assert index.data(Qt.ItemDataRole.ToolTipRole) == f"{B}\n说的是{B}。"


def test_a_file_given_twice_has_one_row(model):
    model.begin([A, B, A])
    assert model.rowCount() == 2


def test_more_files_join_and_old_ones_wait_again(model):
    model.show_result(make_result(A, ImportStatus.STOPPED))
    model.add([A, "/材料/丁.md"])
    assert phases(model) == [Phase.WAITING] * 4
    assert model.done == 0


def test_another_file_takes_the_row_of_one(model):
    model.show_result(make_result(B, ImportStatus.REFUSED))
    model.replace(B, "/材料/乙.docx")
    assert model.row_of(B) == -1
    assert model.row_of("/材料/乙.docx") == 1
    assert phases(model) == [Phase.WAITING] * 3
    model.replace("/材料/乙.docx", A)
    assert model.rowCount() == 3


def test_news_of_a_file_nobody_announced_is_listed(model):
    model.show_result(make_result("/材料/展开的.docx"))
    assert phases(model)[-1] is Phase.ADDED


def test_files_without_a_turn_are_called_off_at_the_end(model):
    model.show_result(make_result(A))
    model.show_step(ImportStep(B, "正在读"))
    model.finish()
    assert phases(model) == [Phase.ADDED, Phase.STOPPED, Phase.STOPPED]
    assert entry(model, C).remark == "没有轮到"
    assert [result.path for result in model.results] == [A, B, C]


@pytest.mark.parametrize(
    ("remark", "doubtful"),
    [
        ("28 段", False),
        ("1,028 段，自动分出 5 个部分", False),
        ("分出 12 篇，共 300 段", False),
        ("新增 3 篇，2 篇已有", False),
        ("28 段，自动分出 5 个部分，地区没认出", True),
        ("有 3 张图片里的文字没有读，28 段", True),
        ("3 篇地区没认出", True),
    ],
)
def test_what_an_import_doubts_is_no_plain_success(model, remark, doubtful):
    model.show_result(make_result(A, remark=remark))
    assert entry(model, A).phase is (Phase.DOUBTED if doubtful else Phase.ADDED)
    index = model.index(model.row_of(A), 0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == f"甲.docx，{remark}"
