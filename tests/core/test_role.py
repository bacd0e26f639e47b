import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.core.role import CASE, FIGURES, MEASURES, OPENING, ROLES, SUCCESS, role_of

SAMPLES = {
    OPENING: (
        "党的力量来自组织，组织强则事业兴。",
        "近年来，江州市委始终坚持以习近平新时代中国特色社会主义思想为指引，牢牢把握正确方向。",
    ),
    MEASURES: (
        "建立年轻干部信息库，制定培养计划，选派干部到信访一线、项目一线实践锻炼，健全跟踪考核机制。",
        "出台人才新政，设立服务专窗，开展银企对接，推行一件事一次办。",
    ),
    FIGURES: (
        "全年培训党员3260人次，举办专题班48期，选派第一书记215名，帮办实事1.2万件。",
        "集体经济收入超过20万元的村达到85%，建成工坊36家，带动4100人就业。",
    ),
    CASE: (
        "上坪村党支部通过评选示范户、设立先锋岗，引导党员亮身份，昔日的后进村变了样。",
        "以“共富工坊”建设为例，村里的妇女在家门口就有了活干。",
    ),
    SUCCESS: (
        "队伍结构明显改善，活力显著增强，群众满意度名列全省前茅，经验在全国推广。",
        "基层组织力全面提升，治理水平不断提高，先后获评全国先进。",
    ),
}


@pytest.mark.parametrize(("role", "text"), [(r, t) for r, ts in SAMPLES.items() for t in ts])
def test_the_shape_of_a_passage_tells_its_role(role, text):
    assert role_of(text) == role


def test_years_and_dates_are_no_figures():
    assert role_of("2021年3月5日召开会议，2022年6月1日制定办法，2023年组织开展培训。") == MEASURES


@given(st.text(min_size=1))
def test_every_text_has_a_role(text):
    assert role_of(text) in ROLES
