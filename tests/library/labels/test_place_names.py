"""Names of places a line begins with: found whole, and nothing made up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.library.labels.place_names import PlaceNames, bare


@pytest.fixture(scope="module")
def names(tokenizer):
    return PlaceNames(tokenizer.lexicon)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("江州市组织工作综述", ("江州市",)),
        ("江州市江北区委汇报", ("江州市", "江北区")),
        ("中共云岭市委组织部", ("云岭市",)),
        ("在江州市组织工作会议上的讲话", ("江州市",)),
        ("新时代江州市民政局汇报", ("江州市",)),
        ("开发区党建", ()),
        ("文明城市创建", ()),
        ("贫困县摘帽", ()),
        ("江州市场监管", ()),
        ("江州市民受益", ()),
        ("高举伟大旗帜", ()),
        ("", ()),
    ],
)
def test_only_true_names_begin_a_line(names, line, expected):
    assert names.beginning(line) == expected


def test_a_name_loses_its_ending():
    assert [bare(name) for name in ("江州市", "凉山彝族自治州", "神农架")] == [
        "江州",
        "凉山彝族",
        "神农架",
    ]


@given(st.text(st.sampled_from("江州钦委全市县区旗盟省自治的在，开发城𠮷 "), max_size=30))
def test_the_names_stand_in_the_line_one_after_the_other(line):
    lexicon = {"江州": "ns", "钦州市": "ns", "开发区": "n", "城区": "n"}
    assert "".join(PlaceNames(lexicon).beginning(line)) in line
