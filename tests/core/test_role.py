import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.core.role import (
    CASE,
    FIGURES,
    MEASURES,
    OPENING,
    ROLES,
    SUCCESS,
    has_figures,
    role_of,
    substance,
)

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
        "全年开展提醒谈话126人次、函询18人次、诫勉5人。",
        "全县发展油茶2.6万亩，带动3100户增收。",
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


def test_the_name_of_a_scheme_counts_nothing():
    text = "实施“1+3+N”工程，构建1+18、1+1+N体系，推动落实。"
    assert role_of(text) == MEASURES
    assert not has_figures(text)


@given(st.text(min_size=1))
def test_every_text_has_a_role(text):
    assert role_of(text) in ROLES


def test_deeds_have_more_substance_than_phrases():
    deeds = "出台培养计划，建立信息库，选派干部到信访一线锻炼，举办专题班，健全跟踪考核机制。"
    phrases = (
        "始终坚持大抓基层鲜明导向，不断夯实执政之基，凝聚起奋进新征程的磅礴力量，谱写发展新篇章。"
    )
    assert substance(deeds) > 0.9 > substance(phrases)


@pytest.mark.parametrize(
    "beginning",
    ["根深则叶茂，本固则枝荣。", "“来了就不想走”，", "2023年5月31日，", "党的十八大以来，"],
)
def test_a_passage_that_begins_with_a_saying_or_a_scene_has_a_little_less(beginning):
    plain = "村里" + "开展培训、评选能手、建立账本、组建合作社。" * 4
    assert substance(plain) - 0.1 < substance(beginning + plain) < substance(plain)


def test_length_alone_gives_no_substance():
    text = "建立台账，始终坚持公开，健全机制。"
    assert substance(text * 3) == pytest.approx(substance(text))


@given(st.text(min_size=1))
def test_substance_stays_within_its_range(text):
    assert 0.6 <= substance(text) <= 1
