"""What stands in the index of a passage's characters."""

import tantivy
from hypothesis import given
from hypothesis import strategies as st
from made_reports import make_report

from drafter.core.thesaurus import Thesaurus
from drafter.library import fields
from drafter.library.encoder import Encoder
from drafter.library.tokenizer import Tokenizer, bigrams

ENCODER = Encoder(Tokenizer(), Thesaurus(()))
LETTERS = st.text("党员𠮷𠮷\U00030000ＡaB１2，。 　-“\u0301", max_size=30)


def indexed(text):
    """Return which of all possible pairs the index has of a passage."""
    index = tantivy.Index(fields.schema())
    fields.register(index)
    writer = index.writer(15_000_000, 1)
    report = make_report("甲。" + text)
    for found in fields.passages(report, ENCODER):
        writer.add_document(found.document)
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    letters = sorted(set(text.lower()) | set(bigrams(text)) | set("".join(bigrams(text))))
    possible = {a + b for a in letters for b in letters if len(a + b) == 2}
    return {pair for pair in possible if index.searcher().doc_freq("pairs", pair)}


@given(LETTERS)
def test_the_index_has_the_pairs_that_a_phrase_is_looked_up_by(text):
    assert indexed(text) == set(bigrams("甲。" + text))
