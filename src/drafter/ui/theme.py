"""Colours, type, icons and style sheet, all from resources/themes and resources/icons.

Widgets ask for a role (``color("ink2")``); no other module holds a colour or a face.
"""

import json
from enum import Enum
from functools import lru_cache
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QByteArray, QObject, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QGuiApplication,
    QIcon,
    QIconEngine,
    QPainter,
    QPixmap,
)
from PySide6.QtSvg import QSvgRenderer

UI_FAMILIES = ("Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei UI", "PingFang SC")

ThemeChoice = Literal["light", "dark", "system"]


class Face(Enum):
    """A face of the paper; its value lists families, the standard's own first.

    The names and their stand-ins are GB/T 9704-2012's faces as Windows, 麒麟, macOS
    and free font packages call them.
    """

    FANG = (
        "仿宋", "FangSong", "仿宋_GB2312", "方正仿宋_GBK", "STFangsong", "FandolFang",
        "Noto Serif CJK SC",
    )  # fmt: skip
    KAI = (
        "楷体", "KaiTi", "楷体_GB2312", "方正楷体_GBK", "STKaiti", "FandolKai", "AR PL UKai CN",
        "Noto Serif CJK SC",
    )  # fmt: skip
    HEI = ("黑体", "SimHei", "方正黑体_GBK", "STHeiti", "Noto Sans CJK SC")
    SONG = (
        "方正小标宋简体", "方正小标宋_GBK", "华文中宋", "STZhongsong",
        "Noto Serif CJK SC", "SimSun",
    )  # fmt: skip


class Theme(QObject):
    """The look of the program, light or dark.

    Args:
        themes: Folder with tokens.json and drafter.qss.
        icons: Folder with the SVG icons.
        choice: Which look; ``system`` follows the desktop's colour scheme.
    """

    changed = Signal()  # every colour may be another now

    def __init__(
        self,
        themes: Path,
        icons: Path,
        choice: ThemeChoice = "system",
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._tokens = json.loads((themes / "tokens.json").read_text(encoding="utf-8"))
        self._qss = (themes / "drafter.qss").read_text(encoding="utf-8")
        self._icons = icons
        self._choice: ThemeChoice = choice
        self._dark = self._wanted_dark()
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._on_scheme_changed)

    @property
    def choice(self) -> ThemeChoice:
        """Return what the user chose."""
        return self._choice

    @property
    def dark(self) -> bool:
        """Return whether the look shown now is the dark one."""
        return self._dark

    def choose(self, choice: ThemeChoice) -> None:
        """Take another look; `changed` follows when it differs from the present one."""
        self._choice = choice
        self._refresh()

    def value(self, token: str) -> str:
        """Return a colour token as ``#RRGGBB``; KeyError for an unknown one."""
        return str(self._tokens["dark" if self._dark else "light"][token])

    def color(self, token: str) -> QColor:
        """Return a colour token."""
        return QColor(self.value(token))

    def height(self, part: str) -> int:
        """Return the height of a part in px: top, bar, status, button, treePoint."""
        return int(self._tokens["height"][part])

    def style_sheet(self) -> str:
        """Return the style sheet with the present colours."""
        colors = self._tokens["dark" if self._dark else "light"]
        text = self._qss
        for name in sorted(colors, key=len, reverse=True):  # tAx before tA
            text = text.replace("@" + name, colors[name])
        return text

    def icon(self, name: str, token: str = "ink2", size: int = 16) -> QIcon:
        """Return an icon drawn in a colour token; disabled it is drawn in line2."""
        path = self._icons / f"{name}.svg"
        return QIcon(_Drawing(path, self.value(token), self.value("line2"), size))

    def pixmap(self, name: str, token: str, size: int, ratio: float) -> QPixmap:
        """Return an icon as a square pixmap of ``size`` px at a device pixel ratio."""
        return _pixmap(self._icons / f"{name}.svg", self.value(token), size, ratio)

    def _wanted_dark(self) -> bool:
        if self._choice == "system":
            return QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return self._choice == "dark"

    def _refresh(self) -> None:
        dark = self._wanted_dark()
        if dark != self._dark:
            self._dark = dark
            self.changed.emit()

    def _on_scheme_changed(self) -> None:
        self._refresh()


class _Drawing(QIconEngine):
    """An icon that is drawn when it is first painted, in the size it is painted at.

    Args:
        path: Its SVG.
        color: Colour of its lines.
        pale: Their colour while it is disabled.
        size: Its usual size in px.
    """

    def __init__(self, path: Path, color: str, pale: str, size: int) -> None:
        super().__init__()
        self._path, self._color, self._pale, self._size = path, color, pale, size

    def clone(self) -> QIconEngine:
        """Return the same icon once more."""
        return _Drawing(self._path, self._color, self._pale, self._size)

    def actualSize(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QSize:  # noqa: ARG002
        """Return how large it is drawn: never larger than its usual size."""
        side = min(self._size, size.width(), size.height())
        return QSize(side, side)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Draw it."""
        ratio = painter.device().devicePixelRatioF()
        painter.drawPixmap(rect, self.scaledPixmap(rect.size(), mode, state, ratio))

    def scaledPixmap(
        self,
        size: QSize,
        mode: QIcon.Mode,
        state: QIcon.State,
        scale: float,
    ) -> QPixmap:
        """Return it drawn for a screen of ``scale`` pixels to a px of ``size``."""
        color = self._pale if mode is QIcon.Mode.Disabled else self._color
        return _pixmap(self._path, color, self.actualSize(size, mode, state).width(), scale)


def ui_font(px: int = 13, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """Return the face of the controls at ``px`` pixels."""
    font = QFont()
    font.setFamilies(list(UI_FAMILIES))
    font.setPixelSize(px)
    font.setWeight(weight)
    return font


def paper_font(face: Face, px: float, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """Return a face of the paper, or its first installed stand-in, at ``px`` pixels."""
    font = QFont()
    font.setFamilies([installed_family(face)])
    font.setPixelSize(max(1, round(px)))
    font.setWeight(weight)
    return font


@lru_cache(maxsize=8)
def installed_family(face: Face) -> str:
    """Return the first family of a face that this machine has; the standard's when none."""
    installed = set(QFontDatabase.families())
    families: tuple[str, ...] = face.value
    return next((name for name in families if name in installed), families[0])


@lru_cache(maxsize=512)
def _pixmap(path: Path, color: str, size: int, ratio: float) -> QPixmap:
    svg = _recoloured(path.read_text(encoding="utf-8"), color)
    pixmap = QPixmap(round(size * ratio), round(size * ratio))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(pixmap.rect()))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def _recoloured(svg: str, color: str) -> str:
    """Replace the drawing colour; the program's own sign (app.svg) has others and keeps them."""
    return svg.replace("#474D53", color).replace("currentColor", color)
