"""How often terms stand in texts, counted all at once."""

from hypothesis import given
from hypothesis import strategies as st

from drafter.library.counting import Counting

CHARS = st.sampled_from("组织工作a1.，𠮷\uffff\ud800")
TEXTS = st.lists(st.text(CHARS, max_size=30), min_size=1, max_size=5)
TERMS = st.lists(st.text(CHARS, min_size=1, max_size=4), unique=True, max_size=8)


def times(text, term):
    return sum(text.startswith(term, at) for at in range(len(text)))


@given(TEXTS, TERMS, st.integers(0, 12))
def test_every_term_is_counted_in_every_text(texts, terms, beginning):
    found, begun = Counting(texts).times(terms, beginning)
    assert found.tolist() == [[times(text, term) for text in texts] for term in terms]
    assert begun.tolist() == [[times(text[:beginning], term) for text in texts] for term in terms]


def test_no_term_goes_from_one_text_into_the_next():
    found, _ = Counting(["干", "部队", ""]).times(["干部", "部队"])
    assert found.tolist() == [[0, 0, 0], [0, 1, 0]]
