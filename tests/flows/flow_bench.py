"""A window with given functions in place of library, files and Word."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QThreadPool
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from drafter.core.cancel import CancelToken
from drafter.core.draft import Block, Draft, Role, Run
from drafter.core.localise import localise
from drafter.core.query import Answer, Hit, Query, Topic
from drafter.core.report import Exemplar, OriginTerm, Paragraph, Report, Section
from drafter.core.settings import Settings
from drafter.core.skeleton import Fact, HeadingForm, Pillar, Point, Skeleton
from drafter.errors import DraftFileError, ExportError, LibraryError
from drafter.flows.drafting import DraftingFlow
from drafter.flows.exporting import ExportingFlow
from drafter.flows.framing import FramingFlow
from drafter.flows.inserting import InsertingFlow
from drafter.flows.remembered import Remembered
from drafter.flows.saving import SavingFlow
from drafter.flows.searching import SearchingFlow
from drafter.flows.session import Choices, Session
from drafter.flows.starting import StartingFlow
from drafter.flows.viewing import ViewingFlow
from drafter.ui.main_window import MainWindow
from drafter.ui.panels.exemplar_panel import ExemplarPanel
from drafter.ui.tasks import LatestTask
from drafter.ui.theme import Theme

RESOURCES = Path(__file__).resolve().parents[2] / "resources"

SKELETON = Skeleton(
    id="wuge",
    name="五个聚焦汇报",
    kind="汇报",
    facts=(Fact("地区", "江州市"), Fact("会议", "全省组织工作会议")),
    title="在会议上的汇报",
    byline="",
    salutation="同志们：",
    opening=("现将有关情况汇报如下：",),
    opening_target=50,
    form=HeadingForm.RUN_IN,
    pillars=(
        Pillar("聚焦政治建设，铸牢忠诚品格", "", "政治建设", "坚持政治引领。", 60, (
            Point("强化理论武装", "", 120, "写学习培训"),
            Point("强化党性锤炼", "", 150, "写组织生活"),
        )),
        Pillar("聚焦引才聚才，实施强市战略", "", "人才", "", 40, (
            Point("广开门路引人才", "", 140, "写渠道和平台"),
        )),
    ),
    closing="汇报完毕。",
)  # fmt: skip

TEXT = "一是强化理论武装。钦州市举办培训班260余期。"
REPORT = Report(
    "b23", "钦州综述", "市级", "钦州", "钦州市", "广西壮族自治区",
    (Section("一、凝心铸魂", "政治建设", (Paragraph(TEXT),)),), (OriginTerm("钦州", "name"),),
)  # fmt: skip
EXEMPLAR = Exemplar("b23-1", "b23", "钦州综述", "市级", "钦州", "一、凝心铸魂", "政治建设", 1, TEXT)


def plain(passage: str, _facts: object) -> tuple[Run, ...]:
    """Render a passage without variables."""
    return (Run(passage),)


def _set(event: Event) -> Event:
    event.set()
    return event


@dataclass
class Bench:
    """The window with everything it was given and everything it asked for."""

    window: MainWindow
    session: Session
    choices: Choices
    theme: Theme
    saving: SavingFlow
    starting: StartingFlow
    exporting: ExportingFlow
    searching: SearchingFlow
    remembered: Remembered
    folder: Path
    pool: QThreadPool
    asked: list[Query] = field(default_factory=list)
    files: dict[Path, Draft] = field(default_factory=dict)
    exported: list[tuple[Draft, Path]] = field(default_factory=list)
    answer: Callable[[Query], Sequence[Hit]] = lambda query: (Hit(EXEMPLAR, 1.0),)
    search_error: str = ""
    slow: dict[str, Event] = field(default_factory=dict)  # texts whose answers are waited for
    topics: list[Topic] = field(default_factory=list)
    topics_error: str = ""
    regions_error: str = ""
    lists_read: list[str] = field(default_factory=list)
    lists_allowed: Event = field(default_factory=lambda: _set(Event()))  # topics wait for it
    known: list[Answer] = field(default_factory=list)  # what is remembered of the last time
    kept: list[Answer] = field(default_factory=list)  # what will be, the next time
    save_error: str = ""
    export_error: str = ""
    stamps: dict[Path, int] = field(default_factory=dict)
    new_facts: dict[str, str] | None = None

    def save(self, draft: Draft, path: Path) -> None:
        if self.save_error:
            raise DraftFileError(self.save_error)
        self.files[path] = draft
        self.stamps[path] = self.stamps.get(path, 0) + 1

    def export(self, draft: Draft, path: Path) -> None:
        if self.export_error:
            raise ExportError(self.export_error)
        self.exported.append((draft, path))

    def load(self, path: Path) -> Draft:
        if path not in self.files:
            raise DraftFileError("找不到这份稿子。别的稿子不受影响。换一个文件。")
        return self.files[path]

    def find(self, query: Query, _cancel: CancelToken) -> Answer:
        """Answer on another thread; not even a cancelled question hurries."""
        self.asked.append(query)
        if query.text in self.slow:
            self.slow[query.text].wait(2)
        if self.search_error:
            raise LibraryError(self.search_error)
        hits = tuple(self.answer(query))
        counts = {"全部": len(hits), "市级": len(hits)}
        return Answer(query, hits[: query.limit], len(hits), counts)

    def list_topics(self, cancel: CancelToken) -> Sequence[Topic]:
        self.lists_read.append("topics")
        while not self.lists_allowed.wait(0.01):
            cancel.raise_if_cancelled()
        if self.topics_error:
            raise LibraryError(self.topics_error)
        return tuple(self.topics)

    def list_regions(self, _cancel: CancelToken) -> Sequence[str]:
        self.lists_read.append("regions")
        if self.regions_error:
            raise LibraryError(self.regions_error)
        return ("钦州", "苏州")

    def keep(self, answers: Sequence[Answer]) -> None:
        self.kept = list(answers)

    def report(self, _report_id: str) -> Report:
        self.searching.check()
        return REPORT

    @property
    def panel(self) -> ExemplarPanel:
        return self.window.drafting.exemplars

    @property
    def texts(self) -> list[str]:
        """Return the texts that were asked for, in order."""
        return [query.text for query in self.asked]

    @property
    def blocks(self) -> Sequence[Block]:
        return self.session.paper.draft_document.blocks

    def begin(self) -> None:
        """Start the skeleton's draft for 江州市, as the start page would."""
        self.window.start.start_requested.emit("wuge", {"地区": "江州市"})


