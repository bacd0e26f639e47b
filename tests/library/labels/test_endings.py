"""Where the ending of a name is the beginning of another word."""

import pytest

from drafter.library.labels.endings import begins_word


@pytest.mark.parametrize(
    "text", ["市场", "市民受益", "县域", "区别", "区民", "旗帜", "省察", "盟友", "区划"]
)
def test_an_ending_may_begin_another_word(text):
    assert begins_word(text[0], text[1:3])


@pytest.mark.parametrize("text", ["县级", "区级", "市属", "县区", "市内", "区直", "州市"])
def test_an_ending_may_begin_a_word_of_a_level(text):
    assert begins_word(text[0], text[1:], level_too=True)
    assert not begins_word(text[0], text[1:])


@pytest.mark.parametrize("text", ["市委", "县", "市民政局", "区民族宗教局", "州委"])
def test_an_ending_may_be_just_that(text):
    assert not begins_word(text[0], text[1:], level_too=True)
