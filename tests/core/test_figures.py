import pytest

from drafter.core.figures import amounts, figure_spans


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("市委十一届六次全会和省委十三届三次全体会议", ["十一届六次", "十三届三次"]),
        ("市第六次党代会、省第十二次党代表大会", ["第六次", "第十二次"]),
        ("自治区党委十三届三次全会", ["十三届三次"]),
        ("党的二十届三中全会、第一次全国代表大会、四个意识", []),
        ("选派260余名、N+X、20个", ["260余", "20"]),
    ],
)
def test_a_session_of_a_places_own_congress_is_a_figure_of_its_own(
    text: str, figures: list[str]
) -> None:
    assert [text[start:stop] for start, stop in figure_spans(text)] == figures


def test_amounts_in_hanzi_are_listed_in_order() -> None:
    assert amounts("培训三百余人次，占百分之三十，共5个") == ["三百余", "百分之三十", "5"]
