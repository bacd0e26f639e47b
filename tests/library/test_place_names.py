"""Names of places in running text: found whole, and nothing made up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.library.place_names import PlaceNames, bare


@pytest.fixture(scope="module")
def names(tokenizer):
    return PlaceNames(tokenizer.lexicon)


def found(names, text):
    return [name for name, _ in names.within(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("在贵阳市观山湖区金阳街道", ["贵阳市", "观山湖区"]),
        ("结对帮扶台江县、剑阁县", ["台江县", "剑阁县"]),
        ("伊通满族自治县和双辽市", ["伊通满族自治县", "双辽市"]),
        ("钦州市民政局", ["钦州市"]),
        ("实施中央、自治区和市委、市政府部署", []),
        ("各县区、县级市、中心城区、开发区和贫困县", []),
        ("打造文明城市、特大城市、人才强市、示范区", []),
        ("城市社区、居民小区、经验盲区、责任区", []),
        ("西北地区、艰苦地区、发达地区", []),
        ("深化州县联动，高举伟大旗帜，门庭若市", []),
        ("江州市场、江州市民", []),
        ("", []),
    ],
)
def test_only_true_names_are_found_in_running_text(names, text, expected):
    assert found(names, text) == expected


def test_a_name_loses_its_ending():
    assert [bare(name) for name in ("江州市", "凉山彝族自治州", "神农架")] == [
        "江州",
        "凉山彝族",
        "神农架",
    ]


@given(st.text(st.sampled_from("江州钦委全市县区旗盟省自治的在，开发城𠮷 "), max_size=30))
def test_names_stand_where_they_say(text):
    lexicon = {"江州": "ns", "钦州市": "ns", "开发区": "n", "城区": "n"}
    stop = 0
    for name, end in PlaceNames(lexicon).within(text):
        assert text[end - len(name) : end] == name
        assert end - len(name) >= stop
        stop = end
