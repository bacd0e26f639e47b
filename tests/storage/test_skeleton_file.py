import re
from pathlib import Path

import pytest

from drafter.core.new_draft import new_draft
from drafter.core.skeleton import Fact, HeadingForm, Pillar, Point
from drafter.errors import SkeletonError
from drafter.storage.marked_yaml import SIZE_LIMIT
from drafter.storage.passages import render
from drafter.storage.skeleton_file import find_skeleton, load_skeleton, load_skeletons

MANUAL = Path(__file__).parents[2] / "docs" / "skeleton-format.md"
GOOD = """\
名称: 一项汇报
体裁: 汇报
材料信息:
  地区: 江州市
题目: 在{{ 地区 }}会议上的汇报
开头:
  字数: 100
  段落:
    - |
      现将{{ 地区 }}情况，
      汇报如下：
聚焦:
  - 标题: 聚焦基层
    主题: 基层组织
    字数: 20
    要点编号: 一是
    要点:
      - 标题: 建强组织
        字数: 60
        提示: 写组织覆盖
        检索: [组织, 覆盖]
结束语:
  字数: 10
  段落: 汇报完毕。
"""


@pytest.fixture
def write(tmp_path):
    def written(text, name="我的 骨架.yaml"):
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
        return path

    return written


def refusal(path):
    with pytest.raises(SkeletonError) as caught:
        load_skeleton(path)
    return str(caught.value)


def changed(old, new, text=GOOD):
    assert text.count(old) == 1, old
    return text.replace(old, new)


def test_a_file_becomes_a_skeleton(write):
    skeleton = load_skeleton(write(GOOD))
    assert (skeleton.id, skeleton.name, skeleton.kind) == ("我的 骨架", "一项汇报", "汇报")
    assert skeleton.facts == (Fact("地区", "江州市"),)
    assert skeleton.opening == ("现将{{ 地区 }}情况，\n汇报如下：",)
    assert skeleton.form is HeadingForm.RUN_IN
    assert (skeleton.byline, skeleton.salutation) == ("", "")
    point = Point("建强组织", "一是", 60, "写组织覆盖", ("组织", "覆盖"))
    assert skeleton.pillars == (Pillar("聚焦基层", "", "基层组织", "", 20, (point,)),)
    assert (skeleton.closing, skeleton.closing_target, skeleton.target) == ("汇报完毕。", 10, 190)


@pytest.mark.parametrize("break_", ["\r\n", "\n"])
def test_windows_line_ends_and_a_byte_order_mark_are_taken(write, break_):
    skeleton = load_skeleton(write(("\ufeff" + GOOD.replace("\n", break_)).encode("utf-8")))
    draft = new_draft(skeleton, {"地区": "甲市"}, render)
    assert draft.blocks[1].text == "现将甲市情况，汇报如下："


def test_folded_lines_leave_no_space_between_hanzi(write):
    text = changed("    - |\n", "    - >\n")
    draft = new_draft(load_skeleton(write(text)), {}, render)
    assert draft.blocks[1].text == "现将〔地区〕情况，汇报如下："


def test_values_that_yaml_would_take_for_numbers_or_truth_are_text(write):
    text = changed("  地区: 江州市\n", "  地区: 江州市\n  年度: 2023\n  答复: yes\n")
    facts = load_skeleton(write(text)).facts
    assert [fact.example for fact in facts] == ["江州市", "2023", "yes"]


