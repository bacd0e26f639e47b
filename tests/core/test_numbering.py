import pytest

from drafter.core.numbering import hanzi, nth_marker, split_marker

FAMILIES = ["一、", "（一）", "1.", "（1）", "第一，", "第一、", "一是", "一要", "(1)"]


@pytest.mark.parametrize("family", FAMILIES)
def test_every_number_of_a_family_is_read_back(family: str) -> None:
    for number in range(1, 100):
        marker = nth_marker(family, number)
        assert split_marker(f"{marker}强化理论武装。") == (marker, "强化理论武装。")


def test_numbers_are_said_as_officials_say_them() -> None:
    said = [hanzi(number) for number in (1, 9, 10, 11, 20, 21, 99)]
    assert said == ["一", "九", "十", "十一", "二十", "二十一", "九十九"]
    assert len({hanzi(n) for n in range(1, 100)}) == 99


@pytest.mark.parametrize("number", [0, 100, -1])
def test_a_number_outside_1_to_99_is_refused(number: int) -> None:
    with pytest.raises(ValueError, match="hanzi"):
        hanzi(number)


@pytest.mark.parametrize(
    "text",
    [
        "1.5亿元资金",
        "一是。",
        "一、二、三产业融合发展",
        "第一、第二产业",
        "第一产业增长",
        "一产业",
        "2023年以来",
        "十分重视",
        "",
        "强化一是",
    ],
)
def test_text_without_a_number_of_its_own_is_left_whole(text: str) -> None:
    assert split_marker(text) == ("", text)


def test_blanks_before_a_number_go_with_it() -> None:
    assert split_marker("\u3000\u3000一是强化。") == ("\u3000\u3000一是", "强化。")
    assert split_marker("\u3000强化。") == ("", "\u3000强化。")


def test_a_pillar_whose_heading_holds_numbers_keeps_them() -> None:
    assert split_marker("二、一、四、六工作法") == ("", "二、一、四、六工作法")
    assert split_marker("一、“五个聚焦”") == ("一、", "“五个聚焦”")


def test_the_empty_family_has_no_markers() -> None:
    assert nth_marker("", 3) == ""
