"""drafter import: a line a file, folders walked."""

import json
import signal
from dataclasses import replace

import docx
import pytest

from drafter.commands import import_files
from drafter.core.importing import ImportResult
from drafter.library.imports import supervisor as importing
from drafter.paths import find_paths

TEXT = "江州市组织工作综述\n一、强化理论武装\n坚持集中轮训与个人自学相结合，学深悟透{}。\n"


@pytest.fixture(autouse=True)
def _small_corpus(few_reports, monkeypatch):
    """Have the worker open the library over the small corpus, as the command does."""
    monkeypatch.setattr(
        import_files, "find_paths", lambda: replace(find_paths(), resources=few_reports)
    )


@pytest.fixture
def folder(tmp_path):
    """Return a folder with two texts, a Word file, an old file and what systems leave."""
    made = tmp_path / "我的 资料"
    (made / "下级").mkdir(parents=True)
    (made / "甲.txt").write_text(TEXT.format("甲"), "utf-8")
    (made / "下级" / "乙.txt").write_text(TEXT.format("乙"), "gbk")
    word = docx.Document()
    for line in TEXT.format("丙").splitlines():
        word.add_paragraph(line)
    word.save(str(made / "丙.docx"))
    for name in (".DS_Store", "~$丙.docx", "Thumbs.db"):
        (made / name).write_bytes(b"\0")
    return made


def imported(run, *words):
    answer = run("import", *words, "--json")
    return answer.code, json.loads(answer.out)


def test_a_folder_is_walked_and_each_file_gets_a_line(run, home, folder):
    code, results = imported(run, folder)
    assert code == 0
    assert [(r["status"], r["reports"]) for r in results] == [
        ("导入", [f"m{n}"]) for n in (1, 2, 3)
    ]
    assert [result["path"].rpartition("资料")[2][1:] for result in results] == [
        "丙.docx",
        "甲.txt",
        str(folder / "下级" / "乙.txt").rpartition("资料")[2][1:],
    ]
    assert all(result["sentence"] for result in results)


def test_what_was_imported_is_found_and_shown(run, home, folder):
    run("import", folder / "甲.txt", "--folder", "旧稿")
    hits = json.loads(run("search", "集中轮训与个人自学相结合", "--json").out)
    assert hits[0]["id"].startswith("m1-")
    listed = json.loads(run("library", "--json").out)[0]
    assert (listed["id"], listed["folder"], listed["own"]) == ("m1", "旧稿", True)


def test_the_same_file_named_twice_is_read_once(run, home, folder):
    code, results = imported(run, folder / "甲.txt", folder, folder / "甲.txt")
    assert code == 0
    assert len(results) == 3


def test_the_same_text_is_kept_once(run, home, folder):
    run("import", folder / "甲.txt")
    code, results = imported(run, folder / "甲.txt")
    assert (code, results[0]["status"], results[0]["reports"]) == (0, "已有", ["m1"])


def test_a_refused_file_makes_the_answer_no_and_the_others_stay(run, home, folder):
    (folder / "坏的.docx").write_bytes(b"PK\x03\x04")
    code, results = imported(run, folder)
    assert code == 1
    refused = [result for result in results if result["status"] == "没有导入"]
    assert [result["path"] for result in refused] == [str(folder / "坏的.docx")]
    assert refused[0]["reports"] == []
    assert len(json.loads(run("library", "--json").out)) == 5 + 3


def test_a_person_reads_a_line_a_file(run, home, folder):
    (folder / "坏的.docx").write_bytes(b"PK\x03\x04")
    answer = run("import", folder)
    assert len(answer.out.splitlines()) == 4
    assert "“坏的.docx”没有导入" in answer.out
    assert "4 个文件有 1 个没有导入" in answer.err
    assert answer.err.count("\n") == 1


def test_a_file_that_is_not_there_is_refused(run, home, tmp_path):
    code, results = imported(run, tmp_path / "没有.txt")
    assert (code, results[0]["status"]) == (1, "没有导入")


def test_an_empty_folder_is_told_of(run, home, tmp_path):
    (tmp_path / "空").mkdir()
    answer = run("import", tmp_path / "空", "--json")
    assert (answer.code, json.loads(answer.out)) == (1, [])
    assert "没有找到能导入的文件" in answer.err


def test_the_same_text_is_taken_in_again_when_that_is_wished(run, home, folder):
    run("import", folder / "甲.txt")
    code, results = imported(run, folder / "甲.txt", "--again")
    assert (code, results[0]["status"], results[0]["reports"]) == (0, "导入", ["m2"])


@pytest.fixture
def ctrl_c_after_one(monkeypatch):
    """Press Ctrl+C when the first file is in."""
    really = importing.import_files

    def pressing(home, corpus, requests, tell, cancel):
        def told(news):
            tell(news)
            if isinstance(news, ImportResult) and not cancel.cancelled:
                signal.raise_signal(signal.SIGINT)

        really(home, corpus, requests, told, cancel)

    monkeypatch.setattr(importing, "import_files", pressing)


def test_ctrl_c_stops_in_order_and_what_is_in_stays(run, home, folder, ctrl_c_after_one):
    before = signal.getsignal(signal.SIGINT)
    code, results = imported(run, folder)
    assert code == 130
    assert [result["status"] for result in results] == ["导入", "没有轮到", "没有轮到"]
    assert len(json.loads(run("library", "--json").out)) == 5 + 1
    assert signal.getsignal(signal.SIGINT) is before


def test_ctrl_c_is_told_of_in_a_sentence(run, home, folder, ctrl_c_after_one):
    answer = run("import", folder)
    assert "3 个文件有 2 个没有读完或没有轮到" in answer.err
    assert "其余的已在资料库里" in answer.err
    assert answer.err.count("\n") == 1


def test_a_folder_s_name_is_a_short_line(run, home, folder):
    answer = run("import", folder, "--folder", "很" * 99)
    assert answer.code == 2
    assert "最多 40 个字" in answer.err


def test_a_report_of_no_known_place_says_so(run, home, tmp_path):
    path = tmp_path / "开发区.txt"
    path.write_text("开发区党建工作总结\n一、人才开发\n抓好人才开发，服务企业。\n", "utf-8")
    assert "没有认出是哪里的材料" in run("import", path).out


def test_a_report_of_a_known_place_says_nothing_of_it(run, home, folder):
    assert "没有认出" not in run("import", folder / "甲.txt").out
