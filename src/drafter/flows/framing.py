"""The frame: its colours, and where the window stood."""

from dataclasses import replace
from typing import TYPE_CHECKING, Protocol, TypeVar

from PySide6.QtCore import QByteArray, QObject
from PySide6.QtWidgets import QApplication

from drafter.core.settings import WindowState
from drafter.flows.session import Choices
from drafter.ui.later import Later
from drafter.ui.main_window import MainWindow
from drafter.ui.theme import Theme

if TYPE_CHECKING:
    from drafter.ui.views.draft_view import DraftView


class Columns(Protocol):
    """A page with columns whose widths can be kept."""

    def save_state(self) -> QByteArray:
        """Return the widths."""
        ...


C = TypeVar("C", bound=Columns)


class FramingFlow(QObject):
    """Remembers and restores how the window stood; a page takes its columns when it is built."""

    def __init__(self, window: MainWindow, choices: Choices, theme: Theme) -> None:
        super().__init__(window)
        self._window, self._choices, self._theme = window, choices, theme
        theme.changed.connect(self._dress)
        window.close_wanted.connect(self._remember)
        self._dress()
        self._was = choices.current.windows.get(self._screen(), WindowState())
        window.restoreGeometry(_bytes(self._was.geometry))
        window.later_drafting.then(self._frame_draft)
        window.later_library.then(lambda page: page.restore_state(_bytes(self._was.library)))

    def _frame_draft(self, page: "DraftView") -> None:
        page.restore_state(_bytes(self._was.splitter))
        page.right_panel.setVisible(self._choices.current.panel_open)
        page.paper.set_zoom(self._choices.current.zoom_percent)

    def _dress(self) -> None:
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.setStyleSheet(self._theme.style_sheet())

    def _remember(self) -> None:
        state = WindowState(
            geometry=_text(self._window.saveGeometry()),
            splitter=_columns(self._window.later_drafting, self._was.splitter),
            library=_columns(self._window.later_library, self._was.library),
        )
        windows = {**self._choices.current.windows, self._screen(): state}
        self._choices.take(replace(self._choices.current, windows=windows))

    def _screen(self) -> str:
        size = self._window.screen().size()
        return f"{size.width()}x{size.height()}"


def _columns(page: Later[C], was: str) -> str:
    """Return the widths of a page's columns; those it had when it was not shown."""
    return _text(page().save_state()) if page.built else was


def _text(state: QByteArray) -> str:
    return bytes(state.toBase64().data()).decode("ascii")


def _bytes(text: str) -> QByteArray:
    return QByteArray.fromBase64(QByteArray(text.encode("ascii", "ignore")))