@pytest.mark.parametrize(
    ("old", "new", "line", "reason"),
    [
        ("体裁: 汇报", "体裁：汇报", 2, "半角"),
        ("体裁: 汇报", "体裁: 报告", 2, "可用的有：汇报"),
        ("体裁: 汇报", "体栽: 汇报", 2, "是不是“体裁”"),
        ("体裁: 汇报", "", 1, "缺少“体裁”"),
        ("体裁: 汇报", "体裁:", 2, "空的"),
        ("体裁: 汇报", "体裁: 汇报\n体裁: 讲话", 3, "写了两次"),
        ("体裁: 汇报", "体裁: [汇报]", 2, "一段文字"),
        ("体裁: 汇报", "体裁: &a 汇报", 2, "锚点"),
        ("体裁: 汇报", "体裁: !!python/name:os.system 汇报", 2, "类型标记"),
        ("体裁: 汇报", "体裁: 汇报\n---", 3, "一个骨架"),
        ("体裁: 汇报", '体裁: "汇报', 2, "引号"),
        ("体裁: 汇报", "体裁: 汇报\n\t编号: 一、", 3, "Tab"),
        ("体裁: 汇报", "体裁: 汇报\x07", 2, "控制字符"),
        ("体裁: 汇报", "体裁: 汇报\n编号: A.", 3, "可用的有：一、"),
        ("体裁: 汇报", "体裁: 汇报\n标题形式: 换行", 3, "接排"),
        ("体裁: 汇报", "体裁: 汇报\n顺序: 先", 3, "整数"),
        ("  地区: 江州市", "  地 区: 江州市", 4, "汉字"),
        ("  地区: 江州市", "  if: 江州市", 4, "汉字"),
        ("  地区: 江州市", "  地区: 江州市\n  目标: 2000", 5, "自带"),
        ("题目: 在{{ 地区 }}会议上的汇报", "题目: {{ 地区 }}汇报", 5, "引号"),
        ("题目: 在{{ 地区 }}会议上的汇报", "题目: {{ 地区 }}", 5, "引号"),
        ("题目: 在{{ 地区 }}会议上的汇报", "题目: 在{{ 地曲 }}的汇报", 5, "“地曲”"),
        ("题目: 在{{ 地区 }}会议上的汇报", "题目: 在{{ 目标 }}的汇报", 5, "“目标”"),
        ("题目: 在{{ 地区 }}会议上的汇报", "题目: 在{{ 地区 的汇报", 5, "成对"),
        ("      汇报如下：", "      {{ 地区.x }}汇报如下：", 11, "取属性"),
        ("      汇报如下：", "      汇报如下{% end %}：", 11, "end"),
        ("      汇报如下：", "\n\n      汇报如下{{ 无 }}：", 13, "“无”"),
        ("      现将{{ 地区 }}情况，", "      现将{{ 地 区 }}情况，", 10, "写法"),
        ("  字数: 100", "  字数: 一百", 7, "整数"),
        ("  字数: 100", "  字数: -1", 7, "整数"),
        ("  字数: 100", "  字数: 30001", 7, "30000"),
        ("  字数: 100", "  字数: 9999999999999999", 7, "整数"),
        ("    主题: 基层组织", "    主题: 基层建设", 14, "可用的有：政治建设"),
        ("标题: 聚焦基层", "标题: 一、聚焦基层", 13, "编号由程序加"),
        ("标题: 聚焦基层", "标题: 聚焦{{ 地区 }}", 13, "不能用材料信息"),
        ("标题: 聚焦基层", "标题: 强{{ 本级 }}聚焦{{ 地区 }}", 13, "只能用“{{ 本级 }}”"),
        ("标题: 聚焦基层", "标题: 聚焦{{ 本级|trim }}", 13, "只能用“{{ 本级 }}”"),
        ("标题: 聚焦基层", "标题: 聚焦{{ 本级 }", 13, "只能用“{{ 本级 }}”"),
        ("标题: 聚焦基层", "标题: 聚焦{% if 本级 %}", 13, "只能用“{{ 本级 }}”"),
        ("标题: 建强组织", "标题: 建强{{ 会议 }}", 18, "只能用“{{ 本级 }}”"),
        ("  地区: 江州市", "  地区: 江州市\n  本级: 市", 5, "自带"),
        ("        提示: 写组织覆盖", "        提式: 写组织覆盖", 20, "是不是“提示”"),
        ("        提示: 写组织覆盖", "        提示: " + "长" * 41, 20, "最多 40"),
        ("        检索: [组织, 覆盖]", "        检索: 组织", 21, "列表"),
        ("        检索: [组织, 覆盖]", "        检索: [[[[[[[[[[[[[[[[", 21, "套得太深"),
        ("        检索: [组织, 覆盖]", "        分点: [{标题: 甲, 字数: 9}]", 21, "缺少“提示”"),
        ("  段落: 汇报完毕。", "", 22, "缺少“段落”"),
    ],
)
def test_a_broken_file_is_refused_with_file_line_and_reason(write, old, new, line, reason):
    sentence = refusal(write(changed(old, new)))
    assert f"“我的 骨架.yaml”第 {line} 行" in sentence
    assert reason in sentence
    assert sentence.endswith("。")


def test_jinja_errors_in_folded_and_quoted_text_name_their_own_line(write):
    folded = changed("    - |\n", "    - >\n").replace("汇报如下：", "汇报{{ 错 }}：")
    assert "第 11 行" in refusal(write(folded))
    plain = changed("  段落: 汇报完毕。", "  段落: 汇报\n    完毕{{ 错 }}。")
    assert "第 25 行" in refusal(write(plain))
    quoted = changed("  段落: 汇报完毕。", '  段落: "汇报\n\n    完毕{{ 错 }}。"')
    assert "第 26 行" in refusal(write(quoted))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "空的"),
        ("# 只有注释\n", "空的"),
        ("一句话", "冒号"),
        ("- 一项\n", "冒号"),
        ("{{{{{{", "套得太深|写法不对"),
        ("名称: 甲\n".encode("gbk"), "UTF-8"),
        (b"\xff\xfe\x00", "UTF-8"),
        (b"#" * (SIZE_LIMIT + 1), "1 MB"),
        ("- 一\n" * 40_000, "内容太多"),
        ("[" * 100_000, "套得太深"),
        ("a: &a [x]\nb: [*a, *a]\n", "锚点"),
        ("? [a]\n: b\n", "引号"),
    ],
)
def test_what_is_no_skeleton_at_all_is_refused(write, text, reason):
    assert re.search(reason, refusal(write(text)))


def test_an_encoding_error_names_its_line(write):
    assert "第 3 行" in refusal(write("名称: 甲\n体裁: 汇报\n".encode() + "题目: 乙".encode("gbk")))


