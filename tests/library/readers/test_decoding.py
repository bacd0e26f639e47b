"""Encodings are detected by proof, and doubt is said."""

import codecs
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.library.readers.decoding import decode

TEXT = "在全市组织工作会议上的讲话\n\n同志们：\n“两个确立”的决定性意义——2023年，共128个。"
TRADITIONAL = "組織工作會議上的講話：堅持黨的領導，統籌推進幹部隊伍建設，為實現目標提供保證。"


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030", "gbk", "utf-32"],
)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_text_is_read_in_every_usual_encoding_without_a_doubt(encoding, end):
    text = TEXT.replace("\n", end)
    found = decode(text.encode(encoding))
    assert found is not None
    assert (found.text, found.remarks) == (text, ())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "gb18030"])
def test_rare_hanzi_survive(encoding):
    text = TEXT + "𠮷祥"
    found = decode(text.encode(encoding))
    assert found is not None
    assert found.text == text


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_or_any_letter_is_told_by_its_hanzi(encoding):
    found = decode("坚持以党的政治建设为统领，推动组织工作高质量发展。".encode(encoding))
    assert found is not None
    assert found.text.startswith("坚持以党的政治建设")


def test_big5_is_read_and_doubted():
    found = decode(TRADITIONAL.encode("big5"))
    assert found is not None
    assert found.text == TRADITIONAL
    assert found.remarks == ("编码不确定，按 Big5 读的，请看看有没有乱码",)


def test_traditional_hanzi_in_gbk_are_read():
    found = decode(TRADITIONAL.encode("gbk"))
    assert found is not None
    assert found.text == TRADITIONAL
    assert found.remarks == ("编码不确定，按 GB18030 读的，请看看有没有乱码",)


@pytest.mark.parametrize(
    ("encoding", "cut"),
    [("utf-8", 1), ("utf-8", 2), ("gb18030", 1), ("utf-16", 1), ("utf-8-sig", 1)],
)
def test_half_a_character_at_the_end_costs_that_character_only(encoding, cut):
    found = decode((TEXT + "字").encode(encoding)[:-cut])
    assert found is not None
    assert found.text == TEXT
    assert found.remarks == ("文件末尾缺了半个字，前面的都读了",)


@pytest.mark.parametrize(("encoding", "at"), [("utf-8", 30), ("gb18030", 20)])
def test_a_broken_byte_within_costs_a_character_and_is_said(encoding, at):
    data = bytearray((TEXT * 20).encode(encoding))
    data[at] = 0xFF
    found = decode(bytes(data))
    assert found is not None
    assert "\ufffd" in found.text
    assert "坏了" in found.remarks[0]
    assert found.text[-60:] == (TEXT * 20)[-60:]


@pytest.mark.parametrize(
    "data",
    [
        bytes(range(256)) * 4,
        random.Random(5).randbytes(3000),
        codecs.BOM_UTF8 + b"\xff\xff",
        b"\xff\xfe\x00",
        b"\x00" * 50,
    ],
)
def test_bytes_that_are_no_text_are_none(data):
    assert decode(data) is None


@given(
    st.text(
        st.sampled_from("的一是在了不和有大这主中人上为们地个用工时要动国产，。0123"), min_size=12
    )
)
def test_a_text_of_common_hanzi_comes_back_whatever_its_encoding(text):
    text = "组织工作" + text
    for encoding in ("utf-8", "gb18030", "utf-16"):
        found = decode(text.encode(encoding))
        assert found is not None
        assert found.text == text


@given(st.binary(min_size=1, max_size=200))
def test_any_bytes_are_a_text_or_none(data):
    decode(data)
