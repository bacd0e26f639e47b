from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QColor, QImage
from start_samples import make_theme

from drafter.ui.ruler import Ruler, segments

PARTS = st.lists(st.tuples(st.integers(0, 9000), st.integers(0, 9000)), min_size=1, max_size=12)


@given(PARTS, st.integers(80, 900), st.sampled_from((1.0, 1.25, 1.5, 2.0)))
def test_edges_lie_on_device_pixels_in_order_and_within_the_ruler(parts, width, ratio):
    edges = [edge for segment in segments(width, parts, ratio) for edge in segment]
    assert all(abs(edge * ratio - round(edge * ratio)) < 1e-6 for edge in edges)
    assert edges == sorted(edges)
    assert edges[0] == 0
    assert edges[-1] <= width


@given(PARTS, st.integers(80, 900))
def test_ink_shows_as_soon_as_something_is_written_and_not_before(parts, width):
    for (written, _), (left, ink, right) in zip(parts, segments(width, parts), strict=True):
        if right > left:
            assert (ink > left) == (written > 0)


def test_width_is_the_target_and_ink_what_is_written():
    first, second = segments(303, [(50, 100), (400, 200)])
    assert first == (0, 50, 100)
    assert second == (103, 303, 303)  # more than wanted fills the part, no more


def test_parts_without_target_share_the_ruler_by_what_they_hold():
    assert segments(103, [(30, 0), (70, 0)]) == [(0, 30, 30), (33, 103, 103)]
    assert segments(103, [(0, 0), (0, 0)]) == [(0, 0, 50), (53, 53, 103)]


def test_no_parts_make_no_segments():
    assert segments(200, []) == []


def colors(ruler: Ruler) -> list[QColor]:
    image: QImage = ruler.grab().toImage()
    ratio = image.devicePixelRatio()
    return [image.pixelColor(round(x * ratio), round(3 * ratio)) for x in (10, 90, 113, 190)]


def test_the_current_part_is_cinnabar_and_the_others_grey(qtbot):
    theme = make_theme()
    ruler = Ruler(theme)
    qtbot.addWidget(ruler)
    ruler.resize(203, 6)
    ruler.show_parts([(50, 100), (50, 100)], current=1)
    names = ("inkbar", "track", "cinnabar", "track")
    assert colors(ruler) == [theme.color(name) for name in names]


def test_the_ruler_follows_the_theme(qtbot):
    theme = make_theme()
    ruler = Ruler(theme)
    qtbot.addWidget(ruler)
    ruler.resize(203, 6)
    ruler.show_parts([(50, 100), (50, 100)])
    before = colors(ruler)
    theme.choose("dark")
    assert colors(ruler)[0] == theme.color("inkbar") != before[0]


def test_the_ruler_says_its_numbers_aloud(qtbot):
    ruler = Ruler(make_theme())
    qtbot.addWidget(ruler)
    ruler.show_parts([(1000, 1500), (445, 1300)])
    assert ruler.accessibleName() == "进度"
    assert ruler.accessibleDescription() == "已写 1,445 字，共 2,800 字"
