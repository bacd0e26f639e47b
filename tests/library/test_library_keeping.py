"""What the library keeps, and what it refuses."""

import sqlite3
import threading
from dataclasses import replace

import pytest
from made_reports import make_report

from drafter.core.cancel import CancelToken
from drafter.core.catalogue import Labels
from drafter.core.query import Query
from drafter.core.report import OriginTerm, Paragraph, Quotation, Section
from drafter.errors import LibraryError
from drafter.library.library import Library


def found(library, text):
    return [hit.exemplar.report_id for hit in library.search(Query(text), CancelToken())]


def test_an_own_report_is_found_at_once(small, own_report):
    added = small.add(own_report)
    assert (added.id, added.known) == ("m1", False)
    assert found(small, "榫卯")[0] == "m1"


def test_an_own_report_comes_back_as_it_was(small, own_report):
    kept = small.report(small.add(own_report).id)
    assert kept.own
    assert kept.sections == own_report.sections
    assert (kept.source, kept.folder, kept.region) == ("江州.docx", "往年", "江州")


def test_the_same_wording_is_kept_once(small, own_report):
    first = small.add(own_report)
    again = small.add(own_report)
    assert (again.id, again.known) == (first.id, True)
    assert sum(summary.own for summary in small.reports()) == 1


def test_reports_of_a_file_come_in_together_and_the_same_wording_once(small, own_report):
    other = make_report("另一篇的内容。", title="另一篇")
    small.add(other)
    added = small.add_all([own_report, other, replace(own_report, title="换了题目")])
    assert [(one.id, one.known) for one in added] == [("m2", False), ("m1", True), ("m2", True)]
    assert small.add_all([]) == ()
    assert [line.id for line in small.reports() if line.own] == ["m2", "m1"]


def test_what_is_there_can_be_taken_in_again_on_purpose(small, own_report):
    small.add(own_report)
    added = small.add_all([own_report, own_report, small.report("b21")], again=True)
    assert [(one.id, one.known) for one in added] == [("m2", False), ("m2", True), ("m3", False)]


def test_date_and_quotations_come_back_as_they_were(small, own_report):
    quoted = (Quotation(1, 3, "二无二", "某人"), Quotation(2, 0, "第"))
    added = small.add(replace(own_report, date="2023-02", quotations=quoted))
    assert small.report(added.id).quotations == quoted
    assert small.reports()[0].date == small.report(added.id).date == "2023-02"


def test_the_quotations_of_a_bundled_report_stand_where_they_say(small):
    quoted = [
        (report, q)
        for name in ("b1", "b21", "b77")
        for report in [small.report(name)]
        for q in report.quotations
    ]
    assert quoted
    for report, quotation in quoted:
        text = small.exemplar(f"{report.id}-{quotation.number}").text
        assert text[quotation.start :].startswith(quotation.text)


def test_half_a_character_is_a_sentence_and_nothing_comes_in(small, own_report):
    with pytest.raises(LibraryError, match="存不下来"):
        small.add_all([own_report, make_report("坏的\ud800字")])
    assert not any(line.own for line in small.reports())


def test_a_bundled_report_is_recognised(small):
    added = small.add(small.report("b21"))
    assert (added.id, added.known) == ("b21", True)


def test_a_removed_report_is_gone(small, own_report):
    added = small.add(own_report)
    small.remove(added.id)
    assert "m1" not in found(small, "榫卯")
    with pytest.raises(LibraryError, match="m1"):
        small.report("m1")
    with pytest.raises(LibraryError, match="m1-1"):
        small.exemplar("m1-1")


def test_an_id_is_never_used_again(small, own_report):
    small.remove(small.add(own_report).id)
    assert small.add(own_report).id == "m2"


def test_a_removed_report_is_restored_as_it_was(small, own_report):
    whole = small.report(small.add(own_report).id)
    assert small.remove("m1") == whole
    small.restore(whole)
    assert small.report("m1") == whole
    assert found(small, "榫卯") == ["m1"]
    assert small.add(make_report("新的")).id == "m2"


@pytest.mark.parametrize("name", ["b21", "m1", "m7", "x1", ""])
def test_only_what_was_taken_out_is_restored(small, own_report, name):
    small.add(own_report)
    with pytest.raises(LibraryError, match="没有移出过"):
        small.restore(replace(own_report, id=name))
    assert [line.id for line in small.reports()] == ["m1", "b1", "b21", "b77"]


