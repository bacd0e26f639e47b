"""What a title tells of its place."""

import pytest

from drafter.library.labels import Place, find_place, find_terms


@pytest.mark.parametrize(
    ("title", "place"),
    [
        ("新时代江州市组织工作综述", Place("市级", "江州", "江州市")),
        ("江州市江北区委组织部2023年工作总结", Place("县级", "江北", "江北区")),
        ("中共青海省江州市委组织部汇报", Place("市级", "江州", "江州市", "青海省")),
        ("在江州市组织工作会议上的讲话", Place("市级", "江州", "江州市")),
        ("关于江北县基层党建工作的汇报", Place("县级", "江北", "江北县")),
        ("北京市组织工作综述", Place("省级", "北京", "北京市", "北京市")),
        ("党的十八大以来钦州组织工作综述", Place("", "钦州", "钦州")),
        ("在全市组织部长会议上的讲话", Place()),
        ("在2023年全省组织工作会议上的汇报发言材料", Place()),
        ("全面加强城市基层党建", Place()),
        ("学习贯彻市委全会精神", Place()),
        ("社区党建经验", Place()),
        ("", Place()),
    ],
)
def test_the_narrowest_place_of_a_title_is_found(title, place):
    assert find_place(title) == place


def test_the_names_of_a_place_give_it_away():
    terms = find_terms(find_place("青海省江州市组织工作综述"), "市委高度重视，我市各县区跟进。")
    assert [(term.term, term.kind) for term in terms] == [
        ("江州市", "name"),
        ("江州", "name"),
        ("青海省", "parent"),
        ("我市", "generic"),
        ("市委", "generic"),
    ]
