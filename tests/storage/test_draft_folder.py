import os
from pathlib import Path

import pytest

from drafter.storage.draft_folder import drafts_in, file_stem, new_draft_path


@pytest.mark.parametrize(
    ("title", "stem"),
    [
        ("在〔会议〕上的汇报", "在会议上的汇报"),
        ('a/b\\c:"d"?', "abcd"),
        ("  ..", "稿子"),
        ("CON", "稿子"),
        ("长" * 200, "长" * 60),
    ],
)
def test_a_title_becomes_a_name_every_system_takes(title: str, stem: str) -> None:
    assert file_stem(title) == stem


def test_a_new_draft_never_gets_the_name_of_another(tmp_path: Path) -> None:
    first = new_draft_path(tmp_path, "汇报")
    first.write_text("x", encoding="utf-8")
    assert new_draft_path(tmp_path, "汇报") == first.with_name("汇报 2.jujiao")


def test_drafts_are_found_again_when_the_settings_were_lost(tmp_path: Path) -> None:
    for age, title in enumerate(("新的", "旧的")):
        path = new_draft_path(tmp_path, title)
        path.write_text("x", encoding="utf-8")
        os.utime(path, (1_700_000_000 - age, 1_700_000_000 - age))
    assert [draft.title for draft in drafts_in(tmp_path)] == ["新的", "旧的"]
    assert drafts_in(tmp_path / "没有") == ()
