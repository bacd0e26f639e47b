"""What a report tells of its place: for certain, or not at all."""

import pytest
from label_samples import RESOURCES, reports, text_of

from drafter.core.place import last_part
from drafter.library.labels.divisions import Divisions
from drafter.library.labels.place_names import PlaceNames
from drafter.library.labels.places import Place, PlaceFinder

QINZHOU = Place("市级", "钦州", "钦州市", "广西壮族自治区")
JIANGZHOU = Place("市级", "江州", "江州市")


@pytest.fixture(scope="module")
def place_finder(tokenizer):
    known = Divisions.load(RESOURCES / "divisions.tsv", tokenizer.lexicon)
    return PlaceFinder(known, PlaceNames(tokenizer.lexicon))


@pytest.fixture(scope="module")
def find(place_finder):
    def find(head, text="", file="", level=""):
        return place_finder.find(head, text, file, level)

    return find


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
        ("成都市增城区党建工作总结", Place("县级", "增城", "增城区")),
        ("增城市组织工作总结", Place("县级", "增城", "增城市", "广东省")),
        ("襄樊市组织工作", Place("市级", "襄樊", "襄樊市", "湖北省")),
        ("鼓楼区组织工作", Place("县级", "鼓楼", "鼓楼区")),
        ("福州市鼓楼区组织工作", Place("县级", "鼓楼", "鼓楼区", "福建省")),
        ("楚雄州组织工作综述", Place("市级", "楚雄", "楚雄彝族自治州", "云南省")),
        ("威海组织工作综述", Place("市级", "威海", "威海市", "山东省")),
        ("南昌组织工作综述", Place("市级", "南昌", "南昌市", "江西省")),
        ("如皋市组织工作", Place("县级", "如皋", "如皋市", "江苏省")),
        ("西湖区云溪镇党建工作汇报", Place("", "西湖", "西湖区")),
        ("中共云岭市委组织部", Place("市级", "云岭", "云岭市")),
    ],
)
def test_the_narrowest_place_of_a_title_is_found(find, title, place):
    assert find([title]) == place


@pytest.mark.parametrize(
    "title",
    [
        "开发区党建工作总结",
        "高新区工作汇报",
        "经开区组织工作要点",
        "示范区建设做法",
        "中心城区基层治理",
        "吉林组织工作综述",
        "朝阳组织工作综述",
        "和平组织工作综述",
        "关于赴浙江省学习考察的报告",
        "西安高新区党建工作总结",
        "园区党建",
        "社区党建经验",
        "校区党建",
        "文明城市创建",
        "贫困县摘帽",
        "人才强市战略",
        "区域化党建",
        "围绕市委中心工作",
        "在全市组织部长会议上的讲话",
        "在2023年全省组织工作会议上的汇报发言材料",
        "全面加强城市基层党建",
        "学习贯彻市委全会精神",
        "",
    ],
)
def test_what_only_looks_like_a_place_is_none(find, title):
    assert find([title]) == Place()


def test_a_short_name_in_the_title_counts_with_what_the_text_says_of_its_unit(find):
    title = "党的十八大以来钦州组织工作综述"
    assert find([title], "全市党员。我市干部。市委决定。") == QINZHOU
    assert find([title], "全省党员。我省干部。省委决定。") == Place()
    assert find(["奋力谱写钦州组织工作新篇章"], "钦州市委决定。") == QINZHOU


def test_file_byline_and_salutation_tell_the_place_when_the_title_does_not(find):
    assert find(["组织工作汇报", "张三"], file="江州市2023") == JIANGZHOU
    assert find(["组织工作汇报", "中共江州市委组织部"], "") == JIANGZHOU


def test_the_place_whose_offices_the_text_speaks_of_most_is_its_own(find):
    text = "钦州市委高度重视。\n浙江省委来访。钦州市委组织部牵头，钦州市干部受益。"
    assert find(["工作汇报"], text) == QINZHOU


@pytest.mark.parametrize(
    "text", ["学习浙江省委经验。", "钦州市委、南宁市委联合发文，钦州、南宁同抓。", "市委决定。", ""]
)
def test_a_place_spoken_of_once_or_as_often_as_another_is_not_sure(find, text):
    assert find(["工作汇报"], text) == Place()


def test_a_name_of_several_places_is_settled_by_the_text(find):
    assert find(["吉林组织工作综述"], "全市上下，我市干部，市委决定。") == Place(
        "市级", "吉林", "吉林市", "吉林省"
    )
    assert find(["鼓楼区组织工作"], "徐州市给予支持。").province == "江苏省"


def test_the_group_of_the_contents_page_settles_the_level(find):
    assert find(["吉林组织工作综述"], level="市级") == Place("市级", "吉林", "吉林市", "吉林省")
    assert find(["工作汇报"], level="县级") == Place("县级")


def test_the_name_of_a_file_counts_where_the_text_agrees(find):
    text = "贵阳的支部。贵阳的干部。贵阳的人才。"
    assert find(["工作汇报"], text, "浙江省材料汇编") == Place()
    assert find(["工作汇报"], text, "贵阳市汇报").region == "贵阳"


