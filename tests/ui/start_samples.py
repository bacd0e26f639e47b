"""Skeletons, recent drafts and ways to act as a user, for the tests of the start page."""

import re
from collections.abc import Mapping
from datetime import datetime, timedelta, timezone
from pathlib import Path

from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget

from drafter.core.draft import Run
from drafter.core.settings import RecentDraft
from drafter.core.skeleton import Fact, HeadingForm, Pillar, Point, Skeleton
from drafter.core.slot import slot
from drafter.ui.theme import Theme, ThemeChoice

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
CHINA = timezone(timedelta(hours=8))
NOW = datetime(2023, 8, 20, 16, 0, tzinfo=CHINA)


def make_theme(choice: ThemeChoice = "light") -> Theme:
    return Theme(RESOURCES / "themes", RESOURCES / "icons", choice)


def make_skeleton(
    name: str = "五个聚焦汇报",
    *,
    id: str = "wuge",
    lengths: tuple[tuple[int, ...], ...] = ((120, 150, 130), (170, 200)),
    word: str = "聚焦",
    salutation: str = "尊敬的各位领导：",
    facts: tuple[str, ...] = ("地区", "单位", "会议", "时间"),
) -> Skeleton:
    pillars = tuple(
        Pillar(
            f"{word}第{number}件大事",
            "一、",
            "人才",
            "{{ 地区 }}这样做。",
            40,
            tuple(Point(f"抓好{n}", "", length, "写什么") for n, length in enumerate(part, 1)),
        )
        for number, part in enumerate(lengths, 1)
    )
    return Skeleton(
        id=id,
        name=name,
        kind="汇报",
        facts=tuple(Fact(fact, f"{fact}的例子") for fact in facts),
        title="在{{ 会议 }}上的汇报",
        byline="",
        salutation=salutation,
        opening=("近年来，工作不断向前。{{ 地区 }}抓住重点，现在汇报如下。",),
        opening_target=180,
        form=HeadingForm.RUN_IN,
        pillars=pillars,
        closing="汇报完毕。",
    )


def render(passage: str, facts: Mapping[str, str]) -> tuple[Run, ...]:
    """Render as the real one does, for passages of plain text and {{ 名称 }}."""
    runs: list[Run] = []
    for index, part in enumerate(re.split(r"\{\{ (.*?) \}\}", passage)):
        if index % 2:
            runs.append(Run(facts[part], fact=part) if part in facts else Run(slot(part)))
        elif part:
            runs.append(Run(part))
    return tuple(runs)


def make_recent(path: str = "/稿 子/甲.jujiao", title: str = "甲稿", **more: object) -> RecentDraft:
    values: dict[str, object] = {
        "skeleton": "五个聚焦汇报",
        "written": 1445,
        "target": 2800,
        "slots": 3,
        "when": "2023-08-20T14:32:00+08:00",
        "at": "坚持严管厚爱",
    }
    return RecentDraft(path=path, title=title, **{**values, **more})  # type: ignore[arg-type]


def type_hanzi(widget: QWidget, text: str) -> None:
    """Type as an input method does; Qt's keyClicks knows Latin letters only."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(widget, event)
