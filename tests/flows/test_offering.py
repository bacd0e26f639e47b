"""Topics and places of the library, beside the exemplars."""

from flow_bench import Bench
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from drafter.core.query import Topic
from drafter.ui.widgets.topic_page import TopicPage
from drafter.ui.widgets.topic_tree import TopicTree


def begin(bench: Bench, qtbot: QtBot) -> None:
    """Open a draft, with all read that is read by itself."""
    bench.topics = [Topic("容错纠错", 31, "干部队伍")]
    bench.begin()
    qtbot.waitUntil(lambda: "regions" in bench.lists_read)
    settle(bench)


def settle(bench: Bench) -> None:
    assert bench.pool.waitForDone(5_000)
    QCoreApplication.sendPostedEvents()


def listings(bench: Bench) -> int:
    return bench.lists_read.count("topics")


def leave(bench: Bench) -> None:
    bench.panel.findChild(TopicPage).left.emit()


def shown(bench: Bench) -> int:
    tree: TopicTree = bench.panel.findChild(TopicTree)
    return tree.count


def test_topics_wanted_again_and_again_wait_in_one_thread(bench: Bench, qtbot: QtBot) -> None:
    begin(bench, qtbot)
    bench.lists_allowed.clear()
    for _ in range(5):
        bench.panel._on_topics_wanted()
        leave(bench)
    qtbot.waitUntil(lambda: listings(bench) > 0)
    assert bench.pool.activeThreadCount() == 1
    bench.lists_allowed.set()
    qtbot.waitUntil(lambda: shown(bench) == 1)
    assert listings(bench) == 1


def test_closing_calls_off_topics_that_wait_for_the_library(bench: Bench, qtbot: QtBot) -> None:
    begin(bench, qtbot)
    bench.lists_allowed.clear()
    bench.panel._on_topics_wanted()
    qtbot.waitUntil(lambda: listings(bench) == 1)
    bench.searching.close()
    assert bench.pool.waitForDone(2_000)
    bench.lists_allowed.set()


def test_topics_that_are_looked_at_are_read_again_when_the_library_changes(
    bench: Bench, qtbot: QtBot
) -> None:
    begin(bench, qtbot)
    bench.panel._on_topics_wanted()
    qtbot.waitUntil(lambda: shown(bench) == 1)
    bench.topics.append(Topic("流动党员", 12, "基层组织"))
    bench.searching.refresh()
    qtbot.waitUntil(lambda: shown(bench) == 2)


def test_topics_read_of_the_library_as_it_was_are_never_shown(bench: Bench, qtbot: QtBot) -> None:
    begin(bench, qtbot)
    bench.lists_allowed.clear()
    bench.panel._on_topics_wanted()
    qtbot.waitUntil(lambda: listings(bench) == 1)
    bench.searching.refresh()
    qtbot.waitUntil(lambda: listings(bench) == 2)
    bench.topics.append(Topic("流动党员", 12, "基层组织"))
    bench.lists_allowed.set()
    qtbot.waitUntil(lambda: shown(bench) == 2)


def test_topics_nobody_looks_at_are_not_read_when_the_library_changes(
    bench: Bench, qtbot: QtBot
) -> None:
    begin(bench, qtbot)
    bench.panel._on_topics_wanted()
    qtbot.waitUntil(lambda: shown(bench) == 1)
    leave(bench)
    bench.searching.refresh()
    settle(bench)
    assert listings(bench) == 1
