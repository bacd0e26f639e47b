"""Files go in through a worker process; whatever a file does to it costs that file alone."""

import json
import os
import stat
import subprocess
import sys
import tempfile
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import psutil
import pytest

from drafter.core.cancel import CancelToken
from drafter.core.importing import WORKER_FLAG, ImportRequest, ImportResult, ImportStatus
from drafter.core.query import Query
from drafter.library.imports.desk import Limits
from drafter.library.imports.scratch import Scratch, sweep
from drafter.library.imports.supervisor import import_files, worker_command
from drafter.library.index import Index
from drafter.library.library import Library
from drafter.library.readers.office import TIMEOUT_S

TEXT = "江州市组织工作综述\n一、强化理论武装\n坚持集中轮训与个人自学相结合，{}。\n"
ADDED, KNOWN, REFUSED, STOPPED = ImportStatus

BAD_READER = """
import os, sys, tempfile, threading
from pathlib import Path
from drafter.library.imports import importer
from drafter.library.imports import worker as import_worker
from drafter.library.library import Library

read = importer.read_reports

def bad(path, *rest):
    if "崩溃" in path.name:
        os.abort()
    if "漏洞" in path.name:
        raise ZeroDivisionError("a bug of ours")
    if "不停" in path.name:
        rest[-1]("正在读")
        threading.Event().wait()
    if "内存" in path.name:
        hoard = bytearray(os.urandom(1000)) * 400_000
        threading.Event().wait()
    if "草稿纸" in path.name:
        with tempfile.TemporaryDirectory() as folder:
            copy = Path(folder, "in.doc")
            copy.write_bytes(path.read_bytes())
            Path(path.with_suffix(".note")).write_text(str(copy), "utf-8")
            rest[-1]("正在转换")
            if "死" in path.name:
                os._exit(9)
            threading.Event().wait()
    if "乱写" in path.name:
        print("a library talks")
        sys.stdout.flush()
        os.write(1, b"not for you\\n")
    return read(path, *rest)

add_all = Library.add_all

def bad_add_all(library, reports, **options):
    source = reports[0].source
    if "存前死" in source:
        os._exit(9)
    added = add_all(library, reports, **options)
    if "存后死" in source:
        os._exit(9)
    return added

Library.add_all = bad_add_all
importer.read_reports = bad
sys.exit(import_worker.main())
"""
"""The real worker with a reader that does what the name of a file tells it to."""

SCRIPTED = """
import json, sys, threading
from pathlib import Path

slow = False

def say(text):
    print(text, flush=True)

asked = (json.loads(line) for line in sys.stdin)
next(asked)
say('{"ready": true}')
for message in asked:
    path = Path(message.get("path", "."))
    if "index" in message:
        if slow:
            threading.Event().wait()
        say('{"indexed": true}')
    elif "close" in message:
        sys.exit(0)
    elif "答" in path.name:
        say(path.read_text("utf-8"))
    else:
        say('{"step": "正在读"}')
        say('{"read": true}')
        next(asked)
        if path.with_suffix(".lost").exists():
            sys.exit(9)
        slow = "慢" in path.name
        path.with_suffix(".stored").touch()
        say('{"result": {"status": "导入", "reports": ["m1"], "sentence": "1 段",'
            ' "remark": "1 段", "locked": false}}')
"""
"""A worker without a library. It answers what a file named 答 says it should."""


@pytest.fixture
def drop(tmp_path):
    """Return what makes files in a folder with a blank in its name, and requests of them."""
    folder = tmp_path / "拖进来 的"
    folder.mkdir()

    def drop(*names: str, text: str = TEXT) -> list[ImportRequest]:
        for name in names:
            (folder / name).write_text(text.format(name), encoding="utf-8")
        return [ImportRequest(str(folder / name)) for name in names]

    return drop


@pytest.fixture
def bad_reader(tmp_path):
    script = tmp_path / "bad_reader.py"
    script.write_text(BAD_READER, encoding="utf-8")
    return [sys.executable, str(script)]


@pytest.fixture
def scripted(tmp_path):
    script = tmp_path / "scripted.py"
    script.write_text(SCRIPTED, encoding="utf-8")
    return [sys.executable, "-X", "utf8", str(script)]


def bring_in(home, corpus, requests, tell=lambda _: None, cancel=None, **options):
    """Import and return the results, one for each request in their order."""
    news = []

    def told(item):
        news.append(item)
        tell(item)

    import_files(home, corpus, requests, told, cancel or CancelToken(), **options)
    results = {item.path: item for item in news if isinstance(item, ImportResult)}
    assert len(results) == sum(isinstance(item, ImportResult) for item in news)
    return [results[request.path] for request in requests]


