from benchmarks.retrieval import library_scores
from drafter.library.library import Library


def test_answers_to_the_judged_queries_are_no_worse_than_the_field_asks(library: Library) -> None:
    """The measured .840, .818 on points (python -m benchmarks retrieval), with a margin."""
    scores = library_scores(library)
    assert scores["all"] >= 0.82
    assert scores["point"] >= 0.78
