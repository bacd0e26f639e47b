"""What a report tells of its place: for certain, or not at all."""

import pytest

from drafter.library.labels import Place, find_place, find_terms
from drafter.library.place_names import PlaceNames

QINZHOU = Place("市级", "钦州", "钦州市")
JIANGZHOU = Place("市级", "江州", "江州市")


@pytest.fixture(scope="module")
def names(tokenizer):
    return PlaceNames(tokenizer.lexicon)


@pytest.mark.parametrize(
    ("title", "place"),
    [
        ("新时代江州市组织工作综述", JIANGZHOU),
        ("江州市江北区委组织部2023年工作总结", Place("县级", "江北", "江北区")),
        ("中共青海省江州市委组织部汇报", Place("市级", "江州", "江州市", "青海省")),
        ("在江州市组织工作会议上的讲话", JIANGZHOU),
        ("关于江北县基层党建工作的汇报", Place("县级", "江北", "江北县")),
        ("北京市组织工作综述", Place("省级", "北京", "北京市", "北京市")),
        ("奋力谱写钦州市组织工作新篇章", QINZHOU),
        ("江州市开发区党建工作总结", JIANGZHOU),
        ("宣城市江城区党建", Place("县级", "江城", "江城区")),
        ("中共云岭市委组织部", Place("市级", "云岭", "云岭市")),
    ],
)
def test_the_narrowest_place_of_a_title_is_found(names, title, place):
    assert find_place(names, [title], "") == place


@pytest.mark.parametrize(
    "title",
    [
        "开发区党建工作总结",
        "高新区工作汇报",
        "经开区组织工作要点",
        "示范区建设做法",
        "中心城区基层治理",
        "滨海新区汇报",
        "园区党建",
        "社区党建经验",
        "校区党建",
        "文明城市创建",
        "贫困县摘帽",
        "人才强市战略",
        "区域化党建",
        "围绕市委中心工作",
        "奋力谱写钦州组织工作新篇章",
        "党的十八大以来钦州组织工作综述",
        "在全市组织部长会议上的讲话",
        "在2023年全省组织工作会议上的汇报发言材料",
        "全面加强城市基层党建",
        "学习贯彻市委全会精神",
        "",
    ],
)
def test_what_only_looks_like_a_place_is_none(names, title):
    assert find_place(names, [title], "") == Place()


def test_a_short_name_in_the_title_counts_with_what_the_text_says_of_its_unit(names):
    title = "党的十八大以来钦州组织工作综述"
    assert find_place(names, [title], "全市党员。我市干部。市委决定。") == QINZHOU
    assert find_place(names, [title], "全省党员。") == Place()
    assert find_place(names, ["奋力谱写钦州组织工作新篇章"], "钦州市委决定。") == QINZHOU


def test_file_byline_and_salutation_tell_the_place_when_the_title_does_not(names):
    assert find_place(names, ["组织工作汇报", "江州市2023", "张三"], "") == JIANGZHOU
    assert find_place(names, ["组织工作汇报", "中共江州市委组织部"], "") == JIANGZHOU


def test_the_place_whose_offices_the_text_speaks_of_most_is_its_own(names):
    text = "钦州市委高度重视。\n浙江省委来访。钦州市委组织部牵头，钦州市干部受益。"
    assert find_place(names, ["工作汇报"], text) == QINZHOU


@pytest.mark.parametrize(
    "text", ["学习浙江省委经验。", "钦州市委、南宁市委联合发文，钦州、南宁同抓。", "市委决定。", ""]
)
def test_a_place_spoken_of_once_or_as_often_as_another_is_not_sure(names, text):
    assert find_place(names, ["工作汇报"], text) == Place()


def test_the_names_of_a_place_give_it_away(names):
    place = find_place(names, ["青海省江州市组织工作综述"], "")
    terms = find_terms(names, place, "市委高度重视，我市各县区跟进。")
    assert [(term.term, term.kind) for term in terms] == [
        ("江州市", "name"),
        ("江州", "name"),
        ("青海省", "parent"),
        ("我市", "generic"),
        ("市委", "generic"),
    ]


def test_other_places_of_the_text_give_it_away_as_well(names):
    text = "帮扶台江县，组建静海区专班。深化州县联动，全市各县区、开发区、城市社区和贫困地区受益。"
    terms = find_terms(names, JIANGZHOU, text + "江州市、浙江省。")
    assert [(term.term, term.kind) for term in terms if term.kind != "generic"] == [
        ("江州市", "name"),
        ("江州", "name"),
        ("台江县", "child"),
        ("静海区", "child"),
        ("浙江省", "parent"),
    ]


def test_the_places_below_are_known_by_the_one_above(names):
    terms = find_terms(names, Place(), "在钦州市云溪区调研。制定实施市级方案。")
    assert [term.term for term in terms] == ["钦州市", "云溪区"]


def test_no_bundled_report_is_given_another_place(names, library):
    found = 0
    for summary in library.reports():
        report = library.report(summary.id)
        text = "\n".join(p.text for section in report.sections for p in section.paragraphs)
        place = find_place(names, [report.title] if report.title else [], text)
        assert place.region in (report.region, ""), report.title
        found += bool(place.region)
    assert found >= 70