def statuses(results):
    return [result.status for result in results]


def library_of(home, corpus, tokenizer):
    return Library.open(home, corpus, tokenizer=tokenizer)


def own_sources(home, corpus, tokenizer):
    library = library_of(home, corpus, tokenizer)
    try:
        return [report.source for report in reversed(library.reports()) if report.own]
    finally:
        library.close()


def test_thirty_files_are_in_and_found_afterwards(home, corpus, tokenizer, drop):
    requests = drop(*(f"第 {number} 份.txt" for number in range(30)))
    results = bring_in(home, corpus, requests, limits=Limits(batch=7))
    assert statuses(results) == [ADDED] * 30
    assert {name for result in results for name in result.reports} == {
        f"m{number + 1}" for number in range(30)
    }
    library = library_of(home, corpus, tokenizer)
    hits = library.search(Query("集中轮训与个人自学相结合", limit=100), CancelToken())
    library.close()
    own = [hit for hit in hits if hit.exemplar.report_id.startswith("m")]
    assert sum(1 + hit.twins for hit in own) == 30


def test_two_workers_stop_together_and_lose_nothing(home, corpus, tokenizer, drop):
    cancel, told = CancelToken(), []

    def tell(news):
        told.append(news)
        if sum(isinstance(item, ImportResult) for item in told) == 5:
            cancel.cancel()

    requests = drop(*(f"{number}.txt" for number in range(20)))
    results = bring_in(home, corpus, requests, tell, cancel, limits=Limits(many=2))
    added = [Path(result.path).name for result in results if result.status is ADDED]
    assert set(statuses(results)) == {ADDED, STOPPED}
    assert sorted(own_sources(home, corpus, tokenizer)) == sorted(added)


def test_two_workers_lose_one_file_each_time_they_crash(home, corpus, drop, bad_reader):
    names = [f"{'崩溃' if number % 5 == 0 else '好'}{number}.txt" for number in range(12)]
    limits = Limits(many=2, batch=3)
    results = bring_in(home, corpus, drop(*names), command=bad_reader, limits=limits)
    assert statuses(results) == [ADDED if "好" in name else REFUSED for name in names]


def test_two_workers_end_over_a_lost_library(home, corpus, drop, scripted):
    requests = drop("答.txt", "甲.txt", "答2.txt", "乙.txt", "丙.txt")
    for request in requests[0], requests[2]:
        Path(request.path).write_text('{"lost": "磁盘满了。"}', encoding="utf-8")
    results = bring_in(home, corpus, requests, command=scripted, limits=Limits(many=2))
    assert statuses(results).count(REFUSED) == 1
    assert STOPPED in statuses(results)


def test_steps_are_told_before_the_result_of_their_file(home, corpus, drop):
    news = []
    import_files(home, corpus, drop("甲.txt", "乙.txt"), news.append, CancelToken())
    order = [(Path(item.path).stem, isinstance(item, ImportResult)) for item in news]
    assert list(dict.fromkeys(order)) == [("甲", False), ("甲", True), ("乙", False), ("乙", True)]
    assert "正在分段，已读 3 段" in {getattr(item, "remark", "") for item in news}


def test_the_same_wording_twice_in_a_batch_is_kept_once(home, corpus, drop):
    results = bring_in(home, corpus, drop("甲.txt", "乙.txt", text=TEXT.format("同样")))
    assert statuses(results) == [ADDED, KNOWN]
    assert results[0].reports == results[1].reports == ("m1",)


@pytest.mark.parametrize("name", ["崩溃.txt", "漏洞.txt"])
def test_a_crash_of_the_reader_costs_the_one_file(home, corpus, tokenizer, drop, bad_reader, name):
    requests = drop("甲.txt", name, "乙.txt")
    results = bring_in(home, corpus, requests, command=bad_reader)
    assert statuses(results) == [ADDED, REFUSED, ADDED]
    assert f"“{name}”没有导入，读这个文件时出了问题" in results[1].sentence
    assert "资料库和这个文件都没有改动" in results[1].sentence
    assert own_sources(home, corpus, tokenizer) == ["甲.txt", "乙.txt"]


def test_what_a_lost_worker_complained_of_is_kept(home, corpus, drop, bad_reader):
    bring_in(home, corpus, drop("漏洞.txt"), command=bad_reader)
    assert "a bug of ours" in (home / "import-error.txt").read_text(encoding="utf-8")


