"""Everything the writer can ask for, once: text, key, icon. Menus and bars show these.

Keys that input methods own (Ctrl+Space, Ctrl+., Shift+Space, Ctrl+Shift+F) are never bound.
"""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from drafter.ui.theme import Theme

TAKEN = 9
"""Alt+1 to Alt+9 take an exemplar."""


class Actions(QObject):
    """The actions of the window. Flows connect them; nobody else triggers work."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme, self._window = theme, window
        self._icons: list[tuple[QAction, str]] = []
        tr = self.tr
        self.new = self._make(tr("新建…"), "Ctrl+N", "new")
        self.open = self._make(tr("打开…"), "Ctrl+O", "open")
        self.save = self._make(tr("保存"), "Ctrl+S")
        self.save_as = self._make(tr("另存为…"), "Ctrl+Shift+S")
        self.export = self._make(tr("导出 Word…"), "Ctrl+Shift+E", "export")
        self.facts = self._make(tr("材料信息…"), "", "page")
        self.close_draft = self._make(tr("关闭稿子"), "Ctrl+W")
        self.quit = self._make(tr("退出"), "Ctrl+Q")
        self.undo = self._make(tr("撤销"), "Ctrl+Z", "undo")
        self.redo = self._make(tr("重做"), "Ctrl+Y", "redo")
        self.cut = self._make(tr("剪切"), "Ctrl+X")
        self.copy = self._make(tr("复制"), "Ctrl+C")
        self.paste = self._make(tr("粘贴"), "Ctrl+V")
        self.select_all = self._make(tr("全选"), "Ctrl+A")
        self.next_slot = self._make(tr("下一处空位"), "F4", "right")
        self.previous_slot = self._make(tr("上一处空位"), "Shift+F4", "left")
        self.to_exemplars = self._make(tr("到例文"), "Ctrl+E", "search")
        self.more_like_this = self._make(tr("找类似的例文"), "Ctrl+L")
        self.library = self._make(tr("资料库"), "Ctrl+Shift+L", "library")
        self.import_files = self._make(tr("导入材料…"), "", "import")
        self.insert_exemplar = self._make(tr("插入这一段"), "", "insert")
        self.take = [
            self._make(tr("插入第 {n} 段例文").format(n=n), f"Alt+{n}") for n in range(1, TAKEN + 1)
        ]
        once = (*self.take, self.insert_exemplar, self.more_like_this, self.export, self.save)
        for action in once:
            action.setAutoRepeat(False)  # a held key takes one exemplar, not fifty
        self.outline = self._make(tr("提纲"), "F9", checkable=True)
        self.right_panel = self._make(tr("右栏"), "F10", "panel", checkable=True)
        self.next_region = self._make(tr("下一个区域"), "F6")
        self.previous_region = self._make(tr("上一个区域"), "Shift+F6")
        self.zoom_in = self._make(tr("放大"), "Ctrl+=")
        self.zoom_out = self._make(tr("缩小"), "Ctrl+-")
        self.zoom_reset = self._make(tr("原大"), "Ctrl+0")
        self.looks = {
            "light": self._make(tr("浅色"), checkable=True),
            "dark": self._make(tr("深色"), checkable=True),
            "system": self._make(tr("跟随系统"), checkable=True),
        }
        group = QActionGroup(self)
        for action in self.looks.values():
            group.addAction(action)
        self.keys = self._make(tr("快捷键"), "F1")
        self.about = self._make(tr("关于聚焦·起草"))
        self.zoom_in.setShortcuts([QKeySequence("Ctrl+="), QKeySequence("Ctrl++")])
        self.quit.setMenuRole(QAction.MenuRole.QuitRole)
        self.about.setMenuRole(QAction.MenuRole.AboutRole)
        self._refresh()
        theme.changed.connect(self._refresh)

    @property
    def draft_only(self) -> list[QAction]:
        """Return the actions that make no sense without an open draft."""
        return [
            self.save, self.save_as, self.export, self.facts, self.close_draft, self.undo,
            self.redo, self.cut, self.copy, self.paste, self.select_all, self.next_slot,
            self.previous_slot, self.to_exemplars, self.more_like_this, self.insert_exemplar,
            *self.take, self.outline, self.right_panel, self.zoom_in, self.zoom_out,
            self.zoom_reset,
        ]  # fmt: skip

    def menus(self) -> list[tuple[str, list[QAction | None]]]:
        """Return the menus in order; None is a line between."""
        tr = self.tr
        return [
            (tr("文件"), [
                self.new, self.open, None, self.save, self.save_as, self.export, None,
                self.facts, None, self.close_draft, self.quit,
            ]),
            (tr("编辑"), [
                self.undo, self.redo, None, self.cut, self.copy, self.paste, self.select_all,
                None, self.next_slot, self.previous_slot,
            ]),
            (tr("例文"), [
                self.to_exemplars, self.more_like_this, self.insert_exemplar, None,
                *self.take, None,
                self.library, self.import_files,
            ]),
            (tr("视图"), [
                self.outline, self.right_panel, None, self.zoom_in, self.zoom_out,
                self.zoom_reset, None, *self.looks.values(), None, self.next_region,
                self.previous_region,
            ]),
            (tr("帮助"), [self.keys, self.about]),
        ]  # fmt: skip

    def on_paper(self) -> list[QAction | None]:
        """Return what the paper's own menu offers; None is a line between."""
        return [
            self.undo, self.redo, None, self.cut, self.copy, self.paste, self.select_all, None,
            self.more_like_this,
        ]  # fmt: skip

    def fill(self, bar: QMenuBar) -> None:
        """Put the menus into a menu bar."""
        for title, actions in self.menus():
            menu = bar.addMenu(title)
            fill_menu(menu, actions)

    def _make(
        self, text: str, key: str = "", icon: str = "", *, checkable: bool = False
    ) -> QAction:
        action = QAction(text, self)
        action.setCheckable(checkable)
        action.setIconVisibleInMenu(False)
        if key:
            action.setShortcut(QKeySequence(key))
            shown = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            action.setToolTip(f"{text.rstrip('…')}（{shown}）")
        else:
            action.setToolTip(text.rstrip("…"))
        if icon:
            self._icons.append((action, icon))
        self._window.addAction(action)
        return action

    def _refresh(self) -> None:
        for action, icon in self._icons:
            action.setIcon(self._theme.icon(icon))


def fill_menu(menu: QMenu, actions: list[QAction | None]) -> None:
    """Put actions into a menu; None makes a line."""
    for action in actions:
        if action is None:
            menu.addSeparator()
        else:
            menu.addAction(action)
