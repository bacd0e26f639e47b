"""The skeletons that come with the program, measured against the reports they are taken from."""

import json
import re
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from statistics import median

import pytest

from drafter.core.draft import Role
from drafter.core.length import words
from drafter.core.new_draft import new_draft
from drafter.core.skeleton import OWN_UNIT, pillar_target, point_target
from drafter.core.slot import find_slots
from drafter.storage.passages import render
from drafter.storage.skeleton_file import load_skeletons

ROOT = Path(__file__).parents[1]
SKELETONS, ERRORS = load_skeletons(ROOT / "templates")
BY_NAME = {skeleton.name: skeleton for skeleton in SKELETONS}
NAMES = ("五个聚焦汇报", "四个担当汇报", "五个聚焦研讨发言", "部长讲话", "组织工作综述")
SOURCES = {"五个聚焦汇报": 77, "四个担当汇报": 79, "五个聚焦研讨发言": 80, "部长讲话": 78}
# What every such report says in these words, and nobody's property.
COMMON = (
    "习近平新时代中国特色社会主义思想",
    "习近平总书记关于党的建设的重要思想",
    "更加紧密地团结在以习近平同志为核心的党中央周围",
    "现将有关工作进展情况汇报如下",
    "有关工作进展情况汇报如下",
)


@lru_cache
def reports():
    with (ROOT / "resources/corpus/reports.jsonl").open(encoding="utf-8") as lines:
        return {report["id"]: report for report in map(json.loads, lines)}


def section_words(section):
    return words(section["heading"] or "") + sum(words(p["text"]) for p in section["paragraphs"])


def headed(report):
    return [section for section in report["sections"] if section["heading"]]


def source_points(section):
    """Return (marker, lead, 字) of each printed point of a section, sub-points included."""
    found = []
    for paragraph in section["paragraphs"]:
        text, points = paragraph["text"], paragraph.get("points", [])
        ends = [*(p["start"] for p in points), len(text)][1:]
        for point, end in zip(points, ends, strict=True):
            size = words(text[point["start"] : end])
            found.append((point["marker"] or "", point["lead"].rstrip("。"), size))
    return found


def all_points(pillar):
    """Return points and sub-points in the order they are written."""
    return [part for point in pillar.points for part in (point, *point.points)]


def close(target, source):
    return abs(target - source) <= max(2, source / 10)


def test_the_five_load_in_the_order_of_the_start_page():
    assert ERRORS == ()
    assert tuple(s.name for s in SKELETONS) == NAMES


@pytest.mark.parametrize(
    ("name", "pillars", "points", "about"),
    [
        ("五个聚焦汇报", 5, (3, 4, 3, 3, 3), 2300),
        ("四个担当汇报", 4, (3, 3, 3, 3), 3200),
        ("五个聚焦研讨发言", 5, (4, 3, 3, 3, 3), 2300),
        ("部长讲话", 4, (5, 4, 4, 3), 11_000),
        ("组织工作综述", 4, (3, 4, 4, 4), 4100),
    ],
)
def test_counts_and_lengths_are_those_of_the_source(name, pillars, points, about):
    skeleton = BY_NAME[name]
    assert len(skeleton.pillars) == pillars
    assert tuple(len(p.points) for p in skeleton.pillars) == points
    assert skeleton.point_count == sum(points)
    assert abs(skeleton.target - about) <= 150


@pytest.mark.parametrize("name", ["五个聚焦汇报", "四个担当汇报", "五个聚焦研讨发言"])
def test_headings_markers_and_targets_are_those_of_the_speech(name):
    sections = headed(reports()[SOURCES[name]])
    for pillar, section in zip(BY_NAME[name].pillars, sections, strict=True):
        assert (pillar.heading, pillar.subject) == (section["heading"], section["pillar"])
        assert close(pillar_target(pillar), section_words(section) + 1)
        printed = source_points(section)
        assert [point.target for point in pillar.points] == [size for *_, size in printed]
        markers = "一二三四"
        for number, (point, (marker, lead, _)) in enumerate(
            zip(pillar.points, printed, strict=True)
        ):
            ours = point.marker.replace("一", markers[number])
            assert (ours, ours + point.heading) == (marker, lead)


