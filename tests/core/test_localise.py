import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.core.draft import LINE_BREAKS, Run
from drafter.core.localise import SentenceError, localise
from drafter.core.report import Exemplar, OriginTerm, Report
from drafter.core.slot import find_slots

TERMS = (
    OriginTerm("钦州", "name"),
    OriginTerm("首都", "name"),
    OriginTerm("陇原大地", "nick"),
    OriginTerm("蓉", "nick"),
    OriginTerm("筑", "nick"),
    OriginTerm("新钦州", "nick"),
    OriginTerm("灵山县", "child"),
    OriginTerm("广西", "parent"),
    OriginTerm("壮美广西", "parent"),
    OriginTerm("人才夜市", "brand"),
    OriginTerm("五个更大", "policy"),
    OriginTerm("幸福安康", "policy"),
    OriginTerm("张三", "person"),
    OriginTerm("大数据", "nick"),
    OriginTerm("全市", "generic"),
    OriginTerm("全省", "generic"),
    OriginTerm("县（市、区）", "generic"),
)


def report(
    region: str = "钦州",
    full: str = "钦州市",
    level: str = "市级",
    terms: tuple[OriginTerm, ...] = TERMS,
) -> Report:
    return Report("b23", "综述", level, region, full, "广西壮族自治区", (), terms)


def exemplar(text: str) -> Exemplar:
    return Exemplar("b23-18", "b23", "综述", "市级", "钦州", "", "", 18, text)


def said(text: str, place: str = "江州市", of: Report | None = None) -> str:
    return "".join(run.text for run in localise(exemplar(text), of or report(), place))


def restored(runs: tuple[Run, ...]) -> str:
    """The old text, from what the slots keep and where the name was put."""
    whole = "".join(run.text.replace("江州", "钦州") if run.fact else run.text for run in runs)
    return re.sub("〔原([^〔〕]+)〕", r"\1", whole)


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("一是强化武装。", "强化武装。"),
        ("第二，选准用好。", "选准用好。"),
        ("一要带头学。", "带头学。"),
        ("坚持一是一、二是二。", "坚持一是一、二是二。"),
    ],
)
def test_the_number_it_begins_with_goes(text: str, result: str) -> None:
    assert said(text) == result


def test_only_the_first_sentence_taken_loses_its_number() -> None:
    runs = localise(exemplar("总说。一是甲。二是乙。"), report(), "江州市", sentences=[3, 2])
    assert "".join(run.text for run in runs) == "乙。一是甲。"


@pytest.mark.parametrize(
    ("text", "place", "result"),
    [
        ("钦州市出台《钦州人才办法》", "江州市", "江州市出台《江州人才办法》"),
        ("中共钦州市委把钦州建好", "云水市江城区", "中共云水市江城区委把江城建好"),
        ("建设新钦州", "易县", "建设新易县"),
        ("钦州市出台", "", "〔地区〕出台"),
        ("在钦州", "凉山彝族自治州", "在凉山"),
    ],
)
def test_the_places_name_becomes_the_drafts(text: str, place: str, result: str) -> None:
    assert said(text, place) == result


def test_a_swapped_name_says_which_fact_it_is_and_an_unset_one_does_not() -> None:
    (_, name, _) = localise(exemplar("在钦州干"), report(), "江州市")
    assert (name.text, name.fact) == ("江州", "地区")
    assert {run.fact for run in localise(exemplar("在钦州干"), report(), "")} == {""}


@pytest.mark.parametrize(
    ("text", "full", "region", "result"),
    [
        ("凉山州和凉山彝族自治州", "凉山彝族自治州", "凉山", "江州市和江州市"),
        ("扬州市广陵区、广陵区、广陵", "扬州市广陵区", "广陵", "江州市、江州市、江州"),
        ("钦州大学和钦州师范学院", "钦州市", "钦州", "〔原钦州大学〕和〔原钦州师范学院〕"),
        ("西安事变以后的西安", "西安市", "西安", "〔原西安事变〕以后的江州"),
        ("为了长治久安，长治要实干", "长治市", "长治", "为了长治久安，江州要实干"),
    ],
)
def test_names_are_told_from_longer_words(text: str, full: str, region: str, result: str) -> None:
    assert said(text, of=report(region, full, terms=())) == result


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("首都的陇原大地", "〔原首都〕的〔原陇原大地〕"),
        ("建设壮美广西，广西区首个", "建设〔原壮美广西〕，〔原广西区〕首个"),
        ("打造“蓉炼淬钢”品牌", "打造“〔原蓉炼淬钢〕”品牌"),
        ("张三在灵山县", "〔原张三〕在〔原灵山县〕"),
        ("筑牢大数据根基", "筑牢大数据根基"),
        ("建设幸福安康", "建设〔原幸福安康〕"),
    ],
)
def test_words_that_give_the_origin_away_become_slots_that_keep_them(
    text: str, result: str
) -> None:
    assert said(text) == result


