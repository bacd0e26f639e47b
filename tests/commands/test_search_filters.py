"""drafter search: phrases, filters, other letters."""

import json

import pytest

from drafter.core.role import role_of


def search(run, *words):
    answer = run("search", *words, "--json")
    assert answer.code == 0, answer.err
    return json.loads(answer.out)


def test_a_phrase_in_quotes_is_in_every_answer(run, home):
    hits = search(run, '"理论武装"', "--limit", "50")
    assert hits
    assert all("理论武装" in hit["text"] for hit in hits)
    assert search(run, "“理论武装”", "--limit", "50") == hits


def test_quotes_in_a_batch_are_text(run, home, tmp_path):
    batch = tmp_path / "batch.jsonl"
    line = {"id": "1", "query": '"理论武装和组织建设"'}
    batch.write_text(json.dumps(line, ensure_ascii=False), "utf-8")
    assert search(run, "--batch", batch)["1"]
    assert search(run, '"理论武装和组织建设"') == []


def test_answers_can_be_narrowed_to_places_roles_and_topics(run, home):
    region = next(hit["region"] for hit in search(run, "干部") if hit["region"])
    assert {hit["region"] for hit in search(run, "干部", "--region", region)} == {region}
    told = search(run, "干部", "--role", "举措", "--limit", "50")
    assert {hit["role"] for hit in told} == {role_of(hit["text"]) for hit in told} == {"举措"}
    about = search(run, "干部", "--topic", "理论武装")
    assert about
    assert all("理论武装" in hit["why"]["concepts"] for hit in about)


def test_figures_and_owners_narrow(run, home):
    having, without = search(run, "干部", "--figures"), search(run, "干部", "--no-figures")
    assert having
    assert not {hit["id"] for hit in having} & {hit["id"] for hit in without}
    assert all(any(map(str.isdigit, hit["text"])) for hit in having)
    assert search(run, "干部", "--bundled") == search(run, "干部")
    assert search(run, "干部", "--own") == []


def test_filters_narrow_a_batch(run, home, tmp_path):
    batch = tmp_path / "batch.jsonl"
    batch.write_text('{"id": "1", "query": "干部"}', "utf-8")
    found = search(run, "--batch", batch, "--role", "举措")
    assert {hit["role"] for hit in found["1"]} == {"举措"}


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        ("--region", "火星", "没有地区“火星”"),
        ("--topic", "容错", "容错纠错"),
        ("--role", "口号", "领起、举措、数据、案例、成效"),
    ],
)
def test_a_value_there_is_not_is_one_sentence_with_those_there_are(run, home, option, value, said):
    answer = run("search", "干部", option, value)
    assert (answer.code, answer.out) == (2, "")
    assert said in answer.err
    assert "可用的有" in answer.err
    assert answer.err.count("\n") == 1


@pytest.mark.parametrize(
    ("first", "second"), [("--own", "--bundled"), ("--figures", "--no-figures")]
)
def test_opposites_cannot_be_asked_together(run, home, first, second):
    answer = run("search", "干部", first, second)
    assert answer.code == 2
    assert "不能和" in answer.err


def test_it_says_what_letters_were_taken_for(run, home):
    assert run("search", "lilun wuzhuang").out.startswith("按“理论武装”查找\n\n1. ")
    assert search(run, "理論武裝") == search(run, "lilunwuzhuang") == search(run, "理论武装")


def test_no_answer_says_where_there_are_some_or_what_is_near(run, home):
    elsewhere = run("search", "理论武装", "--own").out
    assert "没有找到" in elsewhere
    assert "省级有" in elsewhere
    near = run("search", '"强化理论武装链条"').out
    assert "相近的主题有：" in near
    assert "理论武装（" in near


def test_a_topic_is_a_question_by_itself(run, home):
    about = search(run, "--topic", "理论武装")
    assert about
    assert all("理论武装" in hit["why"]["concepts"] for hit in about)
    assert {hit["level"] for hit in search(run, "--topic", "理论武装", "--level", "省级")} <= {
        "省级"
    }
