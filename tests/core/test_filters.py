from drafter.core.filters import OWN, Filters
from drafter.core.query import Query


def test_no_choice_leaves_a_question_as_it_is() -> None:
    query = Query("党建", under="强基固本", limit=7)
    assert Filters().narrow(query) == query


def test_a_level_and_the_own_reports_exclude_each_other() -> None:
    own = Filters(level=OWN).narrow(Query("党建"))
    level = Filters(level="市级").narrow(own)
    assert (own.own, own.levels) == (True, ())
    assert (level.own, level.levels) == (None, ("市级",))


def test_choices_take_the_place_of_those_before() -> None:
    first = Filters(roles=("数据",), regions=("钦州",), figures=True, subjects=("人才",))
    again = Filters(roles=("案例",)).narrow(first.narrow(Query("党建")))
    assert (again.roles, again.regions, again.figures, again.subjects) == (("案例",), (), None, ())


def test_a_topic_that_is_asked_for_is_not_lost_by_narrowing_it() -> None:
    query = Filters(level="市级").narrow(Query(concepts=("容错纠错",)))
    assert (query.concepts, query.levels) == (("容错纠错",), ("市级",))


def test_a_topic_chosen_twice_is_asked_once() -> None:
    filters = Filters(concepts=("流动党员", "容错纠错"))
    assert filters.narrow(Query(concepts=("容错纠错",))).concepts == ("容错纠错", "流动党员")
