"""drafter search: one question or many."""

import json

import pytest

SHAPE = {"id", "score", "report", "level", "region", "pillar", "heading", "text", "spans", "why"}
SHAPE |= {"role", "twins"}


def search(run, *words):
    answer = run("search", *words, "--json")
    assert answer.code == 0, answer.err
    assert answer.err == ""
    return json.loads(answer.out)


def test_a_hit_has_the_shape_of_the_contract(run, home):
    hits = search(run, "强化理论武装", "--under", "聚焦政治建设，铸牢绝对忠诚品格")
    assert hits
    assert all(hit.keys() == SHAPE for hit in hits)
    scores = [hit["score"] for hit in hits]
    assert scores == sorted(scores, reverse=True)


def test_spans_mark_the_words_in_code_points(run, home):
    marked = {hit["text"][a:b] for hit in search(run, "理论武装") for a, b in hit["spans"]}
    assert marked
    assert all(word in "理论武装" for word in marked)


def test_an_answer_says_why_it_is_one(run, home):
    under = ("--under", "聚焦引才聚才，实施人才强市战略")
    for hit in search(run, "培养人才", "--pillar", "人才", *under):
        assert hit["why"].keys() == {"words", "concepts", "pillar", "like"}
        assert hit["why"]["words"] or hit["why"]["concepts"] or hit["why"]["like"]
        assert hit["why"]["pillar"] == "人才"
    assert {hit["why"]["pillar"] for hit in search(run, "培养人才")} == {""}


def test_what_letters_were_taken_for_is_said_beside_the_hits(run, home):
    answer = run("search", "lilun wuzhuang", "--json")
    assert answer.err == "按“理论武装”查找\n"
    assert json.loads(answer.out) == search(run, "理论武装")
    assert run("search", "lilun wuzhuang").out.startswith("按“理论武装”查找\n")


def test_of_a_long_question_an_answer_repeats_a_line(run, home):
    for asked in ("黨建引領" * 25_000, '"' + "黨建引領" * 200 + '"'):
        answer = run("search", asked)
        assert answer.code == 0
        assert max(map(len, answer.out.split("\n\n")[0].splitlines())) < 120


def test_answers_can_be_narrowed(run, home):
    assert {hit["level"] for hit in search(run, "干部", "--level", "省级")} == {"省级"}
    both = search(run, "干部", "--level", "省级", "--level", "市级", "--limit", "100")
    assert {hit["level"] for hit in both} == {"省级", "市级"}
    assert {hit["pillar"] for hit in search(run, "培养人才", "--pillar", "人才")} == {"人才"}
    assert len(search(run, "干部", "--limit", "3")) == 3


def test_a_person_reads_origin_and_paragraph(run, home):
    hit = search(run, "理论武装", "--limit", "1")[0]
    text = run("search", "理论武装", "--limit", "1").out
    assert f"1. {hit['id']}  {hit['region']}  {hit['level']}" in text
    assert f"《{hit['report']}》" in text
    assert hit["text"] in text


def test_no_answer_is_an_answer(run, home):
    assert search(run, "𠮷𠮷𠮷") == []
    answer = run("search", "𠮷𠮷𠮷")
    assert (answer.code, answer.err) == (0, "")
    assert "没有找到" in answer.out


def test_a_blank_question_is_wrong_use(run, home):
    answer = run("search", " ", "--json")
    assert (answer.code, answer.out) == (2, "")
    assert "空的" in answer.err


def test_the_library_is_built_by_the_first_search(run, empty_home):
    assert not (empty_home / "library.sqlite3").exists()
    assert search(run, "理论武装")
    assert (empty_home / "library.sqlite3").exists()


def test_many_questions_are_answered_at_once(run, home, tmp_path):
    batch = tmp_path / "问 题.jsonl"
    under = "聚焦政治建设"
    lines = [
        json.dumps({"id": "p1", "query": "强化理论武装", "under": under}, ensure_ascii=False),
        "",
        json.dumps({"id": 2, "query": "人才"}),
        '{"id": "p3", "query": "干部", "under": null}',
    ]
    batch.write_bytes(b"\xef\xbb\xbf" + "\r\n".join(lines).encode())
    answers = search(run, "--batch", batch, "--limit", "5")
    assert list(answers) == ["p1", "2", "p3"]
    assert answers["p1"] == search(run, "强化理论武装", "--under", under, "--limit", "5")
    assert answers["2"] == search(run, "人才", "--limit", "5")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ('{"id": "a", "query": "人才"}\nnot json\n', "第 2 行读不懂"),
        ("[1, 2]\n", "第 1 行读不懂"),
        ('{"query": "人才"}\n', "第 1 行读不懂"),
        ('{"id": "a"}\n', "第 1 行读不懂"),
        ('{"id": null, "query": "人才"}\n', "第 1 行读不懂"),
        ('{"id": "a", "query": 3}\n', "第 1 行读不懂"),
        ('{"id": "a", "query": "人才", "under": 3}\n', "第 1 行读不懂"),
        ('{"id": "a", "query": " "}\n', "第 1 行是空的"),
        ('{"id": 1, "query": "人才"}\n{"id": "1", "query": "干部"}\n', "前面有过"),
        ("[" * 100_000, "第 1 行读不懂"),
    ],
)
def test_a_line_that_is_no_question_is_told_by_its_number(content, said, run, home, tmp_path):
    batch = tmp_path / "batch.jsonl"
    batch.write_text(content, "utf-8")
    answer = run("search", "--batch", batch, "--json")
    assert (answer.code, answer.out) == (2, "")
    assert said in answer.err
    assert answer.err.count("\n") == 1


def test_a_batch_that_cannot_be_read_is_told_of(run, home, tmp_path):
    assert "读不了" in run("search", "--batch", tmp_path / "无", "--json").err
    (tmp_path / "gbk").write_bytes("人才".encode("gbk"))
    assert "UTF-8" in run("search", "--batch", tmp_path / "gbk", "--json").err


def test_a_batch_answers_in_json_only(run, home, tmp_path):
    answer = run("search", "--batch", tmp_path / "any")
    assert answer.code == 2
    assert "--json" in answer.err
