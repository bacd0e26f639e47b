import pytest
from start_samples import make_skeleton, make_theme

from drafter.ui.views.structure_list import StructureList, structure


@pytest.mark.parametrize("target", ["", "2800", "30000"])
def test_opening_and_pillars_add_up_to_the_target(target):
    skeleton = make_skeleton()
    opening, pillars = structure(skeleton, target, "")
    wanted = int(target) if target else skeleton.target
    assert opening + sum(pillar.target_in_all for pillar in pillars) == wanted
    assert [len(pillar.children) for pillar in pillars] == [3, 2]


def test_the_structure_says_its_rows_aloud(qtbot):
    rows = StructureList(make_theme())
    qtbot.addWidget(rows)
    rows.show_pillars(structure(make_skeleton(), "", "")[1])
    assert rows.accessibleDescription().startswith("一，聚焦第1件大事，440 字；二，")
    assert rows.sizeHint().height() == 48
