from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.core.draft import Block, Draft, Role, Run, insert_runs, normalise, split_runs
from drafter.core.origin import Origin

ORIGIN = Origin("b23-18", "综述", "钦州", 18, 2, "建成20个。")
TEXT = st.text(st.sampled_from("党建一二，。𠮷𪚥12a"), min_size=1, max_size=6)
RUNS = st.lists(
    st.builds(
        Run,
        text=TEXT,
        heading=st.booleans(),
        origin=st.sampled_from([None, ORIGIN]),
        fact=st.sampled_from(["", "地区"]),
    ),
    max_size=8,
)


def text_of(runs: object) -> str:
    return "".join(run.text for run in runs)  # type: ignore[attr-defined]


def makes(runs: object) -> list[tuple[object, ...]]:
    """One entry a character: its make."""
    return [
        (char, run.heading, run.origin, run.fact)
        for run in runs  # type: ignore[attr-defined]
        for char in run.text
    ]


def draft_of(*blocks: Block) -> Draft:
    return Draft("", "汇报", {}, blocks)


@given(RUNS, st.integers(0, 60))
def test_splitting_keeps_every_character_and_cuts_at_the_code_point(
    runs: list[Run], offset: int
) -> None:
    before, after = split_runs(runs, offset)
    assert makes(before) + makes(after) == makes(runs)
    assert len(text_of(before)) == min(offset, len(text_of(runs)))


@given(RUNS)
def test_normalised_runs_say_the_same_and_have_no_alike_neighbours(runs: list[Run]) -> None:
    joined = normalise(runs)
    assert makes(joined) == makes(runs)
    assert not any(a.alike(b) for a, b in pairwise(joined))
    assert normalise(joined) == joined


@given(RUNS, RUNS, st.data())
def test_inserted_runs_stand_at_the_offset_and_nothing_else_changes(
    old: list[Run], new: list[Run], data: st.DataObject
) -> None:
    block = Block("s1", Role.BODY, normalise(old), target=90, prompt="写什么", hints=("党建",))
    other = Block("s2", Role.BODY, (Run("别的"),))
    offset = data.draw(st.integers(0, len(block.text)))
    edit = insert_runs(draft_of(block, other), "s1", offset, new)
    changed = edit.draft.block("s1")
    assert makes(changed.runs) == makes(old)[:offset] + makes(new) + makes(old)[offset:]
    assert (changed.target, changed.prompt, changed.hints) == (90, "写什么", ("党建",))
    assert edit.changed == ("s1",)
    assert edit.draft.block("s2") is other
    assert text_of(block.runs) == text_of(old)


@pytest.mark.parametrize("offset", [-1, 3])
def test_an_offset_outside_the_text_is_refused(offset: int) -> None:
    draft = draft_of(Block("s1", Role.BODY, (Run("𠮷野"),)))
    with pytest.raises(ValueError, match="outside"):
        insert_runs(draft, "s1", offset, (Run("新"),))


def test_an_unknown_block_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        insert_runs(draft_of(Block("s1", Role.BODY)), "s9", 0, ())


@pytest.mark.parametrize("text", ["", "上\n下"])
def test_a_run_is_neither_empty_nor_of_two_lines(text: str) -> None:
    with pytest.raises(ValueError, match="not empty"):
        Run(text)


def test_a_draft_has_blocks_and_their_ids_differ() -> None:
    with pytest.raises(ValueError, match="unique"):
        draft_of()
    with pytest.raises(ValueError, match="unique"):
        draft_of(Block("s1", Role.BODY), Block("s1", Role.CLOSING))


def test_the_heading_ends_where_ordinary_text_begins() -> None:
    runs = (Run("一是", heading=True), Run("强化武装。", heading=True, fact="x"), Run("开展轮训。"))
    block = Block("s1", Role.POINT, (*runs, Run("再说", heading=True)))
    assert (block.heading, block.body) == ("一是强化武装。", "开展轮训。再说")


def test_the_title_is_read_off_the_title_block() -> None:
    titled = draft_of(Block("s1", Role.BODY, (Run("正文"),)), Block("s2", Role.TITLE, (Run("题"),)))
    assert (titled.title, draft_of(Block("s1", Role.BODY)).title) == ("题", "")
