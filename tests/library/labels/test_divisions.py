"""The list of divisions: names in full and short, what lies in what, mentions in a text."""

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st
from label_samples import RESOURCES, divisions

from drafter.errors import LibraryError
from drafter.library.labels.divisions import Divisions


def names(found):
    return [one.name for one in found]


def mentioned(text):
    return [mention.name for mention in divisions().mentions(text)]


def test_a_division_is_found_by_its_full_its_short_and_its_half_short_name():
    assert names(divisions().called("钦州市")) == ["钦州市"]
    assert names(divisions().called("钦州")) == ["钦州市"]
    assert names(divisions().called("凉山州")) == ["凉山彝族自治州"]
    assert divisions().called("无此地") == ()


def test_a_name_that_several_have_gives_all_of_them_the_highest_first():
    assert len(divisions().named("鼓楼区")) == 4
    assert names(divisions().called("吉林")) == ["吉林省", "吉林市"]


def test_what_lies_above_is_known_to_the_province():
    (district,) = divisions().named("广陵区")
    assert names(divisions().above(district)) == ["扬州市", "江苏省"]
    assert divisions().province(district) == "江苏省"
    (county,) = divisions().named("仙桃市")
    assert (county.level, names(divisions().above(county))) == ("县级", ["湖北省"])
    (part,) = divisions().named("静海区")
    assert names(divisions().above(part)) == ["天津市"]


def test_what_lies_below_is_known():
    (city,) = divisions().named("四平市")
    below = names(divisions().below(city))
    assert {"梨树县", "双辽市", "铁东区"} <= set(below)
    assert "公主岭市" not in names(one for one in divisions().below(city) if not one.until)
    (district,) = divisions().named("广陵区")
    assert divisions().below(district) == ()


def test_a_name_that_is_no_more_is_kept_with_its_last_year():
    (old,) = divisions().named("增城市")
    assert (old.level, old.until, divisions().province(old)) == ("县级", 2013, "广东省")
    assert divisions().named("襄樊市")[0].until == 2009


def test_every_province_has_its_counties():
    lasting = [one for name in ("山东省", "海南省", "北京市") for one in divisions().named(name)]
    counts = [
        sum(one.level == "县级" and not one.until for one in divisions().below(province))
        for province in lasting
    ]
    assert counts == [136, 25, 16]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("在贵阳市观山湖区调研", ["贵阳市", "观山湖区"]),
        ("赴浙江、江苏学习", ["浙江", "江苏"]),
        ("西宁市城中区", ["西宁市", "城中区"]),
        ("推进城中村改造，服务港口区位", []),
        ("钦州市民受益，钦州市民政局牵头", ["钦州", "钦州市"]),
        ("市场主体、区域发展、和平年代", []),
        ("楚雄州委", ["楚雄州"]),
        ("", []),
    ],
)
def test_mentions_are_names_and_no_parts_of_other_words(text, expected):
    assert mentioned(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "县委组织部会同县财政局、县委会同县农业农村局核查，湖南、怀化先行",
        "南昌新建区级党群服务中心，新建区直单位阵地",
        "针对南部县区差异，到和平区级阵地",
        "与高校合作市级平台、合作市属国企、合作市内企业",
        "发文县直部门，复杂多县情，重庆市会同县财政局",
        "市和县委，赵县长、邱县长说，马鞍山的市和县里",
    ],
)
def test_ordinary_words_and_a_unit_are_no_name(text):
    counties = [name for name in mentioned(text) if divisions().named(name)[:1]]
    assert [name for name in counties if divisions().named(name)[0].level == "县级"] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("湖南省怀化市会同县财政局", ["湖南省", "怀化市", "会同县"]),
        ("赴天津市、合作市对口帮扶", ["天津市", "合作市"]),
        ("沈阳出台办法，在和平区推广", ["沈阳", "和平区"]),
        ("黟县、歙县和泾县的干部", ["黟县", "歙县", "泾县"]),
        ("中共和县委员会", ["和县"]),
    ],
)
def test_a_name_that_is_a_word_too_counts_by_what_stands_around_it(text, expected):
    assert mentioned(text) == expected


def test_a_name_that_is_a_word_too_counts_at_the_beginning_of_a_title():
    found = divisions().mentions("会同县组织工作总结", head=True)
    assert [one.name for one in found] == ["会同县"]


def test_a_name_put_together_from_two_words_is_none(tokenizer):
    known = Divisions.load(RESOURCES / "divisions.tsv", tokenizer.lexicon)
    words = "创新乡村治理，确保定期开展，扩大连片规模，推广安全生产，来自贡献，长治久安"
    assert list(known.mentions(words)) == []
    names = [one.name for one in known.mentions("赴新乡、保定学习，大连、自贡和成都市跟进")]
    assert names == ["新乡", "保定", "大连", "自贡", "成都市"]


@given(st.text(st.sampled_from("钦州市江苏省区县鼓楼城中的，𠮷 "), max_size=30))
def test_mentions_stand_where_they_say_and_do_not_overlap(text):
    stop = 0
    for mention in divisions().mentions(text):
        assert text[mention.start : mention.stop] == mention.name
        assert mention.start >= stop
        stop = mention.stop


def test_the_list_survives_pickling():
    copy = pickle.loads(pickle.dumps(divisions()))
    assert names(copy.called("钦州")) == ["钦州市"]


def test_an_empty_list_mentions_nothing():
    assert list(Divisions(()).mentions("钦州市")) == []


@pytest.mark.parametrize("content", [b"\xff\xfe", "440000\t广东省\n".encode(), None])
def test_a_list_that_is_damaged_or_missing_is_told(tmp_path, content):
    path = tmp_path / "divisions.tsv"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(LibraryError):
        Divisions.load(path)
