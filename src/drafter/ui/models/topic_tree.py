"""The topics of the library as a tree: pillar, concept, narrower concepts."""

from collections.abc import Iterable, Sequence
from enum import IntEnum

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel

from drafter.core.query import Topic
from drafter.core.report import SUBJECTS


class TopicRole(IntEnum):
    """What a delegate may ask for, beyond the standard roles."""

    TERM = Qt.ItemDataRole.UserRole  # preferred term; None for a pillar
    COUNT = Qt.ItemDataRole.UserRole + 1  # passages; None for a pillar
    WORDS = Qt.ItemDataRole.UserRole + 2  # what else it is found by; None for a pillar


class TopicTreeModel(QStandardItemModel):
    """Pillars in the library's order, then others; they cannot be chosen.

    Topics nobody speaks of are left out.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._topics: tuple[Topic, ...] = ()

    @property
    def topics(self) -> Sequence[Topic]:
        """Return what was last shown."""
        return self._topics

    def show_topics(self, topics: Sequence[Topic]) -> bool:
        """Take other topics; return whether they differ, so that views lost their place."""
        if tuple(topics) == self._topics:
            return False
        self._topics = tuple(topics)
        spoken = _spoken_of(topics)
        self.clear()
        for subject in dict.fromkeys((*SUBJECTS, *(topic.subject for topic in topics))):
            tops = [t for t in spoken.values() if t.subject == subject and _is_top(t, spoken)]
            if tops:
                heading = QStandardItem(subject or SUBJECTS[-1])
                heading.setFlags(Qt.ItemFlag.NoItemFlags)
                self._fill(heading, tops, spoken.values())
                self.appendRow(heading)
        return True

    def _fill(self, above: QStandardItem, topics: Iterable[Topic], spoken: Iterable[Topic]) -> None:
        for topic in topics:
            item = QStandardItem(topic.term)
            item.setEditable(False)
            item.setData(topic.term, TopicRole.TERM)
            item.setData(topic.count, TopicRole.COUNT)
            item.setData(topic.words, TopicRole.WORDS)
            said = QCoreApplication.translate("TopicTree", "{term}，{n}段")
            said = said.format(term=topic.term, n=topic.count)
            item.setData(said, Qt.ItemDataRole.AccessibleTextRole)
            narrower = [t for t in spoken if t.broader == topic.term and t.subject == topic.subject]
            self._fill(item, narrower, spoken)
            above.appendRow(item)


def found_by(typed: str, term: str, words: Iterable[str]) -> bool:
    """Return whether what was typed names a topic: in part, or as its pinyin begins.

    Args:
        typed: Stripped, not empty; letters may be parted by blanks or '.
        term: Preferred term.
        words: `Topic.words`.
    """
    typed = typed.lower()
    letters = typed.replace(" ", "").replace("'", "")
    if letters and letters.isascii():
        return letters in term.lower() or any(word.lower().startswith(letters) for word in words)
    return any(typed in word for word in (term.lower(), *words))


def _is_top(topic: Topic, spoken: dict[str, Topic]) -> bool:
    broader = spoken.get(topic.broader)
    return broader is None or broader.subject != topic.subject


def _spoken_of(topics: Sequence[Topic]) -> dict[str, Topic]:
    """Return the topics that have passages, themselves or what is narrower, by their terms."""
    by_term = {topic.term: topic for topic in topics}
    kept: set[str] = set()
    for topic in topics:
        above: Topic | None = topic
        while topic.count and above is not None and above.term not in kept:
            kept.add(above.term)
            above = by_term.get(above.broader)
    return {topic.term: topic for topic in topics if topic.term in kept}