def test_a_report_given_other_labels_is_searched_under_them(small, own_report):
    small.add(own_report)
    small.relabel("m1", Labels(" 灵山\n汇报 ", "县级", "灵山县"))
    report = small.report("m1")
    assert (report.title, report.level) == ("灵山 汇报", "县级")
    assert (report.region, report.region_full) == ("灵山", "灵山县")
    assert report.province == "广西壮族自治区"
    hit = small.search(Query("榫卯", levels=("县级",)), CancelToken())[0]
    assert (hit.exemplar.report, hit.exemplar.region) == ("灵山 汇报", "灵山")
    assert small.search(Query("榫卯", levels=("市级",)), CancelToken()) == ()


def test_the_words_that_give_another_place_away_are_found_anew(small):
    text = "钦州市灵山县推行榫卯工作法，钦州各县跟进。"
    small.add(replace(make_report(text), terms=(OriginTerm("江州", "name"),)))
    small.relabel("m1", Labels("", "", "钦州"))
    report = small.report("m1")
    assert (report.region_full, report.level) == ("钦州市", "市级")
    assert {("钦州", "name"), ("灵山县", "child")} <= {(t.term, t.kind) for t in report.terms}
    assert "江州" not in {term.term for term in report.terms}


@pytest.mark.parametrize("place", ["江州", "江州市", " 江州市 "])
def test_a_place_that_stays_keeps_its_terms(small, own_report, place):
    terms = (OriginTerm("江洲古渡", "landmark"),)
    small.add(replace(own_report, terms=terms, province="桂川省"))
    small.relabel("m1", Labels("新题目", "市级", place))
    report = small.report("m1")
    assert (report.title, report.region_full, report.province) == ("新题目", "江州市", "桂川省")
    assert report.terms == terms


def test_a_place_can_be_taken_back(small, own_report):
    small.add(own_report)
    small.relabel("m1", Labels("", "", ""))
    report = small.report("m1")
    assert (report.title, report.level, report.region, report.region_full) == ("", "", "", "")


def test_a_section_given_another_subject_is_searched_under_it(small, own_report):
    small.add(own_report)
    small.set_subject("m1", 0, "人才")
    assert small.report("m1").sections[0].subject == "人才"
    hits = small.search(Query("榫卯", subjects=("人才",)), CancelToken())
    assert [hit.exemplar.subject for hit in hits] == ["人才"]
    small.set_subject("m1", 0, "")
    assert small.search(Query("榫卯", subjects=("人才",)), CancelToken()) == ()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda library: library.relabel("b21", Labels("题", "", "")), "自带的范例，不能修改"),
        (lambda library: library.relabel("m9", Labels("题", "", "")), "没有“m9”"),
        (lambda library: library.relabel("m1", Labels("题", "国级", "")), "没有“国级”这一级"),
        (lambda library: library.relabel("m1", Labels("题" * 201, "", "")), "最多 200 个字"),
        (lambda library: library.relabel("m1", Labels("", "", "地" * 201)), "最多 200 个字"),
        (lambda library: library.set_subject("b21", 0, "人才"), "自带的范例，不能修改"),
        (lambda library: library.set_subject("m9", 0, "人才"), "没有“m9”"),
        (lambda library: library.set_subject("m1", 1, "人才"), "没有这个部分"),
        (lambda library: library.set_subject("m1", -1, "人才"), "没有这个部分"),
        (lambda library: library.set_subject("m1", 0, "天气"), "没有“天气”这一归类"),
    ],
)
def test_what_cannot_be_changed_is_a_sentence_and_stays(small, own_report, change, said):
    small.add(own_report)
    before = small.report("m1"), small.report("b21")
    with pytest.raises(LibraryError, match=said):
        change(small)
    assert (small.report("m1"), small.report("b21")) == before


def test_passages_are_given_in_the_order_asked_and_missing_ones_left_out(small):
    given = small.exemplars(["b77-2", "b21-1", "b999-1", "乱写", "b77-2", "b1-0"])
    assert [exemplar.id for exemplar in given] == ["b77-2", "b21-1", "b77-2"]
    assert small.exemplars([]) == ()


def test_a_wording_that_many_reports_share_leaves_room_for_others(small):
    twins = [make_report("干部教育培训。" * 12, f"第{n}篇独有的一句。") for n in range(150)]
    small.add_all(twins)
    small.finish()
    hits = small.search(Query("干部教育培训", limit=10), CancelToken())
    own = [hit for hit in hits if hit.exemplar.report_id.startswith("m")]
    assert (len(hits), len(own)) == (10, 1)
    assert own[0].twins > 0


def test_a_wording_that_a_report_repeats_is_found_once_under_each_subject(small):
    sections = tuple(
        Section("", subject, (Paragraph("推行榫卯工作法。"),) * 500)
        for subject in ("人才", "考核", "人才")
    )
    small.add(replace(make_report("开头"), sections=sections))
    assert small.search(Query("榫卯"), CancelToken())[0].exemplar.text == "推行榫卯工作法。"
    for subject, number in (("人才", 1), ("考核", 501)):
        hits = small.search(Query("榫卯", subjects=(subject,)), CancelToken())
        assert [hit.exemplar.id for hit in hits] == [f"m1-{number}"]


