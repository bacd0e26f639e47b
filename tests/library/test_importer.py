"""From a file to a report of the library."""

import json
from pathlib import Path

import docx
import pytest

from drafter.core.cancel import CancelToken
from drafter.core.query import Query
from drafter.library.importer import ImportStatus, import_file, read_report
from drafter.library.place_names import PlaceNames
from drafter.library.subjects import SubjectGuess

FIXTURES = Path(__file__).parent / "fixtures"
SINGLE = ("000", "002", "003", "004")


@pytest.mark.parametrize("name", SINGLE)
def test_a_clean_report_is_read_without_a_fault(name):
    (expected,) = json.loads((FIXTURES / f"{name}.expected.json").read_text(encoding="utf-8"))
    report = read_report(FIXTURES / f"{name}.txt", SubjectGuess(()), PlaceNames({}))
    assert report.title == expected["title"]
    assert [(s.heading, [p.text for p in s.paragraphs]) for s in report.sections] == [
        (section["heading"] or "", section["paragraphs"]) for section in expected["sections"]
    ]


def test_an_imported_report_is_found_with_its_labels(small, tmp_path):
    path = tmp_path / "江州 汇报.txt"
    path.write_text(
        "江州市2023年组织工作汇报\n各位领导：\n一、聚焦政治建设，铸牢忠诚品格\n"
        "江州市推行榫卯工作法，全市党员教育更紧实。\n二、引才聚才，建设人才高地\n市委育才引才。\n",
        encoding="utf-8",
    )
    result = import_file(small, path, "往年")
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
    assert import_file(small, source).status is ImportStatus.ADDED
    again = import_file(small, tmp_path / "003.docx")
    assert (again.status, again.reports) == (ImportStatus.KNOWN, ("m1",))
    assert again.sentence == "已有同样内容的一篇，没有重复导入"


def test_a_bundled_report_is_not_taken_in_again(small):
    result = import_file(small, FIXTURES / "000.txt")
    assert (result.status, result.reports) == (ImportStatus.KNOWN, ("b77",))


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("a.pdf", b"%PDF-1.7", "打不开 PDF"),
        ("a.wps", b"x", "打不开 WPS 格式"),
        ("a.DOC", b"x", "旧的 .doc 格式"),
        ("a.exe", b"x", "这种格式打不开"),
        ("无后缀", b"x", "这种格式打不开"),
        ("a.txt", b"", "文件是空的"),
        ("a.txt", "只有一行标题".encode(), "没有正文"),
        ("a.docx", b"PK\x03\x04", "不完整或已损坏"),
    ],
)
def test_a_file_of_no_use_is_refused_with_a_sentence(small, tmp_path, name, data, says):
    path = tmp_path / name
    path.write_bytes(data)
    result = import_file(small, path)
    assert (result.status, result.reports) == (ImportStatus.REFUSED, ())
    assert says in result.sentence
    assert name in result.sentence
    assert "没有改动" in result.sentence
    assert len(small.reports()) == 3
