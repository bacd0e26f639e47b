from pathlib import Path

from export_samples import TITLE, block, draft, full_draft

from drafter.core.draft import Role
from drafter.export.paragraphs import SlotMarking
from drafter.export.text_writer import draft_text, write_text


def test_a_paragraph_is_a_line_and_the_title_is_whole() -> None:
    lines = draft_text(full_draft()).splitlines()
    assert lines[0] == TITLE
    assert len(lines) == 14


def test_slots_become_stars_on_demand() -> None:
    made = draft(block("a", Role.BODY, "共〔人数〕人"))
    assert draft_text(made, slots=SlotMarking.STARS) == "共**人\n"


def test_the_file_is_utf8_without_carriage_returns(tmp_path: Path) -> None:
    path = tmp_path / "稿.txt"
    write_text(full_draft(), path)
    assert path.read_bytes().decode("utf-8") == draft_text(full_draft())