def test_another_ending_or_no_file_is_refused(write, tmp_path):
    assert ".yaml" in refusal(write(GOOD, "骨架.txt"))
    assert "打不开" in refusal(tmp_path / "没有.yaml")


def test_headings_may_say_the_places_own_unit(write):
    text = changed("标题: 聚焦基层", "标题: 聚焦强{{本级}}战略")
    text = changed("标题: 建强组织", '标题: "{{ 本级 }}直机关{{ 本级 }}属企业。"', text)
    skeleton = load_skeleton(write(text))
    pillar = skeleton.pillars[0]
    assert (pillar.heading, pillar.points[0].heading) == ("聚焦强市战略", "市直机关市属企业")
    headings = [b.heading for b in new_draft(skeleton, {"地区": "清源县"}, render).blocks]
    assert "聚焦强县战略。" in headings
    assert "一是县直机关县属企业。" in headings


def test_passages_may_say_the_places_own_unit(write):
    text = changed("  段落: 汇报完毕。", "  段落: 全{{ 本级 }}汇报完毕。")
    draft = new_draft(load_skeleton(write(text)), {"地区": "清源县"}, render)
    assert draft.blocks[-1].text == "全县汇报完毕。"


def test_a_broken_file_does_not_keep_the_others_from_loading(write, tmp_path):
    write(GOOD, "a.yaml")
    write("名称: [", "b.yaml")
    write(GOOD, "c.yml")
    write("不是骨架", "读我.txt")
    skeletons, errors = load_skeletons(tmp_path, tmp_path / "没有这个文件夹")
    assert [skeleton.id for skeleton in skeletons] == ["a", "c"]
    assert [("b.yaml" in str(error)) for error in errors] == [True]


def test_the_second_of_two_files_with_one_name_is_refused(write, tmp_path):
    write(GOOD, "a.yaml")
    write(changed("一项汇报", "另一项汇报"), "a.yml")
    write(GOOD, "b.yml")
    skeletons, errors = load_skeletons(tmp_path)
    assert [(s.id, s.name) for s in skeletons] == [("a", "一项汇报"), ("b", "一项汇报")]
    (error,) = map(str, errors)
    assert re.search("“a.yml”和“a.yaml”同名.*其他骨架照常可用.*改名", error)


def test_the_users_own_skeleton_replaces_ours_unless_it_is_broken(tmp_path):
    ours, own = tmp_path / "ours", tmp_path / "own"
    for folder in (ours, own):
        folder.mkdir()
    for name in ("a.yaml", "b.yaml"):
        (ours / name).write_text(GOOD, encoding="utf-8")
    (own / "a.yaml").write_text(changed("一项汇报", "自己的汇报"), encoding="utf-8")
    (own / "b.yaml").write_text("坏的", encoding="utf-8")
    skeletons, errors = load_skeletons(ours, own)
    assert [s.name for s in skeletons] == ["自己的汇报", "一项汇报"]
    assert len(errors) == 1


def test_order_is_as_the_files_say_then_by_name(write, tmp_path):
    write(GOOD, "a.yaml")
    write("顺序: 2\n" + GOOD, "b.yaml")
    write("顺序: 1\n" + GOOD, "c.yaml")
    assert [s.id for s in load_skeletons(tmp_path)[0]] == ["c", "b", "a"]


def test_a_file_where_a_folder_should_be_is_reported(write, tmp_path):
    path = write(GOOD, "a.yaml")
    skeletons, errors = load_skeletons(path)
    assert skeletons == ()
    assert "打不开" in str(errors[0])


def test_a_skeleton_is_found_by_id_or_name(write):
    skeletons = (load_skeleton(write(GOOD, "One.yaml")),)
    assert find_skeleton(skeletons, "one") is skeletons[0]
    assert find_skeleton(skeletons, " 一项汇报 ") is skeletons[0]


def test_an_unknown_skeleton_is_answered_with_those_there_are(write):
    skeletons = (load_skeleton(write(GOOD, "one.yaml")),)
    with pytest.raises(SkeletonError) as caught:
        find_skeleton(skeletons, "一项汇保")
    assert "一项汇报（one）" in str(caught.value)
    assert "是不是“一项汇报”" in str(caught.value)
    with pytest.raises(SkeletonError):
        find_skeleton((), "一项汇报")


def test_the_example_of_the_manual_loads_and_makes_a_draft(write):
    example = re.search(r"```yaml\n(.*?)```", MANUAL.read_text(encoding="utf-8"), re.S)[1]
    skeleton = load_skeleton(write(example))
    texts = [block.text for block in new_draft(skeleton, {"地区": "江州市"}, render).blocks]
    assert texts == [
        "在〔会议〕上的汇报",
        "〔单位〕",
        "各位领导，同志们：",
        "按照〔会议〕安排，现将江州市有关情况汇报如下：",
        "一、抓基层，建强战斗堡垒",
        "江州市坚持抓基层、打基础。",
        "一是建强组织体系。",
        "二是管好党员队伍。",
        "（1）流动党员。",
        "汇报完毕，请批评指正。",
    ]
