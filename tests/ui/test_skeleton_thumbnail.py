from hypothesis import given
from hypothesis import strategies as st
from start_samples import make_skeleton

from drafter.ui.views.skeleton_thumbnail import strokes

LENGTHS = st.lists(
    st.lists(st.integers(1, 3000), max_size=6).map(tuple), min_size=1, max_size=8
).map(tuple)


@given(LENGTHS, st.integers(84, 260))
def test_every_stroke_lies_on_the_page(lengths, width):
    height = round(width * 198 / 148)
    for stroke in strokes(make_skeleton(lengths=lengths), width, height):
        assert stroke.width > 0
        assert stroke.x > 0
        assert stroke.x + stroke.width < width
        assert stroke.y > 0
        assert stroke.y + stroke.height < height


def test_each_pillar_has_a_cinnabar_tick_beside_its_heading():
    drawn = strokes(make_skeleton(lengths=((100,), (200, 100), (300,))), 148, 198)
    ticks = [stroke.y for stroke in drawn if stroke.token == "cinnabar"]
    headings = [stroke.y for stroke in drawn if stroke.token == "ink1"][1:]  # after the title
    assert ticks == [y - 1 for y in headings]
    assert len(ticks) == 3


def test_a_part_three_times_as_long_takes_about_three_times_the_page():
    drawn = strokes(make_skeleton(lengths=((500,), (1500,), (500,)), word="事"), 148, 198)
    first, second, third = (stroke.y for stroke in drawn if stroke.token == "cinnabar")
    assert 2.4 < (third - second) / (second - first) < 3.6


def test_a_page_is_filled_whatever_the_length_of_the_skeleton():
    for scale in (1, 10):
        lengths = tuple((70 * scale, 110 * scale, 90 * scale) for _ in range(5))
        drawn = strokes(make_skeleton(lengths=lengths), 148, 198)
        assert max(stroke.y for stroke in drawn) > 160
