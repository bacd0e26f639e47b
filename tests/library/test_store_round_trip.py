"""Whatever a report holds comes back as it was, from the list too."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.core.draft import LINE_BREAKS
from drafter.core.report import (
    LEVELS,
    SUBJECTS,
    TERM_KINDS,
    Lead,
    Note,
    OriginTerm,
    Paragraph,
    Quotation,
    Report,
    Section,
)
from drafter.library.database import Database
from drafter.library.store import Store

words = st.text(st.characters(exclude_categories=("Cs",)), max_size=12)
lines = words.filter(lambda text: text.strip() and not any(c in text for c in LINE_BREAKS))
numbers = st.integers(0, 10**6)


def tuples(values, most=3):
    return st.lists(values, max_size=most).map(tuple)


paragraphs = st.builds(
    Paragraph,
    lines,
    tuples(st.builds(Lead, words, words, numbers)),
    tuples(st.builds(Note, words, words)),
)
sections = st.builds(Section, words, st.sampled_from(("", *SUBJECTS)), tuples(paragraphs))
reports = st.builds(
    Report,
    id=st.just(""),
    title=words,
    level=st.sampled_from(("", *LEVELS)),
    region=words,
    region_full=words,
    province=words,
    sections=tuples(sections),
    terms=tuples(st.builds(OriginTerm, words, st.sampled_from(TERM_KINDS))),
    source=words,
    folder=words,
    date=st.sampled_from(("", "2023", "2023-02-18")),
    quotations=tuples(st.builds(Quotation, numbers, numbers, words, words)),
)


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    database = Database(tmp_path_factory.mktemp("往返") / "library.sqlite3")
    yield Store(database)
    database.close()


@given(report=reports)
def test_a_report_comes_back_as_it_was_taken_out_and_put_back(store, report):
    (added,) = store.add_all([report], again=True)
    expected = replace(report, id=added.id)
    assert store.report(added.id) == expected
    assert store.remove(added.id) == expected
    store.restore(expected)
    assert store.report(added.id) == expected
    summary = store.reports()[0]
    texts = [paragraph.text for section in report.sections for paragraph in section.paragraphs]
    assert (summary.paragraphs, summary.characters) == (len(texts), sum(map(len, texts)))
    assert (summary.title, summary.folder, summary.date) == (
        report.title,
        report.folder,
        report.date,
    )


@given(batch=st.lists(reports, max_size=4))
def test_each_wording_of_a_batch_is_taken_in_once(store, batch):
    first = store.add_all(batch)
    again = store.add_all(batch)
    assert [one.id for one in again] == [one.id for one in first]
    assert all(one.known for one in again)
