"""PDF files as raw lines."""

from pathlib import Path

import pytest

from drafter.core.structure import Line
from drafter.errors import ImportRefused
from drafter.library.readers.pdf import read_pdf
from tests.library.fixtures.small_pdf import Put, lines, small_pdf

PATH = Path("甲 材料.pdf")
BODY = (
    "　　坚持以党的政治建设为统领，推动全市组织",
    "工作高质量发展。",
    "　　一、学习",
    "　　正文。",
)


def read(*pages, **options):
    return read_pdf(PATH, small_pdf(*pages, **options))


def texts(*pages, **options):
    return [line.text for line in read(*pages, **options).lines]


def test_lines_are_read_from_top_to_bottom_with_their_indents():
    assert texts(lines(*BODY), lines("第二页。")) == [*BODY, "第二页。"]


def test_the_order_of_drawing_does_not_matter():
    assert texts(list(reversed(lines(*BODY)))) == list(BODY)


def test_mirrored_margins_are_told_apart():
    odd, even = lines(*BODY, x=90), lines(*BODY, x=60)
    assert texts(odd, even, odd, even) == [*BODY] * 4


def test_a_large_centred_line_is_a_title():
    title = Put("江州市组织工作汇报", (595 - 9 * 22) / 2, 760, 22)
    wide = lines("　　" + "坚" * 25, "持" * 27)
    assert read([title, *wide]).lines[0] == Line("江州市组织工作汇报", 0)
    contents = Put("目录", (595 - 2 * 22) / 2, 760, 22)
    assert read([contents, *wide]).lines[0].level is None


def test_blanks_are_seen_where_they_are_seen():
    page = [
        Put("目", 100), Put("录", 132),
        Put("张", 100, 600), Put("三", 132, 600), Put("书记", 164, 600),
        Put("发展", 100, 560), Put("2023", 136, 560), Put("年", 201, 560),
    ]  # fmt: skip
    assert texts(page) == ["目　录", "张　三　书记", "发展2023年"]


def test_blanks_between_hanzi_that_nobody_sees_are_none():
    assert texts([Put("党 ", 100), Put("建 ", 116), Put("工作", 132)]) == ["党建工作"]


def test_a_title_spaced_out_is_not_full_of_blanks():
    assert texts([Put(char, 100 + 30 * at) for at, char in enumerate("组织工作汇报")]) == [
        "组织工作汇报"
    ]


def test_characters_printed_twice_to_look_bold_are_read_once():
    assert texts([Put("一、学习", 100), Put("一、学习", 100.4)]) == ["一、学习"]
    assert texts([Put("——人人", 100)]) == ["——人人"]


def test_slanting_text_and_pale_text_on_every_page_are_watermarks():
    mark = [Put("内部资料", 200, 300, 40, 45), Put("仅供参考", 200, 655, 16, 0, 0.85)]
    assert texts([*lines(*BODY), *mark], [*lines(*BODY), *mark]) == [*BODY] * 2
    huge = [Put("仅供参考", 200, 400, 60, 0, 0.85)]
    assert texts([*lines(*BODY), *huge]) == list(BODY)


def test_what_stands_beside_the_page_is_not_read():
    beside = [Put("上页的行", 80, 900), Put("右边", 700, 500), Put("下面", 80, -30)]
    assert texts([*lines(*BODY), *beside]) == list(BODY)


def test_pale_text_that_stands_once_is_text():
    assert texts([*lines(*BODY), Put("浅色说明", 80, 400, 16, 0, 0.85)]) == [*BODY, "浅色说明"]


@pytest.mark.parametrize(("rotate", "angle"), [(90, 90), (0, 90), (270, 270), (180, 180)])
def test_a_page_on_its_side_is_read(rotate, angle):
    step = {90: (28, 0), 180: (0, 28), 270: (-28, 0)}[angle]
    page = [
        Put(text, 300 + step[0] * at, 400 + step[1] * at, 16, angle)
        for at, text in enumerate(("第一行", "第二行", "第三行"))
    ]
    assert texts(page, rotate=rotate) == ["第一行", "第二行", "第三行"]


def test_a_scan_is_refused_in_words():
    for page in ([], lines("CamScanner")):
        with pytest.raises(ImportRefused, match=r"这是扫描件.*文字识别"):
            read(page, page, page, picture=(0, 1, 2))


def test_pages_that_are_pictures_among_others_are_said():
    raw = read(lines(*BODY), [], lines(*BODY), picture=(1,))
    assert len(raw.lines) == 8
    assert raw.remarks == ("第 2 页是图片，里面的文字没有读",)


def test_a_page_of_text_with_a_picture_is_no_scan():
    assert read(lines(*BODY), picture=(0,)).remarks == ()


def test_a_pdf_without_any_text_is_refused_in_words():
    with pytest.raises(ImportRefused, match="没有能读的文字"):
        read([], [])


def test_characters_that_are_not_those_one_sees_are_refused_in_words():
    with pytest.raises(ImportRefused, match="文字编码是乱的"):
        read(lines("坚持党的领导" * 5, "坚持党的领导" * 5), encoding="Identity-H")
    with pytest.raises(ImportRefused, match="文字编码是乱的"):
        read(lines("\ue001\ue002\ue003\ue004党建"))


def test_a_few_characters_unknown_are_said():
    raw = read(lines(*BODY, "　　" + "党建" * 10 + "\ue001"))
    assert raw.lines[-1].text.endswith("党建\ufffd")
    assert raw.remarks == ("有 1 个字认不出，显示成“\ufffd”",)


@pytest.mark.parametrize("data", [b"%PDF-1.7", b"%PDF-1.4\n" + b"\xff" * 900])
def test_what_only_begins_as_a_pdf_is_refused(data):
    with pytest.raises(ImportRefused, match="不完整或已损坏"):
        read_pdf(PATH, data)
