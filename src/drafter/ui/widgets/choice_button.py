"""A button that shows what is chosen of a few things, and offers the others in a menu."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QMenu,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QWidget,
)

from drafter.ui.painting.ink import Piece, draw_line, line_width
from drafter.ui.theme import Theme

_PADDING, _GAP, _ICON = 10, 6, 16
_HEIGHT, _NARROWEST, _WIDEST = 26, 94, 168


class ChoiceButton(QPushButton):
    """Reads 省份 全部 with a chevron; where that does not fit, 省份 or what is chosen of them.

    Args:
        theme: Gives colours and the chevron.
        name: What is chosen here: 省份; said aloud, and shown unless ``bare``.
        bare: Show only what is chosen.
    """

    chosen = Signal(str)  # by the user

    def __init__(
        self, theme: Theme, name: str, *, bare: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._name, self._bare = theme, name, bare
        self._choices: tuple[tuple[str, str], ...] = ()
        self._value = ""
        self._actions = QActionGroup(self)
        self._menu = QMenu(self)
        self.setMenu(self._menu)
        self.setFixedHeight(_HEIGHT)
        self.setStyleSheet("min-height: 24px; padding: 0")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._actions.triggered.connect(self._on_triggered)
        theme.changed.connect(self.update)

    @property
    def value(self) -> str:
        """Return what is chosen."""
        return self._value

    def show_choices(self, choices: Sequence[tuple[str, str]]) -> None:
        """Offer values with their names; one no longer offered gives way to the first."""
        if tuple(choices) != self._choices:
            self._choices = tuple(choices)
            self._menu.clear()
            for action in self._actions.actions():
                self._actions.removeAction(action)
            for value, name in choices:
                action = self._actions.addAction(self._menu.addAction(name))
                action.setData(value)
                action.setCheckable(True)
        values = [value for value, _ in choices]
        self.choose(self._value if self._value in values else values[0])

    def choose(self, value: str) -> None:
        """Choose a value; `chosen` is not emitted."""
        self._value = value
        for action in self._actions.actions():
            action.setChecked(action.data() == value)
        self.setText(self._label())
        self.setAccessibleName(f"{self._name}，{self._value_name()}")
        self.setToolTip(f"{self._name}：{self._value_name()}")
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return the room its text takes."""
        return QSize(min(_room(self._label()), _WIDEST), _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Return the room of the shorter words, which may be cut with …."""
        return QSize(min(_room(self._short_label()), _NARROWEST), _HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the menu on Enter and on the down arrow as well."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.showMenu()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the frame as the sheet has it, then text and chevron."""
        painter = QPainter(self)
        painter.setClipRect(event.rect())
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        option.features &= ~QStyleOptionButton.ButtonFeature.HasMenu
        self.style().drawControl(QStyle.ControlElement.CE_PushButton, option, painter, self)
        inner = self.rect().adjusted(_PADDING, 0, -_PADDING, 0)
        room = inner.adjusted(0, 1, -_GAP - _ICON, 1)  # level with the text of other buttons
        fits = _room(self._label()) <= self.width()
        label = self._label() if fits else self._short_label()
        draw_line(painter, room, [Piece(label)], self._theme)
        chevron = self._theme.pixmap("down", "ink2", _ICON, self.devicePixelRatioF())
        top = (self.height() - _ICON) // 2
        painter.drawPixmap(inner.right() + 1 - _ICON, top, chevron)
        painter.end()

    def _value_name(self) -> str:
        return dict(self._choices).get(self._value, "")

    def _label(self) -> str:
        return self._value_name() if self._bare else f"{self._name} {self._value_name()}"

    def _short_label(self) -> str:
        return self._value_name() if self._value else self._name

    def _on_triggered(self, action: QAction) -> None:
        value = str(action.data())
        if value != self._value:
            self.choose(value)
            self.chosen.emit(value)


def _room(label: str) -> int:
    """Return the width of a button with this label, in px."""
    return line_width([Piece(label)]) + 2 * _PADDING + _GAP + _ICON
