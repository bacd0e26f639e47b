import pytest

from drafter.core.place import (
    keeps_its_sense,
    last_part,
    level_of,
    level_words,
    short_name,
    speaks_for,
    stands_apart,
)


@pytest.mark.parametrize(
    ("place", "level", "short"),
    [
        ("江州市", "市级", "江州"),
        ("江南省", "省级", "江南"),
        ("北京市", "省级", "北京"),
        ("内蒙古自治区", "省级", "内蒙古"),
        ("新疆维吾尔自治区", "省级", "新疆"),
        ("新疆生产建设兵团", "省级", "新疆生产建设兵团"),
        ("凉山彝族自治州", "市级", "凉山"),
        ("黔东南苗族侗族自治州", "市级", "黔东南"),
        ("喀什地区", "市级", "喀什"),
        ("锡林郭勒盟", "市级", "锡林郭勒"),
        ("北京市朝阳区", "县级", "朝阳"),
        ("扬州市广陵区", "县级", "广陵"),
        ("伊通满族自治县", "县级", "伊通"),
        ("易县", "县级", "易县"),
        ("", "", ""),
    ],
)
def test_a_full_name_tells_level_and_short_name(place: str, level: str, short: str) -> None:
    assert (level_of(place), short_name(place)) == (level, short)


@pytest.mark.parametrize(
    ("place", "last"),
    [
        ("扬州市广陵区", "广陵区"),
        ("江南省江州市江城区", "江城区"),
        ("江州市", "江州市"),
        ("贵阳市、贵安新区", "贵阳市、贵安新区"),
    ],
)
def test_the_places_above_are_told_from_the_place(place: str, last: str) -> None:
    assert last_part(place) == last


def test_words_of_a_level_are_found_but_not_within_other_words() -> None:
    text = "全市和我省，自治区党委、市委、县直机关、省管干部"
    found = [text[start:stop] for start, stop in level_words(text)]
    assert found == ["全市", "我省", "自治区", "市委", "县直", "省管"]
    assert level_words("安全市场、健全区域、自我省察、基本区分、社区委员会、城市委托") == []


@pytest.mark.parametrize(
    ("word", "place", "fits"),
    [
        ("全市", "江州市", True),
        ("全州", "江州市", False),
        ("全州", "凉山彝族自治州", True),
        ("全省", "江州市", True),
        ("全区", "江州市", False),
        ("区委", "江州市", True),
        ("旗委", "江州市", False),
        ("县（市、区）", "江州市", True),
        ("全区", "江城区", True),
        ("县委", "江城区", False),
        ("自治区", "内蒙古自治区", True),
        ("自治区", "江南省", False),
        ("全省", "内蒙古自治区", False),
    ],
)
def test_a_word_fits_a_place_of_its_own_unit(word: str, place: str, fits: bool) -> None:
    assert speaks_for(word, place) is fits


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("市级领导和省管主要领导", ["市级", "省管"]),
        ("市属国企、市长、市公安局、市财政局", ["市属", "市长", "市公安局", "市财政局"]),
        (
            "省人大常委会、市第六次党代会、市委五届四次全会",
            ["省人大", "市第六次党代会", "市委五届四次"],
        ),
        ("市县联动、市、县、乡三级、各州（市）", ["市县", "市、县、乡", "州（市）"]),
        ("人才强市战略、科教兴省", ["强市", "兴省"]),
        ("健全省市县三级", ["省市县"]),
        ("江城区区管干部、县、市教育局", ["区管", "市教育局"]),
        ("成立市人才公司、成立市委专班", ["市", "市委"]),
        ("城市管理、上市公司、增强市场、安全市场、多省区市、市区、兄弟省市", []),
        ("副省级城市、县级以上、部省级、增长期、区域、社区级", []),
    ],
)
def test_words_of_a_level_are_found_by_rule(text: str, words: list[str]) -> None:
    assert [text[start:stop] for start, stop in level_words(text)] == words


def test_a_listed_word_of_a_level_must_stand_apart_too() -> None:
    assert not stands_apart("健全省市县", 1)
    assert stands_apart("在全省", 1)
    assert stands_apart("全省", 0)


@pytest.mark.parametrize(
    ("word", "source", "place", "keeps"),
    [
        ("省委", "江州市", "清源县", True),
        ("省委", "江南省", "清源县", False),
        ("省委", "江南省", "江州市", False),
        ("省委", "江州市", "云水市", True),
        ("市委", "江州市", "清源县", False),
        ("市县", "江州市", "江南省", False),
        ("县（市、区）", "江州市", "江南省", True),
        ("县（市、区）", "江州市", "清源县", False),
        ("县级", "江州市", "清源县", True),
        ("县委", "江州市", "清源县", False),
        ("省市县", "江南省", "江州市", True),
        ("设区市", "江南省", "江州市", False),
        ("全市", "北京市", "江南省", False),
        ("市委", "江南省", "重庆市", False),
        ("全区", "广西壮族自治区", "江州市", False),
        ("区直", "广西壮族自治区", "江州市", False),
        ("旗", "鄂尔多斯市", "江南省", False),
        ("市委", "江州市", "", False),
    ],
)
def test_a_word_keeps_its_sense_between_two_levels(
    word: str, source: str, place: str, keeps: bool
) -> None:
    assert keeps_its_sense(word, source, level_of(source), place) is keeps