def test_the_ministers_speech_keeps_headings_and_lengths_of_its_source():
    report = reports()[SOURCES["部长讲话"]]
    skeleton = BY_NAME["部长讲话"]
    for pillar, section in zip(skeleton.pillars, headed(report), strict=True):
        assert close(pillar_target(pillar), section_words(section))
        ours = [(part.marker, part.heading) for part in all_points(pillar)]
        printed = {lead for _, lead, _ in source_points(section)}
        kept = [h for m, h in ours if any(p.endswith(h) for p in printed)]
        # 才强市 stands for a scratched-out name, 制度改革 for a paragraph without heading.
        assert len(ours) - len(kept) <= 1
    second = skeleton.pillars[1]
    assert [len(point.points) for point in second.points] == [3, 6, 3, 5]
    assert {sub.marker for point in second.points[1:] for sub in point.points} == {"一要"}
    assert {p.marker for p in second.points} == {p.marker for p in skeleton.pillars[2].points}
    sizes = [words(paragraph["text"]) for paragraph in headed(report)[1]["paragraphs"][1:]]
    assert all(close(point_target(p), n) for p, n in zip(second.points, sizes, strict=True))


def test_the_survey_has_the_median_lengths_of_the_76_reports():
    skeleton = BY_NAME["组织工作综述"]
    surveys = [reports()[number] for number in range(1, 77)]
    for pillar in skeleton.pillars:
        sizes = []
        for report in surveys:
            for section in headed(report):
                # The last paragraph of a report closes it, though it stands in a section.
                last = section is report["sections"][-1]
                kept = section["paragraphs"][: -1 if last else None]
                if section["pillar"] == pillar.subject and kept:
                    sizes.append(section_words({**section, "paragraphs": kept}))
        assert close(pillar_target(pillar), median(sizes))
    closings = [words(r["sections"][-1]["paragraphs"][-1]["text"]) for r in surveys]
    assert close(skeleton.closing_target, median(closings))
    totals = [sum(map(section_words, r["sections"])) for r in surveys]
    assert close(skeleton.target, median(totals))


def test_the_surveys_headings_begin_as_most_reports_begin_them():
    for pillar in BY_NAME["组织工作综述"].pillars:
        openings: dict[str, int] = {}
        for number in range(1, 77):
            for section in headed(reports()[number]):
                if section["pillar"] == pillar.subject:
                    first = re.split("[，：]", section["heading"].split("、", 1)[-1])[0]
                    openings[first] = openings.get(first, 0) + 1
        assert pillar.heading.split("，")[0] == max(openings, key=lambda key: openings[key])


@lru_cache
def printed_sequences():
    texts = (p["text"] for r in reports().values() for s in r["sections"] for p in s["paragraphs"])
    runs = (run for text in texts for run in re.findall("[\u4e00-\u9fff]{12,}", text))
    return frozenset(run[i : i + 12] for run in runs for i in range(len(run) - 11))


@pytest.mark.parametrize("name", NAMES)
def test_no_passage_repeats_twelve_hanzi_of_any_report(name):
    for passage in passages(BY_NAME[name]):
        text = "".join(run.text for run in render(passage, {}))
        for common in COMMON:
            text = text.replace(common, "，")
        for run in re.findall("[\u4e00-\u9fff]{12,}", text):
            copied = [run[i : i + 12] for i in range(len(run) - 11)]
            assert not printed_sequences().intersection(copied), copied


@pytest.mark.parametrize("name", NAMES)
def test_every_point_says_what_to_write_and_what_to_look_for(name):
    for pillar in BY_NAME[name].pillars:
        for point in all_points(pillar):
            assert 8 <= len(point.prompt) <= 16, point.prompt
            assert 2 <= len(point.hints) <= 5, point.heading
            assert point.prompt.startswith("写")


@pytest.mark.parametrize("name", NAMES)
def test_leads_and_opening_leave_room_within_their_target(name):
    draft = new_draft(BY_NAME[name], examples(BY_NAME[name]), render)
    opening = draft.blocks[: first_pillar(draft)]
    assert sum(words(b.text) for b in opening) <= opening[0].target * 1.1
    for block, after in pairwise(draft.blocks):
        if block.role is Role.PILLAR:
            lead = words(after.text) if after.role is Role.BODY else 0
            assert words(block.text) + lead <= block.target * 1.1


def examples(skeleton):
    return {fact.name: fact.example for fact in skeleton.facts}


def first_pillar(draft):
    return next(i for i, block in enumerate(draft.blocks) if block.role is Role.PILLAR)


@pytest.mark.parametrize("name", NAMES)
def test_without_facts_a_draft_has_slots_for_all_of_them(name):
    skeleton = BY_NAME[name]
    draft = new_draft(skeleton, {}, render)
    text = "".join(block.text for block in draft.blocks)
    slots = {slot.name for slot in find_slots(text)}
    assert {fact.name for fact in skeleton.facts} <= slots
    assert {run.fact for block in draft.blocks for run in block.runs} <= {"", OWN_UNIT}


