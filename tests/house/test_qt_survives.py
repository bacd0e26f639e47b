"""PySide6 6.12.0 on Python 3.11 aborts after about 5,200 void calls: each drops one None.

The pin in pyproject.toml avoids it; these tests tell when a newer Qt may be taken.
"""

import sys

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QLabel

CALLS = 20_000
NOISE = 500
"""References to None that other work in this process may drop meanwhile."""


def references_to_none() -> int:
    """Return how many there are; 0 from Python 3.12 on, where None is immortal.

    There the interpreter no longer counts, while Qt's compiled code still does: the number
    means nothing, and surviving is all that can be seen.
    """
    return sys.getrefcount(None) if sys.version_info < (3, 12) else 0


class Sender(QObject):
    sent = Signal(int)


def test_twenty_thousand_void_calls_leave_none_as_it_was():
    thing, point = QObject(), QPoint()
    before = references_to_none()
    for number in range(CALLS // 2):
        thing.setObjectName("名")
        point.setX(number)
    assert references_to_none() > before - NOISE
    assert (thing.objectName(), point.x()) == ("名", CALLS // 2 - 1)


def test_twenty_thousand_void_calls_on_a_widget_leave_none_as_it_was(qtbot):
    label = QLabel()
    qtbot.addWidget(label)
    before = references_to_none()
    for number in range(CALLS // 2):
        label.setIndent(number)
        label.update()
    assert references_to_none() > before - NOISE
    assert label.indent() == CALLS // 2 - 1


def test_twenty_thousand_signals_leave_none_as_it_was():
    sender, received = Sender(), []
    sender.sent.connect(received.append)
    before = references_to_none()
    for number in range(CALLS):
        sender.sent.emit(number)
    assert references_to_none() > before - NOISE
    assert received == list(range(CALLS))
