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
    first = Filters(roles=("数据",), regions=("钦州",), figures=True, concepts=("容错纠错",))
    again = Filters(roles=("案例",)).narrow(first.narrow(Query("党建")))
    assert (again.roles, again.regions, again.figures, again.concepts) == (("案例",), (), None, ())
