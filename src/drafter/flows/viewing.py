"""What is seen of a draft and how: look, columns, regions, help."""

from dataclasses import replace
from typing import cast, get_args

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QMessageBox

from drafter import __version__
from drafter.flows.saying import say
from drafter.flows.session import Choices
from drafter.ui.dialogs.keys_dialog import KeysDialog
from drafter.ui.main_window import MainWindow
from drafter.ui.theme import Theme, ThemeChoice


class ViewingFlow(QObject):
    """Runs the commands of the menus 视图 and 帮助."""

    def __init__(self, window: MainWindow, choices: Choices, theme: Theme) -> None:
        super().__init__(window)
        self._window, self._choices, self._theme = window, choices, theme
        commands, view = window.commands, window.drafting
        for name, action in commands.looks.items():
            action.triggered.connect(lambda _=False, n=name: self._on_look(n))
        commands.looks[choices.current.theme].setChecked(True)
        commands.outline.setChecked(not view.rail)
        commands.outline.toggled.connect(self._on_outline_toggled)
        commands.right_panel.setChecked(choices.current.panel_open)
        commands.right_panel.toggled.connect(self._on_panel_toggled)
        view.rail_changed.connect(self._on_rail_changed)
        commands.next_region.triggered.connect(lambda: self._on_region(1))
        commands.previous_region.triggered.connect(lambda: self._on_region(-1))
        commands.keys.triggered.connect(self._on_keys)
        commands.about.triggered.connect(self._on_about)

    def _on_look(self, name: str) -> None:
        if name in get_args(ThemeChoice):
            self._theme.choose(cast(ThemeChoice, name))
            self._choices.take(replace(self._choices.current, theme=name))

    def _on_outline_toggled(self, shown: bool) -> None:
        self._window.drafting.set_rail(not shown)

    def _on_rail_changed(self, rail: bool) -> None:
        action = self._window.commands.outline
        was = action.blockSignals(True)
        action.setChecked(not rail)
        action.blockSignals(was)

    def _on_panel_toggled(self, shown: bool) -> None:
        self._window.drafting.set_panel(shown)
        self._choices.take(replace(self._choices.current, panel_open=shown))

    def _on_region(self, step: int) -> None:
        """Go to the next region of the page that is seen, of 资料库 or of the draft."""
        library = self._window.on_library
        regions = (self._window.library if library else self._window.drafting).regions()
        if not regions:
            return
        focus = QApplication.focusWidget()
        inside = (
            n for n, r in enumerate(regions) if focus and (r is focus or r.isAncestorOf(focus))
        )
        regions[(next(inside, 0) + step) % len(regions)].setFocus()

    def _on_keys(self) -> None:
        dialog = KeysDialog(self._window.commands, self._window)
        dialog.exec()
        dialog.deleteLater()

    def _on_about(self) -> None:
        say(
            self._window,
            self.tr("关于聚焦·起草"),
            self.tr("聚焦·起草 {v}\n\n组织工作材料起草工具。资料和稿子只存在本机。").format(
                v=__version__
            ),
            QMessageBox.Icon.NoIcon,
        )