@pytest.mark.parametrize(
    ("place", "result"),
    [
        ("江州市", "全市各县（市、区），全省领先，市委、市直机关"),
        ("江南省", "〔原全市〕各县（市、区），〔原全省〕领先，〔原市委〕、〔原市直〕机关"),
        ("清源县", "〔原全市〕各〔原县（市、区）〕，全省领先，〔原市委〕、〔原市直〕机关"),
        ("云川州", "〔原全市〕各县（市、区），全省领先，〔原市委〕、〔原市直〕机关"),
    ],
)
def test_words_of_a_level_stay_only_at_their_own_level_and_unit(place: str, result: str) -> None:
    assert said("全市各县（市、区），全省领先，市委、市直机关", place) == result


def test_an_autonomous_region_is_not_every_citys() -> None:
    assert said("自治区党委和全区") == "〔原自治区〕党委和〔原全区〕"
    assert said("安全市场、自我省察、社区委员会") == "安全市场、自我省察、社区委员会"


def test_a_draft_about_the_same_place_keeps_its_words_but_not_its_figures() -> None:
    assert said("钦州的灵山县有人才夜市20个，全市领先", "钦州市") == (
        "钦州的灵山县有人才夜市〔原20〕个，全市领先"
    )


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("习近平总书记两次来到钦州视察", "习近平总书记两次来到〔原钦州〕视察"),
        ("总书记亲临钦州视察指导，为钦州领航", "总书记亲临〔原钦州〕视察指导，为〔原钦州〕领航"),
        ("落实总书记对钦州工作的重要指示", "落实总书记对〔原钦州〕工作的重要指示"),
        (
            "学习总书记视察钦州重要讲话精神，建设钦州",
            "学习总书记视察〔原钦州〕重要讲话精神，建设江州",
        ),
        ("“我对钦州寄予厚望”", "“我对〔原钦州〕寄予厚望”"),
        ("总书记在我市考察时强调", "总书记在〔原我市〕考察时强调"),
    ],
)
def test_a_visit_of_the_general_secretary_is_not_moved_to_another_place(
    text: str, result: str
) -> None:
    assert said(text) == result
    assert said(text, "") == result.replace("江州", "〔地区〕")
    assert said(text, "钦州市") == text


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("钦州深入学习总书记重要讲话精神", "江州深入学习总书记重要讲话精神"),
        ("让总书记重要讲话精神在钦州落地生根", "让总书记重要讲话精神在江州落地生根"),
        ("总书记作出部署。来到钦州的人才", "总书记作出部署。来到江州的人才"),
    ],
)
def test_the_writers_own_work_stays_under_the_drafts_name(text: str, result: str) -> None:
    assert said(text) == result


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("灵山籍学子学灵山经验", "〔原灵山〕籍学子学〔原灵山〕经验"),
        ("灵山大学", "灵山大学"),
        ("灵山县公安局和市公安局", "〔原灵山县〕公安局和市公安局"),
    ],
)
def test_a_place_below_the_origin_is_known_without_its_unit(text: str, result: str) -> None:
    assert said(text) == result


def test_a_county_does_not_say_what_a_city_says_of_itself() -> None:
    text = "健全省市县三级，市级领导、钦州市市属国企、市第六次党代会、县级备案"
    assert said(text, "清源县") == (
        "健全省市县三级，〔原市级〕领导、清源县〔原市属〕国企、〔原市第六次党代会〕、县级备案"
    )


def test_a_blanked_place_of_its_own_is_the_drafts_place() -> None:
    nameless = report("", "", "", terms=(OriginTerm("全市", "generic"),))
    assert said("**市组织部门和**省副中心", of=nameless) == "江州市组织部门和〔待填〕省副中心"
    assert said("**市坚持", "", of=nameless) == "〔地区〕坚持"


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("在钦州大地上", "在江州大地上"),
        ("八届钦州市委以来", "〔原八届钦州市委〕以来"),
        ("钦州示范区学习大讲堂", "〔原钦州示范区〕学习大讲堂"),
        ("按照市委十一届六次全会部署", "按照市委〔原十一届六次〕全会部署"),
        ("党的二十届三中全会", "党的二十届三中全会"),
    ],
)
def test_what_bears_the_name_or_a_session_is_told_apart(text: str, result: str) -> None:
    assert said(text) == result


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("选派1267余名", "选派〔原1267余〕名"),
        ("增长12.5%、90％", "增长〔原12.5%〕、〔原90％〕"),
        ("投入3.2万余元", "投入〔原3.2万余〕元"),
        ("共1,267个，4．33万人", "共〔原1,267〕个，〔原4．33万〕人"),
        ("2023年6月26日", "〔原2023年6月26日〕"),
        ("2022年以来，6月30日", "〔原2022〕年以来，〔原6月30日〕"),
        ("奠定10—20年", "奠定〔原10—20〕年"),
        ("占1/3，比4.2∶1", "占〔原1/3〕，比〔原4.2∶1〕"),
        ("“1+3+N”体系", "“〔原1+3+N〕”体系"),
        ("长5千米", "长〔原5〕千米"),
        ("第2位", "第〔原2〕位"),
    ],
)
def test_the_places_own_figures_become_slots(text: str, result: str) -> None:
    assert said(text) == result