def test_a_reader_that_does_not_end_is_ended(home, corpus, tokenizer, drop, bad_reader):
    requests = drop("甲.txt", "不停.txt", "乙.txt")
    # The bound of the file that hangs alone is short: the others must not be cut off.
    limits = Limits(file_s=60.0, mb_s=0.0)
    short = Limits(file_s=0.3, mb_s=0.0)
    results = bring_in(home, corpus, requests[:1], command=bad_reader, limits=limits)
    results += bring_in(home, corpus, requests[1:2], command=bad_reader, limits=short)
    results += bring_in(home, corpus, requests[2:], command=bad_reader, limits=limits)
    assert statuses(results) == [ADDED, REFUSED, ADDED]
    assert "用的时间太长" in results[1].sentence
    assert own_sources(home, corpus, tokenizer) == ["甲.txt", "乙.txt"]


def test_a_large_file_is_given_more_time(home, corpus, drop, bad_reader):
    requests = drop("大.txt", text=TEXT + "组织工作。\n" * 10_000)
    results = bring_in(home, corpus, requests, command=bad_reader, limits=Limits(0.0, 200.0))
    assert statuses(results) == [ADDED]


def test_a_reader_that_takes_all_memory_is_ended(home, corpus, drop, bad_reader):
    requests = drop("甲.txt", "内存.txt", "乙.txt")
    limits = Limits(memory=400_000_000)
    results = bring_in(home, corpus, requests, command=bad_reader, limits=limits)
    assert statuses(results) == [ADDED, REFUSED, ADDED]
    assert "内存太多" in results[1].sentence


@pytest.mark.parametrize("how", ["stopped", "late", "dead"])
def test_nothing_of_a_document_stays_behind_when_its_worker_is_killed(
    home, corpus, drop, bad_reader, how
):
    cancel = CancelToken()

    def tell(news):
        if how == "stopped" and getattr(news, "remark", "") == "正在转换":
            cancel.cancel()

    requests = drop("草稿纸 死.txt" if how == "dead" else "草稿纸.txt")
    limits = Limits(file_s=0.3, mb_s=0.0) if how == "late" else Limits()
    results = bring_in(home, corpus, requests, tell, cancel, command=bad_reader, limits=limits)
    assert statuses(results) == [STOPPED if how == "stopped" else REFUSED]
    copy = Path(Path(requests[0].path).with_suffix(".note").read_text("utf-8"))
    assert copy.parents[1].name.startswith("drafter-import-")
    assert not copy.parents[1].exists()


def test_nothing_of_a_document_stays_behind_when_who_asked_is_gone(drop, bad_reader, home, corpus):
    pipe, (request,) = subprocess.PIPE, drop("草稿纸.txt")
    scratch = Scratch()
    if os.name == "posix":
        assert stat.S_IMODE(scratch.path.stat().st_mode) == 0o700
    with subprocess.Popen(
        bad_reader,
        stdin=pipe,
        stdout=pipe,
        stderr=pipe,
        env={**os.environ, **scratch.environment},
    ) as worker:
        asked = {"home": str(home), "corpus": str(corpus)}, vars_of(request)
        worker.stdin.write(b"".join(json.dumps(one).encode() + b"\n" for one in asked))
        worker.stdin.flush()
        while b"step" not in worker.stdout.readline():
            assert worker.poll() is None
        assert [path.name for path in scratch.path.rglob("in.doc")] == ["in.doc"]
        worker.stdin.close()
        assert worker.wait(30) == 1
    assert not scratch.path.exists()


def vars_of(request):
    return {"path": request.path, "folder": request.folder, "again": request.again}


