"""What a user typed, as a question."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.core.typed import typed_query


@pytest.mark.parametrize(
    ("words", "text", "phrases"),
    [
        ("年轻干部", "年轻干部", ()),
        ("  年轻干部 培养 ", "年轻干部 培养", ()),
        ('"年轻干部"', "", ("年轻干部",)),
        ("“年轻干部”", "", ("年轻干部",)),
        ("”年轻干部”", "", ("年轻干部",)),
        ("「年轻干部」", "", ("年轻干部",)),
        ("＂年轻干部＂", "", ("年轻干部",)),
        ("『年轻干部』", "", ("年轻干部",)),
        ("‘年轻干部’", "", ("年轻干部",)),
        ("“年轻‘干部’培养”", "", ("年轻‘干部’培养",)),
        ('“年轻"干部"培养”', "", ('年轻"干部"培养',)),
        ('「年轻"干部」', "", ('年轻"干部',)),
        ("‘年轻’和‘干部’", "‘年轻’和‘干部’", ()),
        ("“年轻‘干部’", "“年轻‘干部’", ()),
        ("“”", "“”", ()),
        ("’", "’", ()),
        ("《年轻干部》", "《年轻干部》", ()),
        ('培养 "年轻干部" 成长', "培养 成长", ("年轻干部",)),
        ('"容错" "纠错"', "", ("容错", "纠错")),
        ('"容错" "容错"', "", ("容错",)),
        ("念好“爱”字诀", "念好“爱”字诀", ()),
        ("“爱”字诀", "“爱”字诀", ()),
        ("“爱”和“严”", "“爱”和“严”", ()),
        ('年轻"干部', "年轻 干部", ()),
        ('"', '"', ()),
        ('""', '""', ()),
        ('"，" 干部', "干部", ()),
    ],
)
def test_quotes_make_phrases(words, text, phrases):
    query = typed_query(words)
    assert (query.text, query.phrases) == (text, phrases)


@given(st.text(st.sampled_from('年轻干部a1 ，"“”‘’「」＂'), min_size=1).filter(str.strip))
def test_whatever_is_typed_is_a_question(words):
    query = typed_query(words)
    assert query.text.strip() or query.phrases
    letters = "".join(filter(str.isalnum, words))
    kept = "".join(filter(str.isalnum, query.text + "".join(query.phrases)))
    assert set(kept) == set(letters)