def test_a_bundled_report_cannot_be_removed(small):
    with pytest.raises(LibraryError, match="自带的范例"):
        small.remove("b21")
    assert small.report("b21").id == "b21"


@pytest.mark.parametrize("name", ["m9", "", "nonsense"])
def test_removing_what_is_not_there_is_a_sentence(small, name):
    with pytest.raises(LibraryError, match="没有"):
        small.remove(name)


def test_the_list_begins_with_the_newest_of_the_own(small, own_report):
    small.add(own_report)
    small.add(replace(own_report, sections=own_report.sections * 2))
    assert [summary.id for summary in small.reports()] == ["m2", "m1", "b1", "b21", "b77"]
    summary = small.reports()[1]
    assert (summary.paragraphs, summary.own, summary.folder) == (2, True, "往年")
    assert summary.characters == sum(len(p.text) for p in own_report.sections[0].paragraphs)


def test_own_reports_outlive_the_program(small, home, corpus, tokenizer, own_report):
    small.add(own_report)
    small.close()
    again = Library.open(home, corpus, tokenizer=tokenizer)
    assert found(again, "榫卯")[0] == "m1"
    again.close()


def test_a_new_corpus_replaces_the_bundled_and_leaves_the_own(
    small, home, corpus, tokenizer, own_report, tmp_path
):
    small.add(own_report)
    small.close()
    lines = (corpus / "reports.jsonl").read_text(encoding="utf-8").splitlines(keepends=True)
    newer = tmp_path / "newer"
    newer.mkdir()
    text = lines[0].replace("接诉即办", "接诉即榫卯办") + lines[2]
    (newer / "reports.jsonl").write_text(text, encoding="utf-8", newline="\n")
    library = Library.open(home, newer, tokenizer=tokenizer, lists=corpus.parent)
    assert [summary.id for summary in library.reports()] == ["m1", "b1", "b77"]
    assert set(found(library, "榫卯")) == {"m1", "b1"}
    assert "b21" not in found(library, "组织")
    library.close()


def test_a_damaged_library_is_a_sentence(home, corpus, tokenizer):
    (home / "library.sqlite3").write_bytes(b"noise" * 4000)
    with pytest.raises(LibraryError, match="已损坏"):
        Library.open(home, corpus, tokenizer=tokenizer)
    assert (home / "library.sqlite3").read_bytes() == b"noise" * 4000


def test_a_folder_in_the_place_of_the_library_is_a_sentence(tmp_path, corpus, tokenizer):
    (tmp_path / "library.sqlite3").mkdir()
    with pytest.raises(LibraryError, match="不让写"):
        Library.open(tmp_path, corpus, tokenizer=tokenizer)


@pytest.mark.parametrize("data", [b"{", b'{"id": 1}\n', b"[]\n", b"\xff\xfe\n"])
def test_a_damaged_corpus_is_a_sentence(tmp_path, tokenizer, data):
    (tmp_path / "reports.jsonl").write_bytes(data)
    with pytest.raises(LibraryError, match="重新安装"):
        Library.open(tmp_path, tmp_path, tokenizer=tokenizer)


def test_a_missing_corpus_is_a_sentence(tmp_path, tokenizer):
    with pytest.raises(LibraryError, match="重新安装"):
        Library.open(tmp_path, tmp_path / "nowhere", tokenizer=tokenizer)


def test_a_library_locked_by_another_program_is_a_sentence(small, home, own_report, monkeypatch):
    other = sqlite3.connect(home / "library.sqlite3", isolation_level=None)
    small._database._writer.execute("PRAGMA busy_timeout = 1")
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(LibraryError, match="正被另一个程序更新"):
        small.add(own_report)
    assert found(small, "组织")
    other.execute("ROLLBACK")
    other.close()
    assert small.add(own_report).id == "m1"


def test_threads_search_while_another_adds(small, own_report):
    failures = []

    def search():
        try:
            for _ in range(20):
                assert small.search(Query("组织"), CancelToken())
                assert small.exemplar("b21-1")
        except (AssertionError, LibraryError) as error:
            failures.append(error)

    threads = [threading.Thread(target=search) for _ in range(3)]
    for thread in threads:
        thread.start()
    for number in range(1, 6):
        small.add(replace(own_report, sections=own_report.sections * number))
    for thread in threads:
        thread.join()
    assert failures == []
    assert len(small.reports()) == 8
