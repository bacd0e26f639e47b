"""Pinyin and traditional characters read as the library's words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.library.pinyin import Pinyin, is_pinyin
from drafter.library.traditional import simplified, traditional

WORDS = {"年轻": 90.0, "干部": 300.0, "西安": 4.0, "先": 1.0, "市级": 10.0, "实际": 30.0}
WORDS |= {"战略": 20.0, "重庆": 3.0, "人才": 200.0, "公寓": 8.0, "女儿": 1.0, "抓": 3.0}
TERMS = {"年轻干部": 50.0, "容错纠错": 30.0, "女干部": 5.0, "人才工作": 20.0}
PINYIN = Pinyin(WORDS, TERMS)
SPELT = {"年轻": "nian qing", "干部": "gan bu", "西安": "xi an", "战略": "zhan lve"}
SPELT |= {"人才": "ren cai", "公寓": "gong yu", "重庆": "chong qing", "实际": "shi ji"}


@pytest.mark.parametrize(
    "letters",
    [
        "nianqing ganbu",
        "nianqingganbu",
        "nian qing gan bu",
        "NIANQING Ganbu",
        "niánqīng gànbù",
        "nian2qing1gan4bu4",
        "nian2 qing1 gan4 bu4",
        "nian'qing'gan'bu",
        "nqgb",
    ],
)
def test_pinyin_is_read_however_it_is_typed(letters):
    assert PINYIN.read(letters) == "年轻干部"


@pytest.mark.parametrize("letters", ["nü ganbu", "nvganbu", "nǚgànbù", "NÜ GANBU"])
def test_the_umlaut_may_be_typed_as_v(letters):
    assert PINYIN.read(letters) == "女干部"
    assert PINYIN.read("zhanlue") == PINYIN.read("zhanlüe") == PINYIN.read("zhanlve") == "战略"


def test_a_blank_parts_syllables():
    assert PINYIN.read("xi an") == PINYIN.read("xi'an") == "西安"
    assert PINYIN.read("xia n") == ""


def test_the_more_frequent_word_is_meant():
    assert PINYIN.read("shiji") == "实际"


def test_how_much_more_frequent_a_word_is_counts_among_others_too():
    pinyin = Pinyin({"银龄": 2.0, "引领": 283.0, "党建": 400.0, "当前": 20.0}, {"银龄党建": 1.0})
    assert pinyin.read("yinling") == "引领"
    assert pinyin.read("dangjian yinling") == "党建引领"
    assert pinyin.read("yinling dangjian") == "引领党建"


def test_initials_stand_for_the_most_frequent_word_or_term():
    pinyin = Pinyin({"组织部": 36.0, "组织": 500.0}, {"抓支部": 2.0})
    assert pinyin.read("zzb") == "组织部"


def test_initials_stand_for_words_and_terms_only():
    assert PINYIN.read("rcjc") == "容错纠错"
    assert PINYIN.read("RCGZ") == "人才工作"
    assert PINYIN.read("rcgy") == ""
    assert PINYIN.read("gb") == ""


@pytest.mark.parametrize("letters", ["zzzzqq", "hello world", "banana", "a", "", "3", "x" * 500])
def test_what_is_no_pinyin_is_not_read(letters):
    assert PINYIN.read(letters) == ""


@given(
    st.lists(st.sampled_from(sorted(SPELT)), min_size=1, max_size=6),
    st.sampled_from(["", " ", "'"]),
)
def test_words_written_one_after_the_other_are_read_back(words, between):
    spelt = between.join(SPELT[word].replace(" ", between) for word in words)
    assert PINYIN.read(spelt) == "".join(words)


@given(st.text(st.sampled_from("nianqigbuzhve '12ü")))
def test_any_letters_are_read_or_left(letters):
    assert all("\u4e00" <= char <= "\u9fff" for char in PINYIN.read(letters))


def test_only_letters_may_be_pinyin():
    assert is_pinyin("nian2qing1")
    assert is_pinyin("nǚ")
    assert not is_pinyin("12371")
    assert not is_pinyin("e支部")
    assert not is_pinyin("p.p")


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("年輕幹部", "年轻干部"),
        ("年轻幹部", "年轻干部"),
        ("黨建引領基層治理", "党建引领基层治理"),
        ("著名專家著力發展", "著名专家着力发展"),
        ("年轻干部，乾坤", "年轻干部，乾坤"),
        ("𠮷祥社区", "𠮷祥社区"),
        ("AI 12371", "AI 12371"),
        ("张昇同志", "张昇同志"),
        ("張昇同志任幹部", "张昇同志任干部"),
        ("李喆同志著作", "李喆同志著作"),
        ("朱镕基著作", "朱镕基著作"),
    ],
)
def test_traditional_characters_are_read_as_simplified_ones(text, read):
    assert simplified(text) == read


@given(st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF) | st.just("，")))
def test_what_is_simplified_keeps_its_length(text):
    assert len(simplified(text)) == len(text)


def test_words_can_be_written_in_traditional_characters():
    assert traditional("年轻干部") == "年輕幹部"
