"""A tree of which a delegate draws everything."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QTreeView, QWidget


class BareTree(QTreeView):
    """Always unfolded: no branches, no header, no frame, no scroll bar below."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setItemsExpandable(False)
        self.setExpandsOnDoubleClick(False)
        self.setIndentation(0)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QTreeView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
