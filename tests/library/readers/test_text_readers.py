"""Markdown and web pages as raw lines."""

from pathlib import Path

import pytest

from drafter.core.structure import Line
from drafter.library.readers.html import read_html
from drafter.library.readers.text import read_markdown, read_text

PATH = Path("甲.md")


def markdown(text):
    return list(read_markdown(PATH, text.encode()).lines)


def html(text):
    return list(read_html(Path("甲.html"), text.encode()).lines)


def test_plain_text_keeps_its_blanks_and_marks():
    raw = read_text(PATH, "# 题\n\n　　**正文** [x](y)\n".encode())
    assert list(raw.lines) == [Line("# 题"), Line(""), Line("　　**正文** [x](y)")]


def test_one_highest_heading_on_top_is_the_title():
    assert markdown("# 汇报\n\n## 一、学习\n正文。\n### （一）读书\n") == [
        Line("汇报", 0), Line(""), Line("一、学习", 1), Line("正文。"), Line("（一）读书", 2),
    ]  # fmt: skip


def test_several_highest_headings_are_headings():
    assert markdown("# 一、学习 #\n甲。\n# 二、读书\n") == [
        Line("一、学习", 1), Line("甲。"), Line("二、读书", 1),
    ]  # fmt: skip


def test_a_number_sign_without_a_blank_is_no_heading():
    assert markdown("#组织工作#\n") == [Line("#组织工作#")]


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("**坚持**党的__领导__。", "坚持党的领导。"),
        ("- 抓学习", "抓学习"),
        ("* [x] 抓学习", "抓学习"),
        ("> > 抓学习", "抓学习"),
        ("1. 抓学习", "1. 抓学习"),
        ("见[通报](https://a.b/c \"题\")第3页", "见通报第3页"),
        ("图![样子](a.png)后", "图后"),
        (r"5\*3\.1", "5*3.1"),
        ("2*3*4", "2*3*4"),
        ("-5℃", "-5℃"),
    ],
)  # fmt: skip
def test_marks_within_a_line_go(line, text):
    assert markdown(line) == [Line(text)]


def test_frontmatter_rules_fences_and_breaks_go():
    source = "---\ntitle: 题\n---\n甲<br>乙\n\n----\n***\n```text\n丙\n```\n"
    assert [line.text for line in markdown(source)] == ["甲", "乙", "", "丙"]


def test_a_rule_that_opens_no_frontmatter_costs_nothing():
    assert [line.text for line in markdown("---\n甲\n乙\n")] == ["甲", "乙"]


def test_rows_of_a_table_are_lines():
    assert [line.text for line in markdown("| 名称 | 数量 |\n|---|:-:|\n| 支部 | 12 |\n")] == [
        "名称　数量", "支部　12",
    ]  # fmt: skip


def test_a_web_page_gives_its_visible_blocks():
    source = (
        "<!DOCTYPE html><html><head><title>不见</title><style>p{}</style></head><body>"
        "<!-- 不见 --><h1>汇&amp;报</h1><H2>一、学习</H2><p>正文\n 一行<br>二行，<b>粗</b>。</p>"
        "<script>if (a<b) x();</script><table><tr><td>甲</td><td>乙</td></tr></table>3<5</body>"
    )
    assert html(source) == [
        Line("汇&报", 1), Line("一、学习", 2), Line("正文 一行"), Line("二行，粗。"),
        Line("甲"), Line("乙"), Line("3<5"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "piece", ["<", "<a", "<!--", "<1", "<p>", "</", "<script>", "&#", "&lt;<?"]
)
def test_a_broken_page_is_read_in_one_go_over_it(piece):
    # Each of these, looked at anew from every place, would take hours.
    html("<html>甲" + piece * 150_000)


@pytest.mark.parametrize("piece", ["[](", "**", "[", "![", "> ", "\\", "# ", "- ", "|", "` `"])
def test_a_line_of_marks_only_is_read_in_one_go_over_it(piece):
    markdown("甲 " + piece * 100_000)
    markdown(piece * 100_000)
