from hypothesis import given
from hypothesis import strategies as st

from drafter.core.draft import Block, Role, Run
from drafter.core.history import Caret, History, Kind, Splice, apply, difference

HERE = Caret(0, 0)


def block(name: str, text: str = "") -> Block:
    return Block(name, Role.BODY, (Run(text),) if text else ())


def typed(before: str, after: str, at: int) -> Splice:
    old, new = block("a", before), block("a", after)
    return Splice(0, (old,), (new,), Caret(0, at), Caret(0, at + 1), Kind.TYPING)


def test_letters_typed_one_after_the_other_are_one_step() -> None:
    history = History()
    history.push(typed("", "a", 0))
    history.push(typed("a", "ab", 1))

    back = history.undo()

    assert back is not None
    assert back.added == (block("a", ""),)
    assert not history.can_undo


def test_a_moved_caret_begins_a_new_step() -> None:
    history = History()
    history.push(typed("", "a", 0))
    history.close_step()
    history.push(typed("a", "ab", 1))

    history.undo()

    assert history.can_undo


def test_typing_elsewhere_is_a_step_of_its_own() -> None:
    history = History()
    history.push(typed("xy", "xay", 1))
    history.push(typed("xay", "bxay", 0))

    history.undo()

    assert history.can_undo


def test_a_new_change_forgets_what_could_be_redone() -> None:
    history = History()
    history.push(typed("", "a", 0))
    history.undo()
    history.push(typed("", "b", 0))

    assert not history.can_redo


def test_a_saved_state_is_known_again_after_undo_and_redo() -> None:
    history = History()
    history.push(typed("", "a", 0))
    history.mark_saved()
    history.push(typed("a", "ab", 1))
    assert history.modified
    history.undo()
    assert not history.modified


def test_a_saved_state_that_was_written_over_never_counts_as_saved_again() -> None:
    history = History()
    history.push(typed("", "a", 0))
    history.mark_saved()
    history.undo()
    history.push(typed("", "b", 0))

    assert history.modified


def test_the_oldest_steps_go_first_and_the_newest_stay() -> None:
    history = History()
    for number in range(1200):
        history.push(
            Splice(0, (block("a", f"{number}x"),), (block("a", f"{number}y"),), HERE, HERE)
        )

    undone = 0
    while history.undo():
        undone += 1

    assert undone == 1000


blocks = st.lists(st.sampled_from("abcdefgh"), unique=True, max_size=6).map(
    lambda names: tuple(block(name, name * 2) for name in names)
)


@given(old=blocks, new=blocks)
def test_a_difference_leads_from_the_old_state_to_the_new_and_back(
    old: tuple[Block, ...], new: tuple[Block, ...]
) -> None:
    splice = difference(old, new, HERE, HERE, Kind.OTHER)
    if splice is None:
        assert old == new
        return
    assert apply(old, splice) == new
    assert apply(new, splice.reversed()) == old
