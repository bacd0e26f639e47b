"""Words: where they stand, and how their dictionary is kept."""

import json
import os
import subprocess
import sys
import warnings
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.library.tokenizer import STOP_WORDS, bigrams, fold

SOURCE = Path(__file__).parents[2] / "src"
CORPUS = Path(__file__).parents[2] / "resources" / "corpus"
TEXT = st.text(
    st.sampled_from("组织工作强化理论武装𠮷的，。；：（）！？～ ＡbＣ１2\n·—é̀İ\U0001f600")
    | st.characters()
)


@given(TEXT)
def test_every_word_stands_where_it_says(tokenizer, text):
    folded, last = fold(text), 0
    for word in tokenizer.cut(text):
        assert folded[word.start : word.stop] == word.text
        assert last <= word.start < word.stop
        last = word.stop


@given(TEXT)
def test_full_width_and_capitals_are_gone(text):
    folded = {full: chr(ord(full) - 0xFEE0) for full in map(chr, range(0xFF01, 0xFF5F))}
    folded["\u3000"] = " "
    half = "".join(folded.get(char, char) for char in text)
    assert fold(text) == "".join(c.lower() if c.isascii() else c for c in half)


@given(TEXT)
def test_folding_moves_nothing(text):
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)


def test_no_letter_of_a_text_is_lost(tokenizer):
    text = "我们把年轻干部放到２０２３年的征地拆迁、信访维稳一线，𠮷祥社区也在内。"
    assert "".join(word.text for word in tokenizer.cut(text)) == "".join(
        char for char in fold(text) if char.isalnum()
    )


def test_full_width_and_case_make_no_difference(tokenizer):
    assert tokenizer.words("ＡＩ人才２０２３") == tokenizer.words("ai人才2023")


def test_stop_words_are_not_searched_for(tokenizer):
    assert not STOP_WORDS & set(tokenizer.words("我们把干部的培养和使用抓在手上"))
    assert "干部" in tokenizer.words("我们把干部的培养和使用抓在手上")


def test_half_a_surrogate_pair_does_no_harm(tokenizer):
    assert tokenizer.words("组织\ud800工作") == ("组织", "工作")


def test_pairs_do_not_reach_over_marks_and_spaces():
    assert bigrams("强化，武装 头脑") == ["强化", "武装", "头脑"]
    assert bigrams("𠮷祥Ａ") == ["𠮷祥", "祥a"]


@pytest.fixture(scope="module")
def jieba_words():
    """Cut as jieba itself does."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import jieba
    jieba.setLogLevel("ERROR")
    cutter = jieba.Tokenizer()
    cutter.FREQ, cutter.total = cutter.gen_pfdict(cutter.get_dict_file())
    cutter.initialized = True  # else it would write to the temporary folder
    return lambda text: tuple(
        piece
        for piece in cutter.cut(fold(text))
        if any(map(str.isalnum, piece)) and piece not in STOP_WORDS
    )


def test_the_corpus_is_cut_as_jieba_cuts_it(tokenizer, jieba_words):
    lines = (CORPUS / "reports.jsonl").read_text(encoding="utf-8").splitlines()
    texts = [
        paragraph["text"]
        for line in lines[::10]
        for section in json.loads(line)["sections"]
        for paragraph in section["paragraphs"]
    ]
    assert [tokenizer.words(text) for text in texts] == [jieba_words(text) for text in texts]


@pytest.mark.parametrize("text", ["2022-2025年", "3.5%的ＡＩ", "01_f+t.z", "a-b#c&d%", "T恤C++"])
def test_signs_within_part_words_as_with_jieba(tokenizer, jieba_words, text):
    assert tokenizer.words(text) == jieba_words(text)


def test_loading_is_silent_and_leaves_the_temporary_folder_alone(tmp_path):
    program = "from drafter.library.tokenizer import Tokenizer; print(Tokenizer().words('组织'))"
    spare = tmp_path / "spare"
    spare.mkdir()
    environment = os.environ | {"PYTHONPATH": str(SOURCE), "TMPDIR": str(spare), "TEMP": str(spare)}
    ended = subprocess.run(
        [sys.executable, "-W", "default", "-c", program],
        env=environment | {"PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
    )
    assert (ended.stdout.strip(), ended.stderr) == ("('组织',)", "")
    assert list(spare.iterdir()) == []


def test_nothing_is_loaded_before_the_first_word():
    program = (
        "import sys; from drafter.library.tokenizer import Tokenizer; Tokenizer();"
        " print('rjieba' in sys.modules)"
    )
    ended = subprocess.run(
        [sys.executable, "-c", program],
        env=os.environ | {"PYTHONPATH": str(SOURCE)},
        capture_output=True,
    )
    assert ended.stdout.strip() == b"False", ended.stderr
