from drafter.core.query import Topic
from drafter.core.thesaurus import Concept, Thesaurus
from drafter.library.topics import as_topics, to_browse

THESAURUS = Thesaurus([Concept("容错纠错", "干部队伍", ("三个区分开来", "AI容错"))])


def test_a_topic_is_browsed_by_other_words_traditional_characters_pinyin_and_initials():
    (topic,) = to_browse(THESAURUS, [("容错纠错", 31)])
    assert {"三个区分开来", "容錯糾錯", "三個區分開來", "rongcuojiucuo", "rcjc"} <= {*topic.words}
    assert topic.term not in topic.words
    assert (topic.count, topic.subject) == (31, "干部队伍")


def test_a_word_that_is_not_all_hanzi_has_no_pinyin():
    (topic,) = to_browse(THESAURUS, [("容错纠错", 31)])
    assert "AI容错" in topic.words
    assert not any(word.startswith("ai") for word in topic.words)


def test_topics_of_an_answer_carry_no_words():
    assert as_topics(THESAURUS, [("容错纠错", 2)]) == (Topic("容错纠错", 2, "干部队伍"),)
