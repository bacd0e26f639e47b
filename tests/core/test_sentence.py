import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.core.sentence import sentence_at, sentence_end, sentence_spans

TEXT = st.text(st.sampled_from("党建𠮷，。！？”’）》 \u3000“a"), max_size=40)


def sentences(text: str) -> list[str]:
    return [text[span.start : span.stop] for span in sentence_spans(text)]


@given(TEXT)
def test_sentences_cover_all_but_blanks_and_touch_each_other(text: str) -> None:
    found = sentences(text)
    assert "".join(found) == text[: len("".join(found))]
    assert not text[len("".join(found)) :].strip()
    assert all(sentence.strip() for sentence in found)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("建成。用好。", ["建成。", "用好。"]),
        ("他说：“建成。”再用好", ["他说：“建成。”", "再用好"]),
        ("（见附件。）下一句？！", ["（见附件。）", "下一句？！"]),
        ("没有句号", ["没有句号"]),
        ("增长12.5%，好。", ["增长12.5%，好。"]),
        ("甲；乙……丙。", ["甲；乙……丙。"]),
        ("", []),
        (" \u3000", []),
    ],
)
def test_a_sentence_ends_with_its_marks_and_their_quotation_marks(
    text: str, parts: list[str]
) -> None:
    assert sentences(text) == parts


def test_the_end_of_a_sentence_is_found_from_within_and_kept_between_two() -> None:
    text = "做了甲。做了乙𠮷。"
    assert [sentence_end(text, n) for n in (0, 1, 4, 5, 9)] == [0, 4, 4, 9, 9]


@pytest.mark.parametrize(
    ("offset", "sentence"),
    [(0, "建成。"), (2, "建成。"), (3, "建成。"), (4, "用好"), (5, "用好")],
)
def test_a_caret_between_two_sentences_is_in_the_one_before(offset: int, sentence: str) -> None:
    text = "建成。用好"
    found = sentence_at(text, offset)
    assert found is not None
    assert text[found.start : found.stop] == sentence


@given(TEXT, st.integers(0, 40))
def test_the_sentence_at_a_caret_holds_it(text: str, offset: int) -> None:
    found = sentence_at(text, offset)
    if found is None:
        assert all(not span.start <= offset <= span.stop for span in sentence_spans(text))
    else:
        assert found in sentence_spans(text)
        assert found.start <= offset <= found.stop
