"""One start of the window, or of a bare one to compare with; says when it is painted.

``window_child.py bare TEXT``, ``start``, ``draft FILE`` or ``exemplars FILE``. The word ``painted``
on standard output ends the clock: what was asked for has been painted and given to the screen.
Each imports what it needs itself and nothing beside it.
"""

import gc
import sys
from collections.abc import Callable
from typing import Any


def bare(path: str) -> int:
    """Show a main window with a text edit that holds the text of a draft."""
    from PySide6.QtWidgets import QApplication, QMainWindow, QTextEdit

    application = QApplication(sys.argv[:1])
    application.setStyle("Fusion")
    window, edit = QMainWindow(), QTextEdit()
    with open(path, encoding="utf-8") as file:  # noqa: PTH123 - as bare as can be
        edit.setPlainText(file.read())
    window.setCentralWidget(edit)
    window.resize(1440, 870)
    _watch(edit.viewport())
    window.show()
    return application.exec()


def product(wanted: str, *draft: str) -> int:
    """Start the program as its command does, and watch what is wanted of it."""
    gc.disable()  # as the command does before it imports this
    from drafter import app

    begin = app.Drafter.start

    def begin_watched(drafter: Any, path: Any) -> None:
        show = drafter.window.show
        drafter.window.show = lambda: (_watch_page(drafter.window, wanted), show())
        begin(drafter, path)

    app.Drafter.start = begin_watched  # type: ignore[method-assign]
    from drafter.cli import main

    return main(draft)


def _watch_page(window: Any, wanted: str) -> None:
    if wanted == "start":
        _watch(window.start)
    elif wanted == "draft":
        paper = window.drafting.paper
        _watch(paper.viewport(), lambda: not paper.document().isEmpty())
    else:
        from PySide6.QtWidgets import QListView

        def watch(panel: Any) -> None:
            for cards in panel.findChildren(QListView):
                _watch(cards.viewport(), lambda: panel.exemplar_at(1) is not None)

        window.drafting.later_exemplars.then(watch)


def _watch(widget: Any, seen: Callable[[], bool] = lambda: True) -> None:
    """Say so and quit behind the first painting of a widget at which ``seen()`` holds."""
    from PySide6.QtCore import QCoreApplication, QEvent, QObject

    class Eye(QObject):
        done = False

        def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
            if event.type() is QEvent.Type.Paint and not self.done and seen():
                self.done = True
                # Behind the painting, which ends with the screen, and before all else.
                QCoreApplication.postEvent(self, QEvent(QEvent.Type.User), 1_000)
            return False

        def customEvent(self, _event: QEvent) -> None:
            print("painted", flush=True)
            QCoreApplication.exit(0)

    widget.installEventFilter(Eye(widget))


if __name__ == "__main__":
    sys.exit(bare(sys.argv[2]) if sys.argv[1] == "bare" else product(*sys.argv[1:]))
