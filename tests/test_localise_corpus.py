"""What the bundled reports look like as paragraphs of another place's draft."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from drafter.core.localise import localise
from drafter.core.report import Exemplar, Report
from drafter.core.slot import find_slots
from drafter.library.bundled import parse_corpus

CORPUS = Path(__file__).parents[1] / "resources" / "corpus" / "reports.jsonl"
PLACES = {"江州市": "市级", "清源县": "县级", "岭南省": "省级"}
EVERY = 2
"""One paragraph in so many is read, always the same ones."""

RIVALS = {
    "市级": (
        "(?<![城都超门夜地])(?:[全我本]市(?![场民])|市(?:委(?![托员])|直(?=机关|部门|单位)"
        "|管(?=干部|领导|主要|正职)|级(?!以上)|属|长(?![期效])|域|本级|政府|人大|政协|纪委|公安局|财政局"
        "|发改委|第.{1,3}次党代会|县))"
    ),
    "省级": (
        "[全我本]省|省(?:委|直(?=机关|部门|单位)|管(?=干部|领导|主要|正职)|级(?!以上)|属|长|域|政府|人大"
        "|纪委|第.{1,3}次党代会)"
    ),
}
"""Words that only a draft of the same level can say."""

ALL_LEVELS = re.compile("全?省市[县区]")
VISIT = re.compile("视察|亲临|莅临|来到|寄予|(?<!参观)考察")
SPEECH = re.compile("讲话|批示|指示|精神|要求")


def read(place: str) -> Iterator[tuple[str, Report, list[tuple[str, bool]]]]:
    """Yield each paragraph read: id, report, and its runs outside slots (name swapped or not)."""
    for report in parse_corpus(CORPUS.read_bytes()):
        texts = [p.text for section in report.sections for p in section.paragraphs]
        for number in range(1, len(texts) + 1, EVERY):
            name = f"{report.id}-{number}"
            place_of = (report.level, report.region, "", "")
            exemplar = Exemplar(name, report.id, report.title, *place_of, number, texts[number - 1])
            runs = localise(exemplar, report, place)
            yield name, report, [(blanked(run.text), bool(run.fact)) for run in runs]


def blanked(text: str) -> str:
    """Return the text with its slots made a mark that no word contains."""
    for slot in reversed(find_slots(text)):
        text = text[: slot.span.start] + "□" + text[slot.span.stop :]
    return text


@pytest.mark.parametrize("place", PLACES)
def test_nothing_of_the_origin_is_left_in_another_places_draft(place: str) -> None:
    left = []
    for name, report, runs in read(place):
        own = "".join("■" if swapped else text for text, swapped in runs)
        left += [(name, word) for word in origin_words(report) if word in own]
        rival = RIVALS.get(report.level, "") if PLACES[place] != report.level else ""
        if rival and not report.region_full.startswith(("北京", "天津")):
            found = re.findall(rival, ALL_LEVELS.sub("", own))
            left += [(name, word) for word in found]
        left += [(name, said) for said in visits_told(runs)]
    assert not left


def origin_words(report: Report) -> set[str]:
    """Return the report's own names, and full names of places below it."""
    words = {t.term for t in report.terms if t.kind == "name" and len(t.term) > 1}
    words |= {t.term for t in report.terms if t.kind == "nick" and len(t.term) > 2}
    words |= {
        t.term
        for t in report.terms
        if t.kind == "child" and re.fullmatch("[\u4e00-\u9fff]{2,}[市县旗]", t.term)
    }
    bears_no_place = ("长治", "大同", "来宾", "中卫", "安康")
    return {w for w in words if w not in bears_no_place and w != "大数据"} - {"涉藏州县", "县市"}


def visits_told(runs: list[tuple[str, bool]]) -> Iterator[str]:
    """Yield the sentences that tell of the General Secretary's visit to the draft's place."""
    whole = "".join("■" if swapped else text for text, swapped in runs)
    for sentence in re.split("[。！？]", whole):
        _before, leader, after = sentence.partition("总书记")
        for clause in re.split("[，；：]", after) if leader else ():
            in_it = "■" in clause and VISIT.search(clause)
            if in_it and not re.search("在■[^，]*(?:落地|见效)", clause):
                yield sentence
        own = re.split("[，；：]", after)[0]
        if leader and VISIT.search(own) and not SPEECH.search(own) and "■" in after:
            yield sentence


def test_a_citys_report_asks_for_little_in_another_citys_draft() -> None:
    slots = characters = 0
    for _name, _report, runs in read("江州市"):
        slots += sum(text.count("□") for text, _ in runs)
        characters += sum(len(text) for text, _ in runs)
    assert 12 < 1000 * slots / characters < 22
