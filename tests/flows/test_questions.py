import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.core.draft import Block, Role, Run
from drafter.core.origin import Origin
from drafter.core.query import Query
from drafter.flows.questions import LONGEST_LIKE, question_at, question_like

TITLE = Block("t", Role.TITLE, (Run("汇报"),))
PILLAR = Block("p", Role.PILLAR, (Run("一、聚焦人才。", heading=True),), hints=("强市",))
POINT = Block("a", Role.POINT, (Run("一是广开门路。", heading=True), Run("引才")), hints=("渠道",))
BODY = Block("b", Role.BODY, (Run("另起一段。"),))
CLOSING = Block("c", Role.CLOSING, (Run("汇报完毕。"),))
BLOCKS = (TITLE, PILLAR, POINT, BODY, CLOSING)


@pytest.mark.parametrize(
    ("number", "asked"),
    [
        (0, None),
        (1, Query("聚焦人才", hints=("强市",))),
        (2, Query("广开门路", "聚焦人才", ("渠道",))),
        (3, Query("广开门路", "聚焦人才", ("渠道",))),
        (4, None),
        (9, None),
    ],
)
def test_a_block_asks_for_its_point_under_its_pillar(number: int, asked: Query | None) -> None:
    assert question_at(BLOCKS, number) == asked


@pytest.mark.parametrize("number", [1, 2, 3])
def test_what_is_like_a_text_is_looked_for_under_its_pillar(number: int) -> None:
    assert question_like([(Run("引进人才。"),)], BLOCKS, number) == Query("引进人才。", "聚焦人才")


def test_outside_the_pillars_there_is_no_context() -> None:
    assert question_like([(Run("汇报"),)], BLOCKS, 0) == Query("汇报")


def test_slots_are_no_words_and_paragraphs_stay_apart() -> None:
    runs = [
        (Run("引进"), Run("〔原260余〕"), Run("人。")),
        (),
        (Run("〔人数〕"),),
        (Run("留住人。"),),
    ]
    asked = question_like(runs, BLOCKS, 3)
    assert asked is not None
    assert asked.text == "引进人。\n留住人。"


def test_what_a_text_was_taken_from_is_named_once() -> None:
    origins = [Origin(f"b{n}-1", "", "", 1, 1, "原句。") for n in (7, 3, 7)]
    asked = question_like([[Run("句", origin=origin) for origin in origins]], BLOCKS, 3)
    assert asked is not None
    assert asked.without == ("b7-1", "b3-1")


@pytest.mark.parametrize("text", ["", "  ", "。……", "〔人数〕", "“”"])
def test_a_text_without_a_word_is_like_nothing(text: str) -> None:
    assert question_like([(Run(text),)] if text else [], BLOCKS, 3) is None


@given(st.lists(st.text(st.sampled_from("党𠮷〔〕。 1"), min_size=1, max_size=600), max_size=3))
def test_whatever_is_selected_makes_a_question_or_none(texts: list[str]) -> None:
    asked = question_like([(Run(text),) for text in texts], BLOCKS, 2)
    assert asked is None or 0 < len(asked.text) <= LONGEST_LIKE
