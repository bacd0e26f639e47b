"""Printed lines become written lines: pages and margins leave no trace, and no text is lost."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.core.manner import manner_of
from drafter.core.page_noise import without_noise
from drafter.core.printed import printed_lines
from drafter.core.raw_lines import mended
from drafter.core.structure import Line

LONG = "坚持以习近平新时代中国特色社会主义思想为指导，全面贯彻党的二十大精神，深入"
REST = "落实新时代党的建设总要求，推动组织工作高质量发展。"
OTHER = "树立鲜明用人导向，选优配强领导班子，激励干部担当作为，营造干事创业的良好氛围。"
TEXTS = [
    "党的力量来自组织，组织建设是党的建设的重要基础，全市各级党组织不断严密上下贯通的体系。",
    "坚持大抓基层的鲜明导向，选派第一书记三百六十名，整顿软弱涣散村党组织四十五个，成效明显。",
    "实施人才强市战略，引进高层次人才一百二十名，建成博士后工作站八家，人才活力竞相迸发。",
    "健全日常考核办法，把功夫下在平时，让实干者实惠，让有为者有位，营造比学赶超的浓厚氛围。",
]


def written(lines):
    kept = without_noise(printed_lines([Line(line) for line in lines]))
    return [line.text for line in mended(kept, manner_of(kept))]


def wrapped(text, width, indent):
    text = indent + text
    return [text[at : at + width] for at in range(0, len(text), width)]


@pytest.mark.parametrize(
    "number", ["— 12 —", "-12-", "第12页", "第 12 页 共 80 页", "· 12 ·", "Page 3 of 9"]
)
def test_a_page_number_between_the_halves_of_a_paragraph_goes(number):
    assert written(["　　" + LONG, number, REST]) == [LONG + REST]


def test_bare_numbers_go_where_they_count_pages():
    texts = ["　　" + LONG, "1", REST, "　　" + OTHER * 3, "2", "　　" + OTHER * 3, "3"]
    assert written(texts) == [LONG + REST, OTHER * 3, OTHER * 3]


def test_a_number_that_counts_no_pages_stays():
    assert "2023" in written(["　　" + OTHER, "2023", "　　" + OTHER])
    assert "7" in written(["　　" + OTHER, "7", "　　" + OTHER])


def test_numbers_that_follow_each_other_closely_are_a_list():
    lines = ["　　" + OTHER, "1", "张三", "2", "李四", "3", "王五"]
    assert [text for text in written(lines) if text.isdigit()] == ["1", "2", "3"]


@pytest.mark.parametrize(
    "mark",
    [
        "内部资料　注意保存",
        "【内部资料，请勿外传】",
        "www.example.com",
        "更多材料请访问 https://www.example.com/a",
        "微信公众号：笔杆子研习社",
        "仅供内部学习交流使用",
        "——————————",
    ],
)
def test_a_watermark_in_mid_sentence_goes(mark):
    assert written(["　　" + LONG, mark, REST]) == [LONG + REST]


def test_a_sentence_about_the_public_account_stays():
    text = "　　用好微信公众号：组织开展线上学习，覆盖党员一万名，点击量达到十万次。"
    assert written([text]) == [text.strip()]


@pytest.mark.parametrize(
    "line",
    [
        "开通“石泉先锋”微信公众号：累计推送信息1200条",
        "建立党员微信群：覆盖23个村",
        "打造党建公众号：石泉组工",
    ],
)
def test_a_short_line_about_a_public_account_goes_only_where_it_recurs(line):
    assert line in written(["　　" + OTHER, "　　" + line, "　　" + OTHER])
    assert line not in written(["　　" + LONG, line, REST, "　　" + LONG, line, REST])


@pytest.mark.parametrize("mark", ["点击蓝字 关注我们", "阅读 1024  点赞 36  在看 12"])
def test_what_a_page_of_the_web_shows_around_an_article_goes(mark):
    assert written([OTHER, mark, OTHER]) == [OTHER, OTHER]


def test_a_byline_of_the_web_goes_on_with_nothing():
    line = "2023-05-18 08:12:33 来源：党建网 作者：陈静"
    title = "黔江：“头雁领航”蹚出强村富民共同富裕之路"
    assert written([title, line, OTHER]) == [title, line, OTHER]


def test_a_line_that_begins_with_a_mark_goes_on():
    assert written([LONG, "、" + REST]) == [LONG + "、" + REST]


@pytest.mark.parametrize("width", [26, 31])  # at 30 a paragraph fills its last line
def test_lines_cut_after_a_number_of_characters_lost_their_indent(width):
    texts = [text * 2 for text in TEXTS]
    lines = [part.strip() for text in texts for part in wrapped(text, width, "　　")]
    assert written(lines) == texts


def test_a_running_title_goes_but_its_first_place():
    lines = ["江州市组织工作综述", "　　" + LONG, "江州市组织工作综述", REST]
    lines += ["　　" + LONG, "江州市组织工作综述", REST]
    assert written(lines) == ["江州市组织工作综述", LONG + REST, LONG + REST]


def test_a_running_title_with_the_page_number_goes():
    lines = ["江州市组织工作综述"]
    for page in range(1, 5):
        lines += ["　　" + LONG, f"江州市组织工作综述    {page}", REST]
    assert written(lines) == ["江州市组织工作综述", *[LONG + REST] * 4]


def test_a_short_line_that_comes_back_between_paragraphs_stays():
    lines = [
        "　　" + OTHER,
        "工作成效",
        "　　" + OTHER,
        "工作成效",
        "　　" + OTHER,
        "工作成效",
        "　　" + OTHER,
    ]
    assert written(lines).count("工作成效") == 3


def test_equal_lines_of_broken_paragraphs_stay():
    width = 30
    lines = [line for _ in range(4) for text in TEXTS for line in wrapped(text, width, "　　")]
    assert written(lines) == TEXTS * 4


@pytest.mark.parametrize("indent", ["　　", "    ", "\t", "\u00a0\u00a0\u00a0\u00a0"])
@pytest.mark.parametrize("width", [28, 30, 35, 40])
def test_lines_broken_at_a_margin_are_joined(width, indent):
    lines = [line for text in TEXTS * 2 for line in wrapped(text, width, indent)]
    assert written(lines) == TEXTS * 2


@pytest.mark.parametrize("width", [28, 30, 35, 40])
def test_blank_lines_part_paragraphs_that_have_no_indent(width):
    lines = [line for text in TEXTS * 2 for line in (*wrapped(text, width, ""), "")]
    assert written(lines) == TEXTS * 2


def test_a_line_a_paragraph_stays_so():
    assert written(TEXTS) == TEXTS
    assert written(["　　" + text for text in TEXTS]) == TEXTS


def test_a_form_feed_in_mid_sentence_is_no_end():
    assert written(["　　" + LONG, "\f" + REST]) == [LONG + REST]


def test_a_heading_cut_over_two_lines_is_one():
    lines = ["二、强基固本，走出一条党建引领超大城市", "现代化治理之路", "　　" + OTHER]
    assert written(lines) == ["二、强基固本，走出一条党建引领超大城市现代化治理之路", OTHER]


def test_a_salutation_goes_on_with_nothing():
    lines = ["在全省组织部长会议上的交流发言材料之一", "尊敬的各位领导，同志们：", "　　" + OTHER]
    assert written(lines)[1] == "尊敬的各位领导，同志们："


def test_a_quotation_left_open_at_the_foot_of_a_page_goes_on():
    lines = ["　　他说：“要坚持党管干部。", "要坚持党管人才。”这是要求。", "　　" + OTHER]
    assert written(lines)[0] == "他说：“要坚持党管干部。要坚持党管人才。”这是要求。"


def test_markdown_leaves_levels_and_no_marks():
    kept = printed_lines(
        [Line("# 综述"), Line("## 一、学习"), Line("**一是学。**甲。"), Line("- 乙。")]
    )
    assert [(line.text, line.level) for line in kept] == [
        ("综述", 0),
        ("一、学习", 1),
        ("一是学。甲。", None),
        ("乙。", None),
    ]


def test_masked_names_are_no_markdown():
    assert written(["**市聚焦主业，**干部担当作为。"]) == ["**市聚焦主业，**干部担当作为。"]


@given(
    st.lists(
        st.text(
            st.sampled_from("一二、（）。，：聚焦同志们第是要目录综述市级 　“”abc"), max_size=80
        )
    )
)
def test_no_letter_is_lost_but_in_noise(lines):
    # Lines that come back may be running titles; here every line is its own.
    lines = [f"{line}{chr(0x5000 + at)}" for at, line in enumerate(lines)]
    letters = Counter(char for char in "".join(lines) if char.isalnum())
    assert Counter(char for char in "".join(written(lines)) if char.isalnum()) == letters
