import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.core.slot import NAME_LIMIT, find_slots, slot, slot_keeping

PROSE = st.text(st.characters(exclude_characters="〔〕\n"), max_size=30)


def names(text: str) -> list[str]:
    return [found.name for found in find_slots(text)]


def test_slots_are_found_in_order_with_their_brackets() -> None:
    text = "选派〔人数〕名，〔原260余〕个"
    assert names(text) == ["人数", "原260余"]
    assert [text[s.span.start : s.span.stop] for s in find_slots(text)] == [
        "〔人数〕",
        "〔原260余〕",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "市委发〔2023〕12号",
        "〔〕",
        "〔" + "长" * (NAME_LIMIT + 1) + "〕",
        "〔上\n下〕",
        "〔没有收",
        "[人数]",
    ],
)
def test_what_only_looks_like_a_slot_is_none(text: str) -> None:
    assert names(text) == []


def test_an_unclosed_bracket_does_not_hide_the_slot_after_it() -> None:
    assert names("〔甲〔乙〕") == ["乙"]


def test_a_slot_gives_back_the_value_it_keeps() -> None:
    (found,) = find_slots("〔原260余〕名")
    assert found.kept == "260余"


@pytest.mark.parametrize("name", ["人数", "原", "原因", "原则要求", "原籍"])
def test_a_name_that_keeps_nothing_has_no_kept_value(name: str) -> None:
    assert find_slots(slot(name))[0].kept == ""


def test_a_name_of_nothing_but_blanks_and_brackets_becomes_the_blank_slot() -> None:
    assert slot(" 〔〕\n") == slot("") == "〔待填〕"


@given(PROSE, st.text(max_size=60), PROSE)
def test_whatever_a_slot_is_made_of_one_slot_is_found_where_it_was_put(
    before: str, value: str, after: str
) -> None:
    (found,) = find_slots(before + slot_keeping(value) + after)
    assert found.span.start == len(before)
    assert found.span.stop == len(before) + len(slot_keeping(value))


@given(st.text(st.characters(categories=["L", "N", "P"], exclude_characters="〔〕"), max_size=23))
def test_a_short_value_is_kept_to_the_letter(value: str) -> None:
    if value and value[0] not in "因则籍由":
        assert find_slots(slot_keeping(value))[0].kept == value