def test_what_dead_processes_left_behind_is_swept_and_nothing_else(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with subprocess.Popen([sys.executable, "-c", ""]) as dead:
        dead.wait()
    stale = tmp_path / f"drafter-import-{dead.pid}-abc"
    others = [tmp_path / "drafter-import-x", tmp_path / "别的"]
    for folder in (stale, *others):
        (folder / "profile").mkdir(parents=True)
    mine = Scratch()
    sweep()
    assert not stale.exists()
    assert mine.path.exists()
    assert all(folder.exists() for folder in others)
    mine.remove()
    assert not mine.path.exists()


def test_libreoffice_gives_up_before_its_worker_is_given_up():
    assert Limits().file_s >= TIMEOUT_S + 20


@pytest.mark.parametrize("again", [False, True])
def test_a_worker_lost_after_it_stored_a_file_is_told_as_what_it_did(
    home, corpus, tokenizer, drop, bad_reader, again
):
    before = bring_in(home, corpus, drop("甲.txt", text=TEXT.format("同样")))
    requests = drop("存后死.txt", text=TEXT.format("别样")) + drop("乙.txt")
    requests = [replace(request, again=again) for request in requests]
    results = before + bring_in(home, corpus, requests, command=bad_reader)
    assert statuses(results) == [ADDED, ADDED, ADDED]
    assert [result.reports for result in results] == [("m1",), ("m2",), ("m3",)]
    assert "“存后死.txt”已在资料库里" in results[1].sentence
    assert own_sources(home, corpus, tokenizer) == ["甲.txt", "存后死.txt", "乙.txt"]


@pytest.mark.parametrize("again", [False, True])
def test_a_worker_lost_before_it_stored_a_file_did_not(
    home, corpus, tokenizer, drop, bad_reader, again
):
    same = TEXT.format("同样")
    requests = [replace(one, again=again) for one in drop("甲.txt", "存前死.txt", text=same)]
    requests += drop("存前死乙.txt")
    results = bring_in(home, corpus, requests, command=bad_reader)
    assert statuses(results) == [ADDED, REFUSED if again else KNOWN, REFUSED]
    assert "资料库和这个文件都没有改动" in results[2].sentence
    assert own_sources(home, corpus, tokenizer) == ["甲.txt"]


def test_where_nobody_can_tell_whether_a_file_is_in_that_is_said(home, corpus, drop, scripted):
    (request,) = drop("存.txt")
    Path(request.path).with_suffix(".lost").touch()
    (result,) = bring_in(home, corpus, [request], command=scripted)
    assert result.status is REFUSED
    assert "可能已在资料库里，也可能没有" in result.sentence
    assert "资料库和这个文件都没有改动" not in result.sentence


def test_what_is_in_is_searchable_although_the_rest_was_called_off(
    home, corpus, tokenizer, drop, bad_reader, monkeypatch
):
    cancel = CancelToken()

    def tell(news):
        if "不停" in news.path:
            cancel.cancel()

    results = bring_in(home, corpus, drop("甲.txt", "不停.txt"), tell, cancel, command=bad_reader)
    assert statuses(results) == [ADDED, STOPPED]

    def forbidden(*_):
        raise AssertionError("the index was left to the window")

    monkeypatch.setattr(Index, "_caught_up", forbidden)
    library = library_of(home, corpus, tokenizer)
    assert library.search(Query("集中轮训与个人自学相结合"), CancelToken())
    library.close()


def test_what_is_called_off_and_cannot_be_indexed_soon_is_left(home, corpus, drop, scripted):
    cancel, told = CancelToken(), []

    def tell(news):
        told.append(news.path)
        if isinstance(news, ImportResult):
            cancel.cancel()

    requests = drop("慢.txt", "乙.txt")
    results = bring_in(
        home, corpus, requests, tell, cancel, command=scripted, limits=Limits(stop_s=0.2)
    )
    assert statuses(results) == [ADDED, STOPPED]


def test_what_libraries_print_does_no_harm(home, corpus, drop, bad_reader):
    assert statuses(bring_in(home, corpus, drop("乱写.txt"), command=bad_reader)) == [ADDED]


@pytest.mark.parametrize(
    "answer",
    [
        "thank you",
        "[" * 100_000,
        "[1]",
        "{}",
        '{"result": null}',
        '{"result": {}}',
        '{"result": {"status": "?", "reports": [], "sentence": "", "remark": "", "locked": 0}}',
        '{"result": {"status": "导入", "reports": 1, "sentence": "", "remark": "", "locked": 0}}',
        "x" * 3_000_000,
    ],
    ids=range(9),
)
def test_an_answer_that_is_none_costs_the_one_file(home, corpus, drop, scripted, answer):
    requests = drop("甲.txt") + drop("答.txt", text="{}").copy() + drop("乙.txt")
    Path(requests[1].path).write_text(answer, encoding="utf-8")
    results = bring_in(home, corpus, requests, command=scripted)
    assert statuses(results) == [ADDED, REFUSED, ADDED]


def test_stopping_leaves_what_is_in_and_tells_of_the_rest(home, corpus, tokenizer, drop):
    cancel = CancelToken()

    def tell(news):
        if "乙" in news.path:
            cancel.cancel()

    requests = drop("甲.txt", "乙.txt", "丙.txt")
    results = bring_in(home, corpus, requests, tell, cancel)
    assert statuses(results) == [ADDED, STOPPED, STOPPED]
    assert results[1].remark == "读到一半停下了，没有收进来"
    assert results[2].remark == "还没有轮到，导入就停下了"
    assert "“丙.txt”" in results[2].sentence
    assert own_sources(home, corpus, tokenizer) == ["甲.txt"]


def test_nothing_is_stored_of_a_file_once_the_work_is_called_off(home, corpus, drop, scripted):
    cancel = CancelToken()
    requests = drop("甲.txt")
    results = bring_in(home, corpus, requests, lambda _: cancel.cancel(), cancel, command=scripted)
    assert statuses(results) == [STOPPED]
    assert not Path(requests[0].path).with_suffix(".stored").exists()


def test_a_reader_that_hangs_does_not_keep_one_from_stopping(home, corpus, drop, bad_reader):
    cancel = CancelToken()
    requests = drop("不停.txt", "乙.txt")
    results = bring_in(
        home, corpus, requests, lambda _: cancel.cancel(), cancel, command=bad_reader
    )
    assert statuses(results) == [STOPPED, STOPPED]


def test_stopped_before_it_began_starts_nothing(home, corpus, drop):
    cancel = CancelToken()
    cancel.cancel()
    results = bring_in(home, corpus, drop("甲.txt"), cancel=cancel, command=["no such program"])
    assert statuses(results) == [STOPPED]


@pytest.mark.parametrize(
    "command", [["no such program"], [sys.executable, "-c", "raise SystemExit(3)"]]
)
def test_a_worker_that_does_not_start_is_told_of(home, corpus, drop, command):
    results = bring_in(home, corpus, drop("甲.txt", "乙.txt"), command=command)
    assert statuses(results) == [REFUSED, STOPPED]
    assert "启动不了" in results[0].sentence


def test_a_library_that_cannot_be_written_ends_the_batch(home, corpus, drop, scripted):
    requests = drop("甲.txt") + drop("答.txt") + drop("乙.txt")
    Path(requests[1].path).write_text('{"lost": "磁盘满了。"}', encoding="utf-8")
    results = bring_in(home, corpus, requests, command=scripted)
    assert statuses(results) == [ADDED, REFUSED, STOPPED]
    assert results[1].sentence == "磁盘满了。"


def test_a_library_that_cannot_be_opened_is_told_of(tmp_path, corpus, drop):
    (tmp_path / "坏").mkdir()
    (tmp_path / "坏" / "library.sqlite3").write_bytes(b"no database" * 1000)
    results = bring_in(tmp_path / "坏", corpus, drop("甲.txt", "乙.txt"))
    assert statuses(results) == [REFUSED, STOPPED]
    assert "已损坏" in results[0].sentence


def test_no_requests_start_nothing(home, corpus):
    assert bring_in(home, corpus, [], command=["no such program"]) == []


def test_what_the_worker_started_ends_with_it(home, corpus, drop, tmp_path):
    script, note = tmp_path / "parent.py", tmp_path / "pid"
    child = [sys.executable, "-c", "import threading; threading.Event().wait()"]
    script.write_text(
        f"import subprocess, threading\nfrom pathlib import Path\n"
        f"child = subprocess.Popen({child!r})\n"
        f"Path({str(note)!r}).write_text(str(child.pid))\n"
        "print('{\"ready\": true}', flush=True)\nthreading.Event().wait()\n",
        encoding="utf-8",
    )
    command = [sys.executable, str(script)]
    results = bring_in(home, corpus, drop("甲.txt"), command=command, limits=Limits(0.2, 0.0))
    assert statuses(results) == [REFUSED]
    assert not runs(int(note.read_text()))


def runs(pid):
    try:
        process = psutil.Process(pid)
        with suppress(psutil.TimeoutExpired):
            process.wait(5)
        # Where nobody collects orphans, a dead one keeps its number.
        return process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def test_a_worker_ends_when_who_asked_is_gone():
    pipe = subprocess.PIPE
    with subprocess.Popen(worker_command(), stdin=pipe, stdout=pipe, stderr=pipe) as worker:
        worker.stdin.close()
        assert worker.wait(30) == 1


def test_a_frozen_build_starts_itself_as_the_worker(monkeypatch):
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert worker_command() == [sys.executable, "--import-worker"]


def test_the_program_itself_is_the_worker_when_told():
    pipe = subprocess.PIPE
    command = [sys.executable, "-m", "drafter", WORKER_FLAG]
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe) as worker:
        worker.stdin.close()
        assert (worker.wait(30), worker.stdout.read()) == (1, b"")
