"""The whole way, from a skeleton to a Word file, as the commands go it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import docx

from drafter.storage.draft_file import load_draft

ROOT = Path(__file__).resolve().parents[2]
PILLARS = ("聚焦政治建设", "聚焦选贤任能", "聚焦引才聚才", "聚焦强基固本", "聚焦争先创优")


def text_of(path):
    return "\n".join(paragraph.text for paragraph in docx.Document(str(path)).paragraphs)


def test_a_report_is_written_from_a_skeleton_to_a_word_file(run, home, tmp_path):
    draft, word, private = (tmp_path / name for name in ("稿 子.jujiao", "稿.docx", "出处.docx"))
    facts = ("--set", "地区=江州市", "--set", "会议=全省组织部长会议", "--set", "目标=2800")
    made = run("new", "五个聚焦汇报", "-o", draft, *facts)
    assert made.code == 0
    assert "16 个要点" in made.out

    shown = json.loads(run("show", draft, "--json").out)
    assert shown["facts"] == {"地区": "江州市", "会议": "全省组织部长会议"}
    assert shown["counts"]["target"] == 2800
    point = shown["outline"][1]["children"][0]
    assert (point["label"], point["title"], point["progress"]) == ("一·1", "强化理论武装", "未写")

    under = ("--under", "聚焦政治建设，铸牢绝对忠诚品格")
    hits = json.loads(run("search", point["title"], *under, "--json").out)
    best = hits[0]
    inserted = run("insert", draft, "--at", point["label"], "--exemplar", best["id"])
    assert inserted.code == 0
    assert best["report"] in inserted.out
    after = json.loads(run("show", draft, "--json").out)["outline"][1]["children"][0]
    assert after["progress"] != "未写"
    assert after["words"] > point["words"]

    exported = run("export", draft, "-o", word, "--sources", private)
    assert exported.code == 0
    text = text_of(word)
    assert all(pillar in text for pillar in PILLARS)
    assert "全省组织部长会议" in text
    assert "江州" in text
    assert "强化理论武装" in best["text"]
    assert any(len(clause) > 9 and clause in text for clause in best["text"].split("，"))
    assert load_draft(draft).block(point["block"]).text in text
    assert best["report"] not in text
    assert best["report"] in text_of(private)


# Run apart from pytest, which has Qt loaded itself.
EVERY_COMMAND = """
import sys
from dataclasses import replace
from pathlib import Path
from drafter.cli import main
from drafter.commands import opened
from drafter.paths import find_paths

few, folder = map(Path, sys.argv[1:])
opened.find_paths = lambda: replace(find_paths(), resources=few)
draft, own = str(folder / "a.jujiao"), str(folder / "own.txt")
Path(own).write_text("江州市组织工作综述\\n一、强化理论武装\\n坚持学习，久久为功。\\n", "utf-8")
for words in (
    ["skeletons"],
    ["new", "五个聚焦汇报", "-o", draft],
    ["show", draft],
    ["search", "理论武装"],
    ["insert", draft, "--at", "一·1", "--exemplar", "b33-3"],
    ["import", own],
    ["library"],
    ["library", "show", "m1"],
    ["library", "remove", "m1"],
    ["export", draft, "-o", draft + ".docx", "--sources", draft + ".2.docx"],
):
    assert main(words) == 0, words
    qt = [name for name in sys.modules if name.partition(".")[0] in ("PySide6", "shiboken6")]
    assert not qt, (words, qt)
    assert "drafter.app" not in sys.modules and "drafter.ui" not in sys.modules, words
"""


def test_no_command_but_the_first_loads_qt(home, few_reports, tmp_path):
    done = subprocess.run(
        [sys.executable, "-c", EVERY_COMMAND, str(few_reports), str(tmp_path)],
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "DRAFTER_HOME": str(home)},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode("utf-8")
    assert done.stderr == b""


def test_the_first_search_of_a_new_user_answers_from_all_the_reports(tmp_path):
    under = "聚焦政治建设，铸牢绝对忠诚品格"
    command = [
        sys.executable,
        "-m",
        "drafter",
        "search",
        "强化理论武装",
        "--under",
        under,
        "--json",
    ]
    home = tmp_path / "家 home"
    done = subprocess.run(
        command,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "DRAFTER_HOME": str(home)},
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    hits = json.loads(done.stdout.decode("utf-8"))
    assert len(hits) == 20
    assert len({hit["report"] for hit in hits}) > 5
    assert all("理论" in hit["text"] or "武装" in hit["text"] for hit in hits[:3])
    assert (home / "library.sqlite3").is_file()
