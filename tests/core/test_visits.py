import pytest

from drafter.core.visits import speaks_of_a_visit


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("习近平总书记多次亲临江州视察指导", True),
        ("总书记到山西考察第一站就来到江州", True),
        ("沿着总书记在江州的足迹", True),
        ("7月亲临江苏考察，总书记来到江州", True),
        ("视察江州时，总书记强调", True),
        ("总书记赋予重任，亲临一线，为江州领航", True),
        ("总书记倡导敢为，在江州考察时又专门强调", True),
        ("“我对江州寄予厚望”", True),
        ("江州牢记总书记视察时的嘱托", False),
        ("学习总书记考察调研重要讲话精神，为江州发展尽力", False),
        ("让总书记重要指示精神在江州落地生根", False),
        ("总书记有号令、省委有要求、江州有行动", False),
        ("专家来到江州考察", False),
        ("总书记作出部署。江州行动起来", False),
    ],
)
def test_a_sentence_that_tells_of_a_visit_is_known(text: str, told: bool) -> None:
    start = text.rindex("江州")
    assert speaks_of_a_visit(text, start, start + 2) is told