@pytest.fixture
def bench(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Bench]:
    theme = Theme(RESOURCES / "themes", RESOURCES / "icons", "light")
    window = MainWindow(theme, plain)
    qtbot.addWidget(window, before_close_func=lambda w: w.close_wanted.disconnect())
    pool = QThreadPool(window)
    session = Session(lambda: window.drafting.paper, window)
    choices = Choices(Settings(), lambda settings: None, window)
    made = Bench(window, session, choices, theme, *[None] * 5, folder=tmp_path, pool=pool)  # type: ignore[list-item]
    FramingFlow(window, choices, theme)
    ViewingFlow(window, choices, theme)
    DraftingFlow(window, session, choices, ask_facts=lambda draft: made.new_facts)
    made.saving = SavingFlow(
        window, session, choices, save=made.save, stamp=made.stamps.get,
        skeleton_names=lambda: {"wuge": "五个聚焦汇报"},
        clock=lambda: datetime(2026, 3, 5, 14, 32),
    )  # fmt: skip
    made.starting = StartingFlow(
        window, session, choices, skeletons=lambda: (SKELETON,), render=plain, load=made.load,
        save=made.save, new_path=lambda title: tmp_path / f"{title}.jujiao",
        leave=made.saving.release,
    )  # fmt: skip
    made.searching = SearchingFlow(
        window, session, pool,
        answer=made.find, topics=made.list_topics, regions=made.list_regions,
        remembered=(remembered := Remembered(lambda: made.known, made.keep)),
    )  # fmt: skip
    made.remembered = remembered
    InsertingFlow(window, session, report=made.report, localise=localise)
    made.exporting = ExportingFlow(
        window, session, choices, LatestTask(pool, window),
        export=made.export,
    )  # fmt: skip
    made.searching.bug_found.connect(lambda error: pytest.fail(repr(error)))
    window.show_start()
    window.show()
    yield made
    session.close()
    assert pool.waitForDone(2_000), "work outlived its test"
    qapp.setStyleSheet("")


def block_named(bench: Bench, heading: str) -> Block:
    """Return the block whose heading begins so."""
    return next(block for block in bench.blocks if block.text.startswith(heading))


__all__ = ["EXEMPLAR", "REPORT", "SKELETON", "TEXT", "Bench", "Role", "block_named"]
