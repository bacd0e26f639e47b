"""材料信息 of a running draft, in a dialog."""

from collections.abc import Mapping

from drafter.core.draft import Draft
from drafter.core.facts import TARGET
from drafter.core.skeleton import Skeleton
from drafter.ui.dialogs.facts_dialog import FactsDialog
from drafter.ui.main_window import MainWindow
from drafter.ui.theme import Theme


def ask_facts(
    window: MainWindow, theme: Theme, skeletons: Mapping[str, Skeleton], draft: Draft
) -> Mapping[str, str] | None:
    """Show the facts of ``draft`` to be changed.

    Returns:
        All facts, checked, 目标 among them; None when the writer called it off or the
        skeleton of the draft is not there.
    """
    skeleton = skeletons.get(draft.skeleton)
    if skeleton is None:
        sentence = window.tr("这份稿子的骨架不在了，材料信息改不了。正文可以照常写。")
        window.drafting.banner.show_sentence(sentence)
        return None
    facts = dict(draft.facts)
    if draft.target:
        facts[TARGET] = str(draft.target)
    dialog = FactsDialog(theme, skeleton, facts, draft.rate, window)
    try:
        return dialog.facts() if dialog.exec() else None
    finally:
        dialog.deleteLater()