@pytest.mark.parametrize(
    ("name", "level", "place"),
    [
        ("钦州", "", QINZHOU),
        (" 钦州市 ", "", QINZHOU),
        ("扬州市广陵区", "", Place("县级", "广陵", "广陵区", "江苏省")),
        ("广陵", "", Place("县级", "广陵", "广陵区", "江苏省")),
        ("凉山州", "", Place("市级", "凉山", "凉山彝族自治州", "四川省")),
        ("内蒙古", "", Place("省级", "内蒙古", "内蒙古自治区", "内蒙古自治区")),
        ("吉林", "", Place("省级", "吉林", "吉林省", "吉林省")),
        ("吉林", "市级", Place("市级", "吉林", "吉林市", "吉林省")),
        ("鼓楼区", "", Place("县级", "鼓楼", "鼓楼区")),
        ("江州市", "", JIANGZHOU),
        ("江州市江北区", "", Place("县级", "江北", "江北区")),
        ("青海省江州市", "", Place("市级", "江州", "江州市", "青海省")),
        ("江州市", "县级", Place("县级", "江州", "江州市")),
        ("", "", Place()),
    ],
)
def test_a_name_given_by_hand_is_filled_up(place_finder, name, level, place):
    assert place_finder.named(name, level) == place


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("干部队伍建设情况汇报", "县委组织部会同县财政局核查。全县会同县农业农村局推进。" * 3),
        ("人才工作汇报", "全区新建区级人才公寓，新建区级实训基地。全区党员。" * 3),
        ("人才工作汇报", "全县针对南部县区、南部县区差异推进。" * 3),
        ("人才工作汇报", "全市与高校合作市级平台、合作市属国企。" * 3),
        ("全省基层党建创新案例选编", "县委组织部会同县委办公室。" * 3 + "全县。" * 3),
    ],
)
def test_no_place_is_made_up_from_ordinary_words(find, title, text):
    assert find([title], text) == Place()


@pytest.mark.parametrize(
    "title",
    [
        "石泉县抓党建促乡村振兴工作报告",
        "石泉县村党组织带头人队伍建设",
        "石泉县农村基层党建工作综述",
        "石泉县乡镇干部队伍建设情况汇报",
        "石泉县乡镇党委书记抓基层党建述职",
        "石泉县党建引领乡村治理经验材料",
        "石泉县城镇社区党建工作总结",
        "石泉县镇村干部队伍建设汇报",
        "石泉县软弱涣散村党支部整顿情况",
        "石泉县示范村党建工作",
        "石泉县深入推进园区党建",
        "石泉县：擦亮三张名片",
    ],
)
def test_what_is_done_in_all_parts_of_a_place_leaves_it_its_level(find, title):
    assert find([title]) == Place("县级", "石泉", "石泉县", "陕西省")


@pytest.mark.parametrize(
    "title",
    [
        "石泉县城关镇党建工作总结",
        "石泉县城关镇党委",
        "石泉县和平镇党委",
        "石泉县池河镇明星村党支部",
        "中共石泉县池河镇",
        "石泉县高新区党工委汇报",
    ],
)
def test_a_part_of_a_place_has_no_level_of_the_list(find, title):
    assert find([title]) == Place("", "石泉", "石泉县", "陕西省")


@pytest.mark.parametrize(
    ("title", "text", "name"),
    [
        ("山丹：“三抓三促”赋能基层治理", "张掖市山丹县坚持党建引领。全县。", "山丹县"),
        ("山丹“三抓三促”赋能基层治理", "张掖市山丹县坚持党建引领。", "山丹县"),
        ("黔江：“头雁领航”蹚出共富路", "重庆市黔江区中塘镇。", "黔江区"),
        ("中共黟县县委组织部", "全县各级党组织。" * 3, "黟县"),
        ("歙县：深化改革", "全县县委。", "歙县"),
        ("旬阳市组织工作总结", "全县干部。" * 3, "旬阳市"),
        ("铜川市：打造融合样板", "全县干部。" * 3, "铜川市"),
        ("聚焦“四个到位”推进城市基层党建——中共芜湖市镜湖区委", "", "镜湖区"),
        ("汇报提纲", "我代表宁陕县委欢迎各位领导。宁陕县地处秦岭南麓，我县党员。", "宁陕县"),
        ("会同县组织工作总结", "全县。", "会同县"),
    ],
)
def test_a_place_is_found_however_its_report_names_it(find, title, text, name):
    assert find([title], text).region_full == name


def test_a_place_of_another_kind_that_is_introduced_is_not_the_reports_own(find):
    assert find(["工作汇报"], "全省干部学习。兰考县位于豫东。省委决定，我省推进。") == Place()


def test_a_place_named_as_anothers_settles_no_name(find):
    assert find(["鼓楼区组织工作"], "与南京市结对共建。").province == ""


def _right(found: Place, report) -> bool:
    full = last_part(report.region_full.split("、")[0])
    return found == Place(report.level, report.region, full, report.province)


def test_every_bundled_report_is_placed_by_its_title(find):
    for report in reports():
        assert _right(find([report.title], text_of(report)), report), report.title


def test_without_its_title_a_report_is_placed_right_or_not_at_all(find):
    placed = 0
    for report in reports():
        found = find([""], text_of(report), "材料")
        assert found == Place() or _right(found, report), report.title
        placed += bool(found.region)
    assert placed >= 66
