"""When a report was written: said where a date stands, or not at all."""

import pytest

from drafter.library.labels.dates import find_date


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("（2023年2月18日）", "2023-02-18"),
        ("2023年2月", "2023-02"),
        ("二〇二三年十二月二十一日", "2023-12-21"),
        ("２０２３年１月５日", "2023-01-05"),
        ("2024年元月", "2024-01"),
        ("二〇二四年元月", "2024-01"),
        ("二〇二四年三月", "2024-03"),
        ("二0二四年三月", "2024-03"),
        ("二 〇 二 四 年 三 月", "2024-03"),
        ("2024—03—12", "2024-03-12"),
        ("2024.3.12", "2024-03-12"),
        ("2024. 3. 12", "2024-03-12"),
        ("2022年1月—12月", "2022"),
        ("2024——12项举措", ""),
        ("江州市委组织部 2023年", "2023"),
        ("2023年13月1日", ""),
        ("江组发〔2023〕12号", ""),
        ("江州市委组织部", ""),
    ],
)
def test_a_signed_line_gives_its_date(line, date):
    assert find_date([line]) == date


@pytest.mark.parametrize(
    ("title", "date"),
    [
        ("在2023年全省组织工作会议上的讲话", "2023"),
        ("党的十八大以来江州组织工作综述", ""),
        ("2018年以来党建工作情况", ""),
        ("2012—2022年组织工作综述", ""),
        ("2021年工作总结和2022年工作打算", ""),
    ],
)
def test_a_title_gives_its_year_but_not_that_of_a_period(title, date):
    assert find_date(title=title) == date


@pytest.mark.parametrize(
    ("name", "date"),
    [
        ("20230218汇报.docx", "2023-02-18"),
        ("汇报_2023-05.txt", "2023-05"),
        ("2024.1.5讲话", "2024-01-05"),
        ("2023年总结.docx", "2023"),
        ("微信图片20231399", ""),
        ("1700000000", ""),
        ("汇报终稿2", ""),
    ],
)
def test_the_name_of_a_file_gives_its_date(name, date):
    assert find_date(source=name) == date


def test_the_signature_counts_before_the_title_and_the_title_before_the_file():
    assert find_date(["2023年3月"], "2022年总结", "20210101.docx") == "2023-03"
    assert find_date((), "2022年总结", "20210101.docx") == "2022"


def test_the_file_makes_the_year_of_a_title_exact():
    assert find_date((), "2023年总结", "2023-05 总结.docx") == "2023-05"


def test_a_last_line_counts_when_it_is_nothing_but_a_date():
    assert find_date(last_lines=["谢谢大家。", "2024年3月"]) == "2024-03"
    assert find_date(last_lines=["2024年3月，我们建成了新基地。"]) == ""


def test_nothing_said_is_nothing_told():
    assert find_date() == ""
