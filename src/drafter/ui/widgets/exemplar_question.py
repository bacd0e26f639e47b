"""What the exemplars answer: the caret's point, a pinned one, typed words, or a matter chosen."""

from PySide6.QtCore import QObject, Signal

from drafter.ui.widgets.context_line import ContextLine
from drafter.ui.widgets.search_box import SearchBox

_EXCERPT = 40
"""Code points of a selection that are shown; the line cuts what does not fit."""


class ExemplarQuestion(QObject):
    """Joins search box and context line. One of them says at any time what is asked."""

    words_given = Signal(str)  # stripped, "" once they are cleared
    follow_changed = Signal(bool)  # whether answers are to follow the caret from now on

    def __init__(self, context: ContextLine, search: SearchBox) -> None:
        super().__init__(context)
        self._context, self._search = context, search
        self._caret = self._pinned = ""  # headings
        self._caption = self._matter = ""  # a topic or a selection looked for
        self._followed = True
        search.words_given.connect(self._on_words_given)
        search.cleared.connect(self._on_cleared)
        context.pinned.connect(self._on_pinned)
        context.ended.connect(self.end)
        self._show()

    @property
    def following(self) -> bool:
        """Whether answers follow the caret: nothing is pinned, and nothing is looked for."""
        return not (self._context.is_pinned or self.words or self._matter)

    @property
    def pinned(self) -> bool:
        """Whether a point is pinned, though something else may be looked for meanwhile."""
        return self._context.is_pinned

    @property
    def words(self) -> str:
        """Return the words in the search box, stripped."""
        return self._search.words

    @property
    def matter(self) -> str:
        """Return the topic, or the beginning of the selection, looked for; '' for neither."""
        return self._matter

    def show_caret(self, heading: str) -> None:
        """Name the caret's point, '' for none; kept for later while something else is asked."""
        self._caret = heading
        self._show()

    def follow(self) -> None:
        """Forget words, matter and pin; says nothing of it."""
        self._forget()
        self._context.unpin()
        self._pinned = ""
        self._followed = True
        self._show()

    def take_selection(self, text: str) -> None:
        """Look for what is like a selection; says nothing of it."""
        begin = " ".join(text.split())
        cut = begin if len(begin) <= _EXCERPT else begin[:_EXCERPT] + "…"
        self._take(self.tr("类似这段"), cut)
        self._followed = False

    def take_topic(self, term: str) -> None:
        """Look for a topic, as the user wants."""
        self._take(self.tr("主题"), term)
        self._tell_follow()

    def take_words(self, words: str) -> None:
        """Look for words, as if the user had typed them."""
        self._search.setText(words)
        self._search.ask_now()

    def end(self) -> None:
        """Return to the caret, or to the point that is pinned, as the user wants."""
        self._forget()
        self._tell_follow()
        self.words_given.emit("")

    def _take(self, caption: str, matter: str) -> None:
        self._search.forget()
        self._caption, self._matter = caption, matter
        self._show()

    def _forget(self) -> None:
        self._search.forget()
        self._caption = self._matter = ""

    def _on_words_given(self, words: str) -> None:
        self._caption = self._matter = ""
        self._tell_follow()
        self.words_given.emit(words)

    def _on_cleared(self) -> None:
        self.end()

    def _on_pinned(self, pinned: bool) -> None:
        self._pinned = self._caret if pinned else ""
        self._tell_follow()

    def _tell_follow(self) -> None:
        self._show()
        if self.following != self._followed:
            self._followed = self.following
            self.follow_changed.emit(self._followed)

    def _show(self) -> None:
        if self._matter:
            self._context.show_words(self._caption, self._matter, ends=True)
        elif self.words:
            caption = self.tr("光标在") if self._caret else self.tr("光标不在要点里")
            self._context.show_words(caption, self._caret, pins=False)
        elif self._context.is_pinned:
            self._context.show_words(self.tr("已固定在"), self._pinned)
        else:
            named = bool(self._caret)  # what is not named is nothing to pin
            self._context.show_words(self.tr("随光标"), self._caret, pins=named)
