"""What was typed in other letters, read by what the library has."""

import pytest
from made_reports import make_report

from drafter.core.cancel import CancelToken
from drafter.core.query import Answer, Query
from drafter.core.typed import typed_query
from drafter.library.library import Library
from drafter.library.ranking import LONGEST


def ask(library: Library, words: str) -> Answer:
    return library.answer(typed_query(words), CancelToken())


def own(found: Answer) -> list[str]:
    return [hit.exemplar.text for hit in found.hits if hit.exemplar.report_id.startswith("m")]


def test_a_phrase_in_traditional_characters_finds_the_passage_that_has_it(small: Library) -> None:
    text = "黨建引領鄉村振興，落實幹部責任制，推動各項工作落地見效。"
    small.add(make_report(text))
    found = ask(small, '"黨建引領"')
    assert (own(found), found.total, found.read_as) == ([text], 1, "")


def test_a_phrase_that_no_passage_has_is_read_in_simplified_characters(library: Library) -> None:
    found = ask(library, '"黨建引領"')
    assert found.read_as == "党建引领"
    assert found.hits == ask(library, '"党建引领"').hits != ()


def test_words_a_passage_has_in_traditional_characters_find_it_and_the_others(
    small: Library,
) -> None:
    text = "黨建引領鄉村振興，落實幹部責任制，推動各項工作落地見效。"
    small.add(make_report(text))
    found = ask(small, "黨建引領鄉村振興")
    assert own(found) == [text]
    assert found.total > 1
    assert found.read_as == "党建引领乡村振兴"


@pytest.mark.parametrize("quoted", ['"张昇"', "张昇", '"李喆"', '"𠮷村"', '"朱镕基"'])
def test_names_and_rare_characters_are_asked_for_as_they_are(small: Library, quoted: str) -> None:
    text = f"{quoted.strip(chr(34))}同志著作党建专栏，建立健全制度。"
    small.add(make_report(text))
    found = ask(small, quoted)
    assert text in own(found)
    assert found.read_as == ""


def test_a_name_the_library_lacks_is_not_made_another(library: Library) -> None:
    assert ask(library, '"张昇"').read_as == ""


def test_a_rare_character_has_no_other_characters_rewritten(library: Library) -> None:
    assert ask(library, "李喆同志著作").read_as == ""


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("dangjian yinling", "党建引领"),
        ("yinling", "引领"),
        ("zzb", "组织部"),
        ("ＲＥＮＣＡＩ", "人才"),
        ("rencai!", "人才"),
        ("rencai，ganbu", "人才干部"),
        ("shengqu", "省区"),
        ("shequ", "社区"),
        ("zhibu", "支部"),
        ("shiye danwei", "事业单位"),
    ],
)
def test_letters_are_the_words_the_library_has_most(
    library: Library, typed: str, meant: str
) -> None:
    assert ask(library, typed).read_as == meant


def test_letters_that_are_no_word_are_left(library: Library) -> None:
    for letters in ("hello world", "python", "qqq", "the quick brown fox"):
        assert ask(library, letters).read_as == ""


def test_words_only_own_reports_have_are_read_too(small: Library) -> None:
    assert ask(small, "sunmao").read_as == ""
    small.add(make_report("独一无二的榫卯工作法，让支部像榫卯一样咬合。"))
    found = ask(small, "sunmao")
    assert found.read_as == "榫卯"
    assert len(own(found)) == 1


def test_a_place_taken_in_later_is_read_too(small: Library) -> None:
    assert ask(small, "jiangzhou").read_as != "江州"
    small.add(make_report("支部建在网格上，服务送到家门口。"))
    assert ask(small, "jiangzhou").read_as == "江州"


def test_a_phrase_in_letters_that_a_passage_has_is_not_read(small: Library) -> None:
    small.add(make_report("开设“rencai云课堂”，培训党员干部。"))
    found = ask(small, '"rencai云"')
    assert (found.total, found.read_as) == (1, "")
    assert ask(small, '"cai云课"').total == 1


@pytest.mark.parametrize("letters", ["黨建引領", "dang jian ", "rencai", "党建引領"])
def test_of_an_endless_question_no_more_is_read_than_is_looked_at(
    library: Library, letters: str
) -> None:
    endless = letters * 25_000
    found = library.answer(Query(endless, limit=5), CancelToken())
    assert len(found.read_as) <= LONGEST
    assert found.hits == library.answer(Query(endless[:LONGEST], limit=5), CancelToken()).hits
    late = Query(" " * 2 * LONGEST + endless, limit=5)
    assert library.answer(late, CancelToken()).hits == found.hits
    assert library.answer(Query(phrases=(endless,)), CancelToken()).read_as == ""