@pytest.mark.parametrize("name", NAMES)
def test_every_fact_that_is_asked_for_is_used_in_a_passage(name):
    skeleton = BY_NAME[name]
    used = set().union(*map(facts_of, passages(skeleton)))
    assert used - {OWN_UNIT} == {fact.name for fact in skeleton.facts}


@pytest.mark.parametrize("name", NAMES)
def test_title_and_opening_both_say_for_which_meeting_or_time_they_are(name):
    skeleton = BY_NAME[name]
    occasion = {"会议", "时期"} & {fact.name for fact in skeleton.facts}
    assert occasion
    assert occasion <= facts_of(skeleton.title)
    assert occasion <= facts_of(skeleton.opening[0])


@pytest.mark.parametrize("name", NAMES)
def test_with_all_facts_each_stands_in_the_draft_and_the_opening_has_no_slot_left(name):
    skeleton = BY_NAME[name]
    for own in ({}, {"题目": "一个题目"}, {"题目": "一个题目", "称谓": "各位代表"}):
        # Values that no passage and no other fact has.
        given = {fact.name: f"某{number}{fact.name}" for number, fact in enumerate(skeleton.facts)}
        given = {**given, "地区": "清源县", **own}
        draft = new_draft(skeleton, given, render)
        text = "\n".join(block.text for block in draft.blocks)
        assert [name for name, value in given.items() if value not in text] == []
        opening = draft.blocks[: first_pillar(draft)]
        assert not any(find_slots(block.text) for block in opening)


@pytest.mark.parametrize("name", ["五个聚焦研讨发言", "部长讲话"])
def test_who_says_i_signs_with_post_and_name(name):
    skeleton = BY_NAME[name]
    assert any("我" in text for text in skeleton.opening)
    assert "发言人" in facts_of(skeleton.byline)
    assert "单位" not in {fact.name for fact in skeleton.facts}


@pytest.mark.parametrize("name", ["五个聚焦汇报", "四个担当汇报", "组织工作综述"])
def test_what_an_organ_signs_does_not_say_i(name):
    skeleton = BY_NAME[name]
    assert "单位" in facts_of(skeleton.byline)
    assert not any(
        "我" in text.replace("“我要干”", "").replace("“要我干”", "") for text in passages(skeleton)
    )


@pytest.mark.parametrize("name", NAMES)
def test_a_county_is_not_called_a_city(name):
    skeleton = BY_NAME[name]
    county = {"地区": "清源县", "会议": "全县会议", "上级会议": "上级会议", "单位": "县委组织部"}
    known = {fact.name for fact in skeleton.facts}
    facts = {name: value for name, value in county.items() if name in known}
    texts = [block.text for block in new_draft(skeleton, facts, render).blocks]
    assert [text for text in texts if re.search("[市州省]", text.replace("城市", ""))] == []


@pytest.mark.parametrize(
    ("name", "heading"),
    [
        ("五个聚焦汇报", "聚焦引才聚才，实施人才强{}战略。"),
        ("部长讲话", "第三，坚持人才是第一资源，着力实施人才强{}战略。"),
    ],
)
@pytest.mark.parametrize(
    ("place", "unit"), [("", "市"), ("江州市", "市"), ("清源县", "县"), ("江东省", "省")]
)
def test_the_talent_strategy_is_that_of_the_place(name, heading, place, unit):
    blocks = new_draft(BY_NAME[name], {"地区": place}, render).blocks
    assert heading.format(unit) in [block.heading for block in blocks]


def passages(skeleton):
    own = (skeleton.title, skeleton.byline, skeleton.salutation, skeleton.closing)
    return [*own, *skeleton.opening, *(pillar.lead for pillar in skeleton.pillars)]


def facts_of(passage):
    """Return the names of the facts a passage prints."""
    return set(re.findall(r"\{\{ *(\w+)", passage))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("target", [300, 999, 2800, 5400, 30_000])
def test_targets_add_up_to_what_is_asked_for(name, target):
    draft = new_draft(BY_NAME[name], {"目标": str(target)}, render)
    assert draft.target == target
    assert abs(sum(block.target for block in draft.blocks) - target) <= target * 0.03


def test_every_fact_has_an_example():
    assert all(fact.example for skeleton in SKELETONS for fact in skeleton.facts)
