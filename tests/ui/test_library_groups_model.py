import pytest
from catalogue_samples import FOLDERS, make_library, make_report
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from drafter.ui.models.library_groups_model import (
    ALL_BUNDLED,
    Group,
    GroupKind,
    GroupRole,
    LibraryGroupsModel,
    held,
)

FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal
SPOKEN = Qt.ItemDataRole.AccessibleTextRole


@pytest.fixture
def model(qtbot):
    model = LibraryGroupsModel()
    tester = QAbstractItemModelTester(model, FATAL, model)
    assert tester.model() is model
    model.show_library(make_library(), FOLDERS, 12)
    return model


def rows(model):
    """Return name and count of every group, heading by heading."""
    found = []
    for heading in range(model.rowCount()):
        above = model.index(heading, 0)
        below = [model.index(row, 0, above) for row in range(model.rowCount(above))]
        found.append((above.data(), [(i.data(), i.data(GroupRole.COUNT)) for i in below]))
    return found


def test_every_group_is_listed_with_its_count(model):
    assert rows(model) == [
        ("内置范例", [("全部", 4), ("省级", 1), ("市级", 2), ("县级", 1)]),
        ("我的", [("全部", 3), (FOLDERS[0], 2), (FOLDERS[1], 0), ("未归类", 1)]),
        ("标记", [("收藏的段", 12), ("用过的篇", 1)]),
    ]


def test_loose_reports_have_no_group_while_there_are_no_folders(model):
    model.show_library([make_report("m1")], (), 0)
    assert rows(model)[1] == ("我的", [("全部", 1)])


def test_bundled_reports_of_no_level_have_a_group_so_that_the_counts_add_up(model):
    library = [make_report("b1"), make_report("b2", level="")]
    model.show_library(library, (), 0)
    assert rows(model)[0][1] == [("全部", 2), ("省级", 0), ("市级", 1), ("县级", 0), ("其他", 1)]
    assert held(library, Group(GroupKind.LEVEL)) == (library[1],)


def test_a_folder_that_only_a_report_knows_is_listed(model):
    model.show_library([make_report("m1", folder="旧稿")], FOLDERS, 0)
    assert [name for name, _ in rows(model)[1][1]] == ["全部", *FOLDERS, "旧稿"]


def test_counts_change_without_a_reset(model, qtbot):
    index = model.index_of(Group(GroupKind.OWN))
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged):
        assert not model.show_library((*make_library(), make_report("m11")), FOLDERS, 12)
    assert index.data(GroupRole.COUNT) == 4


def test_a_library_as_before_announces_nothing(model, qtbot):
    with qtbot.assertNotEmitted(model.modelReset), qtbot.assertNotEmitted(model.dataChanged):
        model.show_library(make_library(), FOLDERS, 12)


def test_headings_cannot_be_chosen_and_only_folders_renamed(model):
    assert not model.flags(model.index(0, 0))
    editable = Qt.ItemFlag.ItemIsEditable
    assert not model.flags(model.index_of(ALL_BUNDLED)) & editable
    assert model.flags(model.index_of(Group(GroupKind.FOLDER, FOLDERS[0]))) & editable


@pytest.mark.parametrize(
    ("typed", "told"), [("  2024年 材料 ", "2024年 材料"), (FOLDERS[0], ""), ("  ", "")]
)
def test_a_new_name_is_told_and_changes_nothing_by_itself(model, typed, told):
    seen = []
    model.folder_named.connect(lambda *names: seen.append(names))
    index = model.index_of(Group(GroupKind.FOLDER, FOLDERS[0]))
    assert model.setData(index, typed)
    assert seen == ([(FOLDERS[0], told)] if told else [])
    assert index.data() == FOLDERS[0]


def test_a_folder_being_named_outlasts_news_of_the_library(model):
    index = model.begin_folder()
    assert index.data() == ""
    assert index.data(SPOKEN) == "新文件夹"
    model.show_library(make_library()[:4], FOLDERS, 0)
    assert rows(model)[1][1][-1] == ("", None)
    model.end_folder()
    model.end_folder()
    assert rows(model)[1][1][-1] == (FOLDERS[1], 0)


def test_rows_are_spoken_with_heading_and_count(model):
    assert model.index_of(Group(GroupKind.LEVEL, "市级")).data(SPOKEN) == "内置范例，市级，2篇"
    assert model.index_of(Group(GroupKind.FAVOURITES)).data(SPOKEN) == "标记，收藏的段，12段"


def test_groups_hold_the_reports_their_names_say():
    library = make_library()

    def ids(kind, name=""):
        return [report.id for report in held(library, Group(kind, name))]

    assert ids(GroupKind.BUNDLED) == ["b1", "b2", "b3", "b4"]
    assert ids(GroupKind.LEVEL, "县级") == ["b4"]
    assert ids(GroupKind.OWN) == ["m1", "m2", "m10"]
    assert ids(GroupKind.FOLDER, FOLDERS[0]) == ["m1", "m2"]
    assert ids(GroupKind.LOOSE) == ["m10"]
    assert ids(GroupKind.USED) == ["b2"]
    assert ids(GroupKind.FAVOURITES) == []
    assert Group(GroupKind.LEVEL, "县级").folder == ""
    assert Group(GroupKind.FOLDER, "旧稿").folder == "旧稿"
