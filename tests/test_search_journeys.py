"""Looking for exemplars in the window as it is shipped, over the real library."""

from collections.abc import Iterator
from pathlib import Path
from shutil import copytree

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from drafter.app import Drafter
from drafter.core.draft import Block
from drafter.core.query import Answer
from drafter.library.library import Library
from drafter.paths import Paths
from drafter.ui.panels.exemplar_panel import ExemplarPanel
from drafter.ui.widgets.card_list import CardList
from drafter.ui.widgets.topic_tree import TopicTree

ROOT = Path(__file__).resolve().parents[1]
PATIENCE_MS = 30_000
ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


class Writer:
    """Somebody at the window, with a draft of the shipped skeleton open."""

    def __init__(self, drafter: Drafter, qtbot: QtBot) -> None:
        self.drafter, self._qtbot = drafter, qtbot
        self.answers: list[Answer] = []
        drafter.start(None)
        drafter.draft.searching._answers.answered.connect(self.answers.append)
        facts = {"地区": "江州市", "会议": "全省组织工作会议", "称谓": "各位领导"}
        drafter.window.start.start_requested.emit("wuge-jujiao-huibao", facts)
        drafter.window.activateWindow()
        self._wait(lambda: bool(self.answers))

    @property
    def panel(self) -> ExemplarPanel:
        return self.drafter.window.drafting.exemplars

    @property
    def cards(self) -> CardList:
        found: CardList = self.panel.findChild(CardList)
        return found

    @property
    def box(self) -> QLineEdit:
        found: QLineEdit = self.panel.findChild(QLineEdit)
        return found

    def point(self, heading: str) -> Block:
        """Return a point by its heading, as it stands now."""
        blocks = self.drafter.session.paper.draft_document.blocks
        return next(block for block in blocks if block.heading == heading)

    def go_to(self, heading: str) -> Answer:
        """Put the caret into a point; return the answer that comes."""
        title = heading.rstrip("。")
        self.drafter.session.paper.go_to(self.point(heading).id)
        self._wait(lambda: self.answers[-1].query.text == title)
        return self.answers[-1]

    def look_for(self, words: str) -> Answer:
        """Type words into the search box; return the answer."""
        before = len(self.answers)
        self.drafter.window.commands.to_exemplars.trigger()
        self.box.setText(words)
        self._qtbot.keyClick(self.box, Qt.Key.Key_Return)
        return self._next(before)

    def trigger(self, name: str) -> Answer:
        """Run a command that asks; return the answer."""
        before = len(self.answers)
        getattr(self.drafter.window.commands, name).trigger()
        return self._next(before)

    def _next(self, before: int) -> Answer:
        self._wait(lambda: len(self.answers) > before)
        return self.answers[-1]

    def _wait(self, condition: object) -> None:
        self._qtbot.waitUntil(condition, timeout=PATIENCE_MS)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a home whose library was opened before: it is made once for all journeys."""
    home = tmp_path_factory.mktemp("filled")
    Library.open(home, ROOT / "resources" / "corpus").close()
    return home


@pytest.fixture
def writer(qapp: QApplication, qtbot: QtBot, filled: Path, tmp_path: Path) -> Iterator[Writer]:
    home = tmp_path / "我的 资料"
    copytree(filled, home)
    drafter = Drafter(Paths(ROOT / "templates", ROOT / "resources", home))
    try:
        yield Writer(drafter, qtbot)
    finally:
        drafter.window.close()
        drafter.shut_down()
        drafter.window.deleteLater()
        qapp.setStyleSheet("")


def test_the_caret_rests_and_the_second_card_is_taken_and_given_back(
    writer: Writer, qtbot: QtBot
) -> None:
    answer = writer.go_to("广开门路引人才。")
    assert answer.query.under.startswith("聚焦")
    assert len(answer.hits) == 20 < answer.total
    assert all(hit.why.words or hit.why.concepts for hit in answer.hits[:5])
    before, paper = writer.drafter.session.draft(), writer.drafter.session.paper
    qtbot.waitUntil(lambda: writer.panel.exemplar_seen(2) == answer.hits[1].exemplar)
    qtbot.keyClick(paper, Qt.Key.Key_2, ALT)
    taken = writer.point("广开门路引人才。")
    assert {run.origin.exemplar for run in taken.runs if run.origin} == {answer.hits[1].exemplar.id}
    assert paper.hasFocus()
    qtbot.keyClick(paper, Qt.Key.Key_Z, CONTROL)
    assert writer.drafter.session.draft() == before


def test_what_was_taken_leads_to_others_like_it(writer: Writer, qtbot: QtBot) -> None:
    answer = writer.go_to("广开门路引人才。")
    qtbot.waitUntil(lambda: writer.panel.exemplar_seen(1) == answer.hits[0].exemplar)
    writer.drafter.window.commands.take[0].trigger()
    like = writer.trigger("more_like_this")
    assert like.query.without == (answer.hits[0].exemplar.id,)
    assert like.hits
    assert answer.hits[0].exemplar.id not in {hit.exemplar.id for hit in like.hits}
    writer.panel.setFocus()
    qtbot.keyClick(writer.cards, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: writer.answers[-1].query.text == "广开门路引人才")


def test_more_cards_come_before_the_end_of_the_list_is_seen(writer: Writer, qtbot: QtBot) -> None:
    first = writer.go_to("广开门路引人才。")
    bar = writer.cards.verticalScrollBar()
    bar.setValue(bar.maximum())
    qtbot.waitUntil(lambda: len(writer.answers[-1].hits) > len(first.hits), timeout=PATIENCE_MS)
    ids = [hit.exemplar.id for hit in writer.answers[-1].hits]
    assert ids[: len(first.hits)] == [hit.exemplar.id for hit in first.hits]
    assert len(set(ids)) == len(ids)


def test_a_phrase_is_found_word_for_word(writer: Writer) -> None:
    answer = writer.look_for("“第一书记”")
    assert answer.query.phrases == ("第一书记",)
    assert answer.hits
    assert all("第一书记" in hit.exemplar.text for hit in answer.hits)


@pytest.mark.parametrize("words", ["rongcuo jiucuo", "容錯糾錯"])
def test_what_was_typed_in_other_letters_finds_the_simplified_text(
    writer: Writer, words: str
) -> None:
    answer = writer.look_for(words)
    assert answer.read_as.replace(" ", "") == "容错纠错"
    assert "容错" in "".join(hit.exemplar.text for hit in answer.hits[:3])


def test_a_topic_is_found_and_opened_by_keyboard(writer: Writer, qtbot: QtBot) -> None:
    before = len(writer.answers)
    writer.drafter.window.commands.to_exemplars.trigger()
    qtbot.keyClick(writer.box, Qt.Key.Key_Tab)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: writer.panel.findChild(TopicTree) is not None, timeout=PATIENCE_MS)
    tree = writer.panel.findChild(TopicTree)
    qtbot.waitUntil(lambda: not tree.empty, timeout=PATIENCE_MS)
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    line.setText("容错")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(writer.answers) > before, timeout=PATIENCE_MS)
    [term] = writer.answers[-1].query.concepts
    assert "容错" in term
    assert writer.answers[-1].hits


def test_what_is_imported_answers_the_question_that_is_shown(
    writer: Writer, qtbot: QtBot, tmp_path: Path
) -> None:
    text = "江州市实施龙门浪计划，选派院士顾问团驻点指导，引进急需紧缺人才。" * 3
    file = tmp_path / "人才 总结.txt"
    file.write_text(f"江州市人才工作总结\n\n一、引进人才\n\n{text}\n", encoding="utf-8")
    assert not any("龙门浪" in h.exemplar.text for h in writer.look_for("龙门浪计划").hits)
    page = writer.drafter.page
    with qtbot.waitSignal(page.importing.ended, timeout=PATIENCE_MS):
        page.bring_in([str(file)])
    qtbot.waitUntil(
        lambda: any("龙门浪" in hit.exemplar.text for hit in writer.answers[-1].hits),
        timeout=PATIENCE_MS,
    )
    own = lambda: [r.id for r in page.shelves.catalogue.reports if r.own]  # noqa: E731
    qtbot.waitUntil(lambda: len(own()) == 1, timeout=PATIENCE_MS)
    page.browsing.leave()
    writer.drafter.window.library.reports.remove_requested.emit(own())
    qtbot.waitUntil(
        lambda: not any("龙门浪" in hit.exemplar.text for hit in writer.answers[-1].hits),
        timeout=PATIENCE_MS,
    )
