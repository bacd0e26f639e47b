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
from drafter.core.skeleton import pillar_target, point_target
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
    skeleton = BY_NAME[name]
    passages = [skeleton.title, skeleton.byline, *skeleton.opening, skeleton.closing]
    passages += [pillar.lead for pillar in skeleton.pillars]
    for passage in passages:
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
    assert not any(run.fact for block in draft.blocks for run in block.runs)


@pytest.mark.parametrize("name", NAMES)
def test_with_all_facts_the_opening_has_no_slot_left(name):
    skeleton = BY_NAME[name]
    facts = {**examples(skeleton), "题目": "一个题目", "称谓": "各位代表"}
    for given in (examples(skeleton), facts):
        draft = new_draft(skeleton, given, render)
        opening = draft.blocks[: first_pillar(draft)]
        assert not any(find_slots(block.text) for block in opening)
        used = {run.fact for block in draft.blocks for run in block.runs if run.fact}
        assert set(given) - used <= ({"会议", "时期", "上级会议", "年度"} & set(given))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("target", [300, 999, 2800, 5400, 30_000])
def test_targets_add_up_to_what_is_asked_for(name, target):
    draft = new_draft(BY_NAME[name], {"目标": str(target)}, render)
    assert draft.target == target
    assert abs(sum(block.target for block in draft.blocks) - target) <= target * 0.03


def test_every_fact_has_an_example():
    assert all(fact.example for skeleton in SKELETONS for fact in skeleton.facts)
