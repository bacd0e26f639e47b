from dataclasses import replace

import pytest

from drafter.core.page_layout import GBT9704, MM_PER_PT, Face


def test_the_margins_leave_the_type_area_of_the_standard() -> None:
    assert (GBT9704.right_mm, GBT9704.bottom_mm) == (26, 35)


def test_28_characters_and_22_lines_fit_and_no_more() -> None:
    width, height = GBT9704.type_area_mm
    assert 28 * GBT9704.pitch_pt * MM_PER_PT <= width < 29 * GBT9704.pitch_pt * MM_PER_PT
    assert 22 * GBT9704.line_pitch_pt * MM_PER_PT <= height < 23 * GBT9704.line_pitch_pt * MM_PER_PT


def test_a_paragraph_begins_two_characters_in() -> None:
    assert GBT9704.indent_pt == 31.5


def test_the_page_number_stands_28_mm_above_the_edge() -> None:
    assert GBT9704.page_number_edge_mm == 28


@pytest.mark.parametrize(
    "change",
    [
        {"tracking_pt": 0.0},
        {"line_pitch_pt": 29.5},
        {"body": Face("仿宋_GB2312", 18)},
        {"binding_mm": 60},
        {"top_mm": 70},
    ],
)
def test_a_layout_that_does_not_hold_its_lines_is_refused(change) -> None:
    with pytest.raises(ValueError, match="fit"):
        replace(GBT9704, **change)
