"""The library's page over a library that is a few lists."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Event

import pytest
from flow_bench import Bench
from pytestqt.qtbot import QtBot

from drafter.core.cancel import CancelToken
from drafter.core.catalogue import Labels, ReportSummary, Use
from drafter.core.importing import ImportRequest, ImportResult, ImportStatus, ImportStep, Tell
from drafter.core.query import Hit, Query
from drafter.core.report import Exemplar, Paragraph, Report, Section
from drafter.core.span import Span
from drafter.errors import Cancelled, LibraryError
from drafter.flows import library_page
from drafter.flows.finding import Finder
from drafter.flows.inserting import InsertingFlow
from drafter.flows.labelling import Keeping
from drafter.flows.library_page import LibraryDeeds, LibraryPage
from drafter.flows.reading import exemplar_of
from drafter.flows.session import Choices
from drafter.flows.shelves import Catalogue
from drafter.flows.taking_out import TakingOut
from drafter.ui.models.library_groups_model import Group, GroupKind

OWN, FAVOURITES = Group(GroupKind.OWN), Group(GroupKind.FAVOURITES)


def report(id: str, title: str, *, paragraphs: int = 3, folder: str = "") -> Report:
    texts = tuple(Paragraph(f"一是第{n}件人才工作，落实到每一个支部。") for n in range(paragraphs))
    sections = (Section("一、凝心铸魂，筑牢根基", "政治建设", texts),)
    return Report(
        id, title, "市级", "钦州", "钦州市", "广西壮族自治区", sections,
        source="甲.docx" if id[0] == "m" else "", folder=folder,
    )  # fmt: skip


@dataclass
class Shelf:
    """A library of a few lists. Its methods are called on other threads."""

    held: dict[str, Report] = field(default_factory=dict)
    own_folders: list[str] = field(default_factory=list)
    stars: list[str] = field(default_factory=list)
    told: dict[str, tuple[str, tuple[tuple[str, str], ...]]] = field(default_factory=dict)
    refusal: str = ""
    imported: list[ImportRequest] = field(default_factory=list)
    stopped: list[str] = field(default_factory=list)
    wait: Event | None = None  # set to let an import go on
    broken: frozenset[str] = frozenset({"坏.docx"})
    slow: dict[str, Event] = field(default_factory=dict)  # words or reports that are waited for
    stuck: frozenset[str] = frozenset()  # reports that cannot be taken out
    places: frozenset[str] = frozenset({"威海市", "钦州"})
    shut: Event | None = None  # set to let the library be open
    closed: str = ""  # why it cannot be opened
    broken_import: str = ""
    walk: Event | None = None  # set to let files be found
    walks_ended: int = 0

    def catalogue(self, cancel: CancelToken) -> Catalogue:
        while self.shut is not None and not self.shut.wait(0.01):
            cancel.raise_if_cancelled()
        if self.closed:
            raise LibraryError(self.closed)
        return Catalogue(
            tuple(map(self._line, self.held.values())), tuple(self.own_folders),
            tuple(self.stars),
            tuple(
                Use(exemplar, draft, title, label)
                for draft, (title, used) in self.told.items()
                for exemplar, label in used
            ),
        )  # fmt: skip

    def _line(self, held: Report) -> ReportSummary:
        texts = [p.text for section in held.sections for p in section.paragraphs]
        return ReportSummary(
            held.id, held.title, held.level, held.region, len(texts), sum(map(len, texts)),
            held.own, held.folder, held.source,
        )  # fmt: skip

    def report(self, _cancel: CancelToken, report_id: str) -> Report:
        if report_id in self.slow:
            self.slow[report_id].wait(2)
        if report_id not in self.held:
            raise LibraryError("这一篇已经不在资料库里了。别的都在。换一篇。")
        return self.held[report_id]

    def exemplars(self, _cancel: CancelToken, ids: Sequence[str]) -> tuple[Exemplar, ...]:
        return tuple(exemplar_of(self.held[i.split("-")[0]], int(i.split("-")[1])) for i in ids)

    def search(self, query: Query, _cancel: CancelToken) -> tuple[Hit, ...]:
        if query.text in self.slow:
            self.slow[query.text].wait(2)
        if query.text == "威海市":  # as the real one: 市 is everywhere
            return (Hit(exemplar_of(next(iter(self.held.values())), 1), 1.0),)
        return tuple(
            Hit(found, 1.0, (Span(at, at + len(query.text)),))
            for held in self.held.values()
            for n in range(1, len(held.sections[0].paragraphs) + 1)
            for found in [exemplar_of(held, n)]
            if (at := found.text.find(query.text)) >= 0
        )

    def change(self) -> None:
        if self.refusal:
            raise LibraryError(self.refusal)

    def set_favourite(self, exemplar_id: str, favourite: bool) -> None:
        self.change()
        if favourite:
            self.stars.insert(0, exemplar_id)
        else:
            self.stars.remove(exemplar_id)

    def set_uses(self, draft: str, title: str, used: Sequence[tuple[str, str]]) -> None:
        self.change()
        self.told[draft] = (title, tuple(used))

    def relabel(self, report_id: str, labels: Labels) -> None:
        self.change()
        self.held[report_id] = replace(
            self.held[report_id], title=labels.title, level=labels.level, region=labels.place
        )

    def set_subject(self, report_id: str, section: int, subject: str) -> None:
        self.change()
        held = self.held[report_id]
        sections = list(held.sections)
        sections[section] = replace(sections[section], subject=subject)
        self.held[report_id] = replace(held, sections=tuple(sections))

    def move(self, ids: Sequence[str], folder: str) -> None:
        self.change()
        if folder and folder not in self.own_folders:
            self.own_folders.append(folder)
        for one in ids:
            self.held[one] = replace(self.held[one], folder=folder)

    def add_folder(self, name: str) -> None:
        self.change()
        self.own_folders.append(name)

    def rename_folder(self, old: str, new: str) -> None:
        self.own_folders[self.own_folders.index(old)] = new
        self.move([r.id for r in self.held.values() if r.folder == old], new)

    def remove_folder(self, name: str) -> None:
        self.own_folders.remove(name)
        self.move([r.id for r in self.held.values() if r.folder == name], "")

    def remove(self, report_id: str) -> Report:
        self.change()
        if report_id not in self.held or report_id in self.stuck:
            raise LibraryError(f"“{report_id}”没有移出。")
        return self.held.pop(report_id)

    def restore(self, held: Report) -> None:
        self.held[held.id] = held

    def bring_in(self, requests: Sequence[ImportRequest], tell: Tell, cancel: CancelToken) -> None:
        """Import as the real `import_files` does: every file is told of."""
        if self.broken_import:
            raise LibraryError(self.broken_import)
        for request in requests:
            name = Path(request.path).name
            tell(ImportStep(request.path, "正在读"))
            while self.wait is not None and not self.wait.wait(0.01) and not cancel.cancelled:
                continue
            if cancel.cancelled:
                self.stopped.append(name)
                tell(ImportResult(request.path, ImportStatus.STOPPED, (), "没有轮到"))
            elif name in self.broken:
                sentence = f"“{name}”没有导入，打不开。资料库没有改动。请另存一份。"
                tell(ImportResult(request.path, ImportStatus.REFUSED, (), sentence, "打不开"))
            else:
                self.imported.append(request)
                new = f"m{len(self.held) + 1}"
                self.held[new] = report(new, Path(name).stem, folder=request.folder)
                tell(ImportResult(request.path, ImportStatus.ADDED, (new,), "3 段", "3 段"))

    def expand(self, paths: Sequence[Path], cancel: CancelToken) -> list[Path]:
        """Find files, as long as `walk` says."""
        while self.walk is not None and not self.walk.wait(0.01):
            if cancel.cancelled:
                self.walks_ended += 1
                raise Cancelled
        return [
            file
            for path in paths
            for file in (sorted(path.iterdir()) if path.is_dir() else [path])
            if file.suffix in (".docx", ".txt")
        ]


@dataclass
class LibraryBench:
    """The page, what it was given, and the window it is in."""

    base: Bench
    page: LibraryPage
    shelf: Shelf
    choices: Choices
    labels: Labels | None = None  # what the dialog for labels answers
    answer_labels: Callable[[Report], Labels | None] | None = None  # instead of it
    labels_asked: list[Report] = field(default_factory=list)

    @property
    def window(self):  # type: ignore[no-untyped-def]
        return self.base.window

    @property
    def view(self):  # type: ignore[no-untyped-def]
        return self.base.window.library

    def choose(self, group: Group) -> None:
        """Choose a group, as a click does."""
        assert self.view.groups.choose(group)
        self.view.groups.group_chosen.emit(group)

    def enter(self, qtbot: QtBot) -> None:
        """Go to the library and wait for its lists."""
        with qtbot.waitSignal(self.page.shelves.listed):
            self.window.commands.library.trigger()

    def ask_labels(self, _window: object, _theme: object, held: Report) -> Labels | None:
        self.labels_asked.append(held)
        return self.answer_labels(held) if self.answer_labels else self.labels

    def undo(self) -> str:
        """Return what the strip says that offers back what went; '' while hidden."""
        said: str = self.view.undo.sentence
        return said

    def banner(self) -> str:
        """Return what the strip of the page says; '' while hidden."""
        return "" if self.view.banner.isHidden() else self.view.banner.accessibleName()


@pytest.fixture
def library(bench: Bench, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[LibraryBench]:
    shelf = Shelf({one.id: one for one in (report("b1", "钦州综述"), report("m2", "半年总结"))})
    window, session = bench.window, bench.session
    keeping = Keeping(
        shelf.relabel, shelf.set_subject, shelf.move, shelf.add_folder, shelf.rename_folder
    )
    taking_out = TakingOut(shelf.remove, shelf.restore, shelf.remove_folder, shelf.move)
    finder = Finder(shelf.search, shelf.exemplars, shelf.places.__contains__)
    deeds = LibraryDeeds(
        shelf.catalogue, finder, shelf.report, shelf.set_favourite, shelf.set_uses, keeping,
        taking_out, shelf.bring_in, shelf.expand, (".docx", ".txt"),
    )  # fmt: skip
    made: list[LibraryBench] = []
    monkeypatch.setattr(library_page, "ask_labels", lambda *asked: made[0].ask_labels(*asked))
    inserting = next(f for f in window.children() if isinstance(f, InsertingFlow))
    page = LibraryPage(
        window, session, bench.choices, bench.theme, bench.pool, deeds, insert=inserting.insert
    )
    bench.saving.saved.connect(page.using.tell)
    window.commands.library.triggered.connect(page.enter)
    window.commands.import_files.triggered.connect(page.importing.choose)
    window.start.library_requested.connect(page.enter)
    bench.starting.import_requested.connect(page.bring_in)
    page.content_changed.connect(bench.searching.refresh)
    page.bug_found.connect(lambda error: pytest.fail(repr(error)))
    made.append(LibraryBench(bench, page, shelf, bench.choices))
    yield made[0]
    page.close()
