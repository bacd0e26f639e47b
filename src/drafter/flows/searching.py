"""Exemplars that follow the caret, or answer what the writer typed."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from drafter.core.cancel import CancelToken
from drafter.core.draft import OUTLINE_ROLES, Block, Role
from drafter.core.outline import heading_title
from drafter.core.query import Hit, Query
from drafter.errors import DrafterError
from drafter.flows.session import Session
from drafter.ui.main_window import MainWindow
from drafter.ui.tasks import LatestTask

FOLLOW_MS = 250
"""How long the caret rests in a point before its exemplars are looked for."""
OWN = "我的"

Search = Callable[[Query, CancelToken], Sequence[Hit]]
Count = Callable[[Query, CancelToken], Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a search found, for the panel to show."""

    query: Query
    hits: Sequence[Hit]
    counts: Mapping[str, int]


class SearchingFlow(QObject):
    """Joins caret, panel and library. Expected failures stay in the panel."""

    bug_found = Signal(Exception)

    def __init__(
        self,
        window: MainWindow,
        session: Session,
        task: LatestTask,
        *,
        search: Search,
        count: Count,
    ) -> None:
        super().__init__(window)
        self._window, self._session, self._task = window, session, task
        self._search, self._counts = search, count
        self._panel = window.drafting.exemplars
        self._level = ""
        self._asked: Query | None = None
        self._rest = QTimer(self, singleShot=True, interval=FOLLOW_MS)
        self._rest.timeout.connect(self._follow)
        session.paper.caret_moved.connect(self._on_caret_moved)
        session.opened.connect(self._on_opened)
        session.closed.connect(self._on_closed)
        self._panel.search_requested.connect(self._on_search_requested)
        self._panel.levels_changed.connect(self._on_level_changed)
        self._panel.follow_changed.connect(self._on_follow_changed)
        window.commands.to_exemplars.triggered.connect(self._panel.focus_search)
        task.done.connect(self._on_done)
        task.failed.connect(self._on_failed)

    def _on_opened(self) -> None:
        self._asked = None
        self._panel.follow()
        self._rest.start()

    def _on_closed(self) -> None:
        self._rest.stop()
        self._task.cancel()

    def _on_caret_moved(self, _block_id: str) -> None:
        if self._panel.following and self._session.path is not None:
            self._rest.start()

    def _follow(self) -> None:
        """Ask for the point the caret stands in, unless words were typed or nothing is new."""
        if self._session.path is None or not self._panel.following:
            return
        if self._session.paper.composing:
            self._rest.start()
            return
        blocks = self._session.paper.draft_document.blocks
        number = self._session.paper.textCursor().blockNumber()
        question = question_at(blocks, number)
        if question is not None:
            self._panel.show_context(question.text)
            self._ask(question)

    def _on_search_requested(self, words: str) -> None:
        self._rest.stop()
        if words.strip():  # cleared words come with `follow_changed`
            self._asked = None
            self._ask(Query(words.strip()))

    def _on_level_changed(self, level: str) -> None:
        self._level = level
        asked, self._asked = self._asked, None
        if asked is not None:
            self._ask(replace(asked, levels=(), own=None))

    def _on_follow_changed(self, following: bool) -> None:
        if following:
            self._asked = None
            self._follow()

    def _ask(self, question: Query) -> None:
        own = True if self._level == OWN else None
        levels = (self._level,) if self._level and self._level != OWN else ()
        query = replace(question, levels=levels, own=own)
        if query == self._asked:
            return
        self._asked = query
        self._panel.show_searching(True)
        self._task.start(partial(_answer, self._search, self._counts, query))

    def _on_done(self, answer: Answer) -> None:
        self._panel.show_searching(False)
        if answer.hits:
            self._panel.show_hits(answer.hits, answer.counts)
            return
        where = f"{self._level}里" if self._level else self.tr("资料库里")
        others = "，".join(f"{k}有 {n} 段" for k, n in answer.counts.items() if n and k != "全部")
        title = self.tr("{where}没有找到“{words}”").format(where=where, words=answer.query.text)
        hint = self.tr("{others}。换个范围看看。").format(others=others) if others else ""
        self._panel.show_hits((), answer.counts)
        self._panel.show_no_hits(title, hint or self.tr("换个词，或者少写几个字再找。"))

    def _on_failed(self, error: Exception) -> None:
        self._panel.show_searching(False)
        self._asked = None
        if isinstance(error, DrafterError):
            self._panel.show_notice(str(error))
        else:
            self.bug_found.emit(error)


def question_at(blocks: Sequence[Block], number: int) -> Query | None:
    """Return what to look for at block ``number``: its point under its pillar.

    The heading of the nearest point above is the question, with the hints of its block;
    its pillar's heading is the context. None where there is no pillar above (title,
    opening, closing).
    """
    if not 0 <= number < len(blocks) or blocks[number].role is Role.CLOSING:
        return None
    text, under = "", ""
    hints: tuple[str, ...] = ()
    for block in reversed(blocks[: number + 1]):
        if block.role not in OUTLINE_ROLES:
            continue
        title = heading_title(block.heading or block.text)
        if block.role is Role.PILLAR:
            under, hints = title, hints if text else block.hints
            break
        if not text:
            text, hints = title, block.hints
    text = text or under
    return Query(text, under if under != text else "", hints) if text else None


def _answer(search: Search, count: Count, query: Query, cancel: CancelToken) -> Answer:
    return Answer(query, search(query, cancel), count(query, cancel))
