"""From a file to a report of the library."""

import json
from pathlib import Path

import docx
import pytest

from drafter.core.cancel import CancelToken
from drafter.core.importing import ImportRequest, ImportStatus
from drafter.core.query import Query
from drafter.library.imports.importer import import_file, read_reports

FIXTURES = Path(__file__).parents[1] / "fixtures"
SINGLE = ("000", "002", "003", "004")


@pytest.mark.parametrize("name", SINGLE)
def test_a_clean_report_is_read_without_a_fault(name, library):
    (expected,) = json.loads((FIXTURES / f"{name}.expected.json").read_text(encoding="utf-8"))
    (report,), _ = read_reports(FIXTURES / f"{name}.txt", library.labeller)
    assert report.title == expected["title"]
    assert [(s.heading, [p.text for p in s.paragraphs]) for s in report.sections] == [
        (section["heading"] or "", section["paragraphs"]) for section in expected["sections"]
    ]


def bring_in(library, path, folder="", *, again=False):
    result = import_file(library, ImportRequest(str(path), folder, again))
    library.catch_up()
    return result


def test_an_imported_report_is_found_with_its_labels(small, tmp_path):
    path = tmp_path / "江州 汇报.txt"
    path.write_text(
        "江州市2023年组织工作汇报\n各位领导：\n一、聚焦政治建设，铸牢忠诚品格\n"
        "江州市推行榫卯工作法，全市党员教育更紧实。\n二、引才聚才，建设人才高地\n市委育才引才。\n",
        encoding="utf-8",
    )
    result = bring_in(small, path, "往年")
    assert (result.status, result.reports) == (ImportStatus.ADDED, ("m1",))
    assert result.sentence == "3 段，自动分出 2 个部分"
    (hit,) = small.search(Query("榫卯"), CancelToken())
    assert (hit.exemplar.level, hit.exemplar.region) == ("市级", "江州")
    assert hit.exemplar.subject == "政治建设"
    report = small.report("m1")
    assert (report.source, report.folder) == ("江州 汇报.txt", "往年")
    assert [section.subject for section in report.sections] == ["", "政治建设", "人才"]
    assert {term.term for term in report.terms} >= {"江州市", "江州", "全市", "市委"}


def test_the_same_report_as_text_and_as_word_is_one(small, tmp_path):
    source = FIXTURES / "003.txt"
    document = docx.Document()
    for line in source.read_text(encoding="utf-8").splitlines():
        document.add_paragraph(line)
    document.save(str(tmp_path / "003.docx"))
    assert bring_in(small, source).status is ImportStatus.ADDED
    again = bring_in(small, tmp_path / "003.docx")
    assert (again.status, again.reports) == (ImportStatus.KNOWN, ("m1",))
    assert again.sentence == "已有同样内容的一篇，没有重复导入"


def test_the_same_report_is_taken_in_again_when_that_is_wished(small):
    bring_in(small, FIXTURES / "003.txt")
    again = bring_in(small, FIXTURES / "003.txt", again=True)
    assert (again.status, again.reports) == (ImportStatus.ADDED, ("m2",))


def compendium(*letters):
    """Return the text of reports with a contents page, all of one manner."""
    titles = [f"新时代{letter}州市组织工作综述" for letter in letters]
    contents = [f"{title}　　{number}" for number, title in enumerate(titles, 1)]
    reports = (
        f"{title}\n一、聚焦政治建设，铸牢忠诚品格\n"
        f"{f'{letter}州市推行榫卯工作法，教育更紧实。' * 6}\n"
        "二、引才聚才，建设人才高地\n"
        f"{f'{letter}州市委育才引才，留才用才，成效明显。' * 6}\n"
        for letter, title in zip(letters, titles, strict=True)
    )
    return "目　　录\n" + "\n".join(contents) + "\n" + "".join(reports)


def test_a_compendium_becomes_its_reports_in_one_step(small, tmp_path):
    path = tmp_path / "汇编.txt"
    path.write_text(compendium(*"甲乙丙丁戊己"), encoding="utf-8")
    result = bring_in(small, path)
    assert result.reports == tuple(f"m{number}" for number in range(1, 7))
    assert result.remark.startswith("分出 6 篇，共 12 段")
    assert {small.report(name).source for name in result.reports} == {"汇编.txt"}


def test_of_a_compendium_only_what_is_new_is_taken_in(small, tmp_path):
    path = tmp_path / "汇编.txt"
    path.write_text(compendium(*"甲乙丙丁戊己"), encoding="utf-8")
    bring_in(small, path)
    path.write_text(compendium(*"甲乙丙丁戊己庚"), encoding="utf-8")
    result = bring_in(small, path)
    assert result.remark.startswith("新增 1 篇，6 篇已有")
    assert result.status is ImportStatus.ADDED
    assert result.reports == tuple(f"m{number}" for number in range(1, 8))
    again = bring_in(small, path)
    assert again.status is ImportStatus.KNOWN
    assert again.remark == "7 篇都已有同样的内容，没有重复导入"


def test_what_the_reader_has_to_say_stands_in_the_remark(small, tmp_path):
    path = tmp_path / "其实是文本.docx"
    path.write_text(
        "江州市2023年组织工作汇报\n一、引才聚才，建设人才高地\n江州市委育才引才。\n", "utf-8"
    )
    result = bring_in(small, path)
    assert result.remark.startswith("1 段，自动分出 1 个部分，")
    assert "纯文本" in result.remark


def test_a_name_that_is_no_text_is_shown_as_far_as_it_is(small, tmp_path):
    path = tmp_path / "\udc80汇报.txt"
    try:
        path.write_text("江州市2023年组织工作汇报\n一、引才聚才\n江州市委育才引才。\n", "utf-8")
    except OSError:
        return  # macOS and Windows have no such names
    assert bring_in(small, path).status is ImportStatus.ADDED
    assert small.report("m1").source == "?汇报.txt"


def test_a_bundled_report_is_not_taken_in_again(small):
    result = bring_in(small, FIXTURES / "000.txt")
    assert (result.status, result.reports) == (ImportStatus.KNOWN, ("b77",))


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("a.exe", b"x", "这种格式打不开"),
        ("a.txt", b"", "文件是空的"),
        ("a.txt", "只有一行标题".encode(), "没有正文"),
        ("a.docx", b"PK\x03\x04", ""),
    ],
)
def test_a_file_of_no_use_is_refused_with_a_sentence(small, tmp_path, name, data, says):
    path = tmp_path / name
    path.write_bytes(data)
    result = bring_in(small, path)
    assert (result.status, result.reports) == (ImportStatus.REFUSED, ())
    assert says in result.sentence
    assert name in result.sentence
    assert "没有改动" in result.sentence
    assert len(small.reports()) == 3
