"""All labels of an imported report."""

import pickle
from pathlib import Path

import pytest
from label_samples import RESOURCES, reports, structure_of

from drafter.core.report import Lead, Paragraph, Quotation, Section
from drafter.core.structure import Structure
from drafter.library.labels.labeller import Labeller
from drafter.library.labels.places import Place
from drafter.library.labels.subjects import SubjectGuess


@pytest.fixture(scope="module")
def labeller(tokenizer):
    pairs = [(s.heading, s.subject) for report in reports() for s in report.sections if s.heading]
    return Labeller.load(RESOURCES, tokenizer.lexicon, SubjectGuess(pairs))


SHORT = Structure(
    "钦州市2023年组织工作总结",
    (
        Section("", "", (Paragraph("同志们："), Paragraph("钦州市委高度重视，我市党员受益。"))),
        Section(
            "一、引才聚才，打造人才高地",
            "",
            (Paragraph("习近平总书记强调：“人才是第一资源。”", (Lead("", "人才", 0),)),),
        ),
    ),
    ("钦州市委组织部", "（2023年12月1日）"),
)


def test_a_report_gets_all_its_labels(labeller):
    report = labeller.label(SHORT, Path("资料") / "汇报.docx", "我的文件夹")
    assert (report.id, report.title, report.source) == ("", SHORT.title, "汇报.docx")
    assert (report.level, report.region, report.region_full) == ("市级", "钦州", "钦州市")
    assert (report.province, report.folder) == ("广西壮族自治区", "我的文件夹")
    assert report.date == "2023-12-01"
    assert [section.subject for section in report.sections] == ["", "人才"]
    assert report.quotations == (Quotation(3, 10, "人才是第一资源。", "习近平"),)
    assert {"钦州市", "钦州", "我市"} <= {term.term for term in report.terms}


def test_nothing_of_the_text_is_changed(labeller):
    report = labeller.label(SHORT, Path("汇报.docx"), "")
    assert [s.paragraphs for s in report.sections] == [s.paragraphs for s in SHORT.sections]


def test_the_contents_page_tells_the_level(labeller):
    grouped = Structure("吉林组织工作综述", SHORT.sections[1:], (), "市级")
    assert labeller.label(grouped, Path("汇编.docx"), "").region_full == "吉林市"


def test_an_empty_report_is_labelled_with_nothing(labeller):
    report = labeller.label(Structure("", ()), Path("空.txt"), "")
    assert (report.level, report.region, report.date) == ("", "", "")
    assert (report.terms, report.quotations) == ((), ())


def test_a_place_given_by_hand_is_known_with_its_terms(labeller):
    place = labeller.named("钦州")
    assert place == Place("市级", "钦州", "钦州市", "广西壮族自治区")
    assert [term.term for term in labeller.terms(place, "来自钦州。")] == ["钦州市", "钦州"]


def test_a_labeller_survives_pickling(labeller):
    copy = pickle.loads(pickle.dumps(labeller))
    assert copy.label(SHORT, Path("汇报.docx"), "") == labeller.label(SHORT, Path("汇报.docx"), "")


def test_a_bundled_report_read_anew_gets_its_labels_back(labeller):
    for report in reports()[:76:12]:
        again = labeller.label(structure_of(report), Path("材料.docx"), "")
        assert (again.level, again.region) == (report.level, report.region)
        assert [s.paragraphs for s in again.sections] == [s.paragraphs for s in report.sections]


@pytest.mark.parametrize(
    "piece", ["引进甲乙、", "习近平总书记强调，", "“甲", "实施“十大”", "建设公司", "钦州市", "来甬"]
)
def test_one_endless_paragraph_takes_its_time_only_once(labeller, piece):
    """A rule that looks back over the whole paragraph each time would not come to an end."""
    text = piece * (400_000 // len(piece))
    endless = Structure("汇报", (Section("一、党建", "", (Paragraph(text),)),))
    assert labeller.label(endless, Path("汇报.txt"), "").sections[0].paragraphs[0].text == text
