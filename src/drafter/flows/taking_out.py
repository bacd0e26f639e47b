"""What is taken out of 资料库, reports and folders, and all of it put back at once."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial

from PySide6.QtCore import QObject

from drafter.core.report import Report
from drafter.errors import DrafterError
from drafter.flows.shelves import Shelves
from drafter.ui.main_window import MainWindow


@dataclass(frozen=True, slots=True)
class TakingOut:
    """How reports and folders go and come back; each may raise `DrafterError`."""

    remove: Callable[[str], Report]
    restore: Callable[[Report], object]
    remove_folder: Callable[[str], object]
    move: Callable[[Sequence[str], str], object]


@dataclass(frozen=True, slots=True)
class _Folder:
    """A folder that was removed, and the reports that were in it."""

    name: str
    ids: tuple[str, ...]


@dataclass
class _Done:
    """What could be done of what was asked, and why the rest could not."""

    reports: list[Report] = field(default_factory=list)
    folders: list[_Folder] = field(default_factory=list)
    refusal: str = ""


class TakingOutFlow(QObject):
    """Keeps what went until the strip that offers it back is closed."""

    def __init__(
        self,
        window: MainWindow,
        shelves: Shelves,
        deeds: TakingOut,
        *,
        read_again: Callable[[], None],
    ) -> None:
        super().__init__(window)
        self._window, self._shelves, self._deeds = window, shelves, deeds
        self._read_again, self._gone = read_again, _Done()
        self._asked: set[str] = set()  # reports being taken out, or listed still
        self._folders_asked: set[str] = set()  # likewise
        view = window.library
        self._strip = view.undo
        view.reports.remove_requested.connect(self._on_remove)
        view.groups.folder_remove_requested.connect(self._on_folder_remove)
        view.undo.taken.connect(self._on_restore)
        view.undo.closed.connect(self._forget)
        shelves.listed.connect(self._on_listed)

    def _on_remove(self, ids: Sequence[str]) -> None:
        listed = self._shelves.report
        wanted = [one for one in ids if one not in self._asked and listed(one)]
        if wanted:
            self._asked.update(wanted)
            removing = partial(_remove, self._deeds.remove, wanted)
            self._shelves.change(removing, partial(self._on_removed, wanted))

    def _on_removed(self, wanted: Sequence[str], done: object) -> None:
        assert isinstance(done, _Done)
        went = {report.id for report in done.reports}
        self._asked.difference_update(one for one in wanted if one not in went)
        self._keep(done)

    def _on_folder_remove(self, name: str) -> None:
        if name in self._folders_asked or name not in self._shelves.catalogue.folders:
            return
        self._folders_asked.add(name)
        inside = tuple(r.id for r in self._shelves.catalogue.reports if r.own and r.folder == name)
        removing = partial(_remove_folder, self._deeds.remove_folder, _Folder(name, inside))
        self._shelves.change(removing, partial(self._on_folder_removed, name))

    def _on_folder_removed(self, name: str, done: object) -> None:
        assert isinstance(done, _Done)
        if not done.folders:
            self._folders_asked.discard(name)
        self._keep(done)
        self._read_again()

    def _on_restore(self) -> None:
        gone, self._gone = self._gone, _Done()
        self._window.library.focus_list()  # the button that was pressed goes
        self._show()
        if gone.reports or gone.folders:
            self._asked.difference_update(report.id for report in gone.reports)
            self._folders_asked.difference_update(folder.name for folder in gone.folders)
            self._shelves.change(partial(_restore, self._deeds, gone), self._on_restored)

    def _on_restored(self, left: object) -> None:
        """Offer again what could not be put back."""
        assert isinstance(left, _Done)
        self._keep(left)
        self._read_again()

    def _keep(self, done: _Done) -> None:
        self._gone.reports += done.reports
        self._gone.folders += done.folders
        if done.refusal:
            self._window.complain(done.refusal)
        self._show()

    def _show(self) -> None:
        reports, folders, said = self._gone.reports, self._gone.folders, []
        if len(reports) == 1:
            name = reports[0].title or reports[0].source
            said.append(self.tr("已移出“{name}”，原来的文件没有动。").format(name=name))
        elif reports:
            said.append(self.tr("已移出 {n} 篇，原来的文件没有动。").format(n=len(reports)))
        for folder in folders:
            text = self.tr("已移除文件夹“{name}”。")
            if folder.ids:
                text = self.tr("已移除文件夹“{name}”，里面的 {n} 篇还在“我的”里。")
            said.append(text.format(name=folder.name, n=len(folder.ids)))
        self._strip.show_sentence("".join(said), self.tr("恢复"))

    def _forget(self) -> None:
        self._gone = _Done()

    def _on_listed(self) -> None:
        """Forget what has gone from the lists: whoever asks for that is not heard anyway."""
        listed = {report.id for report in self._shelves.catalogue.reports}
        self._asked &= listed
        self._folders_asked &= set(self._shelves.catalogue.folders)


def _remove(remove: Callable[[str], Report], ids: Sequence[str]) -> _Done:
    """Take reports out, up to the first that cannot be."""
    done = _Done()
    for report_id in ids:
        try:
            done.reports.append(remove(report_id))
        except DrafterError as error:
            done.refusal = str(error)
            break
    return done


def _remove_folder(remove: Callable[[str], object], folder: _Folder) -> _Done:
    try:
        remove(folder.name)
    except DrafterError as error:
        return _Done(refusal=str(error))
    return _Done(folders=[folder])


def _restore(deeds: TakingOut, gone: _Done) -> _Done:
    """Put all back, reports first: a folder may have held them. Return what could not be."""
    left = _Done(list(gone.reports), list(gone.folders))
    try:
        for report in gone.reports:
            deeds.restore(report)
            left.reports.remove(report)
        for folder in gone.folders:
            deeds.move(folder.ids, folder.name)  # makes it, though it be for no report
            left.folders.remove(folder)
    except DrafterError as error:
        left.refusal = str(error)
    return left