@pytest.mark.parametrize(
    "text",
    [
        "党的二十大以来，深学四个意识",
        "24小时值守，7×24小时响应，8小时以外",
        "用好12371和12380",
        "80后、“90后”干部",
        "“985”“211”高校",
        "庆祝建党100周年、中国共产党成立100周年",
        "“光荣在党50年”纪念章",
        "5G、3D打印、5A级景区、A4纸",
        "20世纪80年代",
        "到2035年基本实现",
        "市委发〔2023〕号",
        "“5+2”、白+黑",
        "1+1>2",
    ],
)
def test_what_the_whole_country_shares_is_no_figure_of_its_own(text: str) -> None:
    assert said(text) == text


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("**市委", "〔待填〕市委"),
        ("由*同志", "由〔待填〕同志"),
        ("XX县", "〔待填〕县"),
        ("××同志", "〔待填〕同志"),
    ],
)
def test_blanked_names_become_blank_slots(text: str, result: str) -> None:
    assert said(text) == result


def test_slots_the_exemplar_has_already_are_left_whole() -> None:
    assert said("选派〔原20余〕名，〔钦州人数〕") == "选派〔原20余〕名，〔钦州人数〕"


def test_every_run_names_its_sentence_as_it_was_printed() -> None:
    text = "一是钦州建成20个。\u3000\u3000好！"
    runs = localise(exemplar(text), report(), "江州市")
    origins = {run.origin for run in runs}
    assert None not in origins
    found = sorted((o.sentence, o.text, o.paragraph, o.place, o.key) for o in origins if o)
    assert found == [
        (1, "一是钦州建成20个。", 18, "钦州", "b23-18#1"),
        (2, "\u3000\u3000好！", 18, "钦州", "b23-18#2"),
    ]


def test_sentences_come_in_the_order_asked_for_and_once() -> None:
    def taken(sentences: list[int] | set[int]) -> str:
        runs = localise(exemplar("甲。乙。丙。"), report(), "江州市", sentences=sentences)
        return "".join(run.text for run in runs)

    assert taken([3, 1, 3]) == "丙。甲。"
    assert taken({3, 1}) == "甲。丙。"
    assert taken([]) == ""


@pytest.mark.parametrize("number", [0, 4, -1])
def test_a_sentence_there_is_not_is_refused(number: int) -> None:
    with pytest.raises(SentenceError, match="有3句"):
        localise(exemplar("甲。乙。丙。"), report(), "江州市", sentences=[number])


@given(st.text(st.sampled_from("党建工作𠮷𪚥，。；”“！ \u3000"), min_size=1, max_size=40))
def test_with_nothing_to_replace_the_text_stays_to_the_letter(text: str) -> None:
    runs = localise(exemplar("一是" + text), report(), "江州市")
    whole = "".join(run.text for run in runs)
    expected = text if text[0] not in "，。" else "一是" + text
    assert whole == expected[: len(whole)]
    assert not expected[len(whole) :].strip()
    assert all(run.text for run in runs)


PIECES = st.sampled_from(
    [
        "钦州",
        "陇原大地",
        "灵山县",
        "全省",
        "20余",
        "12.5%",
        "1+3+N",
        "𠮷",
        "党建",
        "，",
        "。",
        "人才夜市",
    ]
)


@given(st.lists(PIECES, min_size=1, max_size=20).map("".join))
def test_the_old_values_put_back_give_the_original(text: str) -> None:
    runs = localise(exemplar(text), report(), "江州市")
    assert restored(runs) == text


@given(st.text(max_size=60), st.sampled_from(["", "江州市", "江南省", "云水市江城区", "奇"]))
def test_no_paragraph_whatever_breaks_it(text: str, place: str) -> None:
    runs = localise(
        exemplar("".join(c for c in text if c not in LINE_BREAKS) + "钦州5"), report(), place
    )
    assert all(run.text and run.origin for run in runs)
    assert find_slots("".join(run.text for run in runs))
