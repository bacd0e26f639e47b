import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.core.settings import (
    RECENT_LIMIT,
    RecentDraft,
    Settings,
    WindowState,
    with_recent,
    without_recent,
)
from drafter.errors import DrafterError
from drafter.storage import settings_file
from drafter.storage.settings_file import load_settings, save_settings

ROW = RecentDraft(
    "/稿 子/𠮷.jujiao",
    "汇报",
    "五个聚焦汇报",
    900,
    1900,
    3,
    "2024-05-01T14:32:00+08:00",
    "强化武装",
)
FULL = Settings(
    theme="dark",
    rate=200,
    zoom_percent=125,
    last_folder="/稿 子",
    outline_open=False,
    panel_open=False,
    facts={"地区": "江州市"},
    recent=(ROW, RecentDraft("/b")),
    windows={"1366x768": WindowState("AdnQ==", "AAAA/w==", "AAEC/w==")},
)


def loaded(tmp_path: Path, raw: object) -> Settings:
    path = tmp_path / "settings.json"
    path.write_text(json.dumps(raw), encoding="utf-8")
    return load_settings(path)


def test_settings_come_back_as_they_were(tmp_path: Path) -> None:
    path = tmp_path / "新 夹" / "settings.json"
    save_settings(FULL, path)
    assert load_settings(path) == FULL
    assert list(path.parent.iterdir()) == [path]


def test_a_window_remembered_by_an_older_version_is_taken_over(tmp_path: Path) -> None:
    windows = {"1366x768": {"geometry": "AdnQ==", "splitter": "AAAA/w=="}}
    assert loaded(tmp_path, {"windows": windows}).windows == {
        "1366x768": WindowState("AdnQ==", "AAAA/w==")
    }


def test_a_path_that_is_no_unicode_is_remembered_too(tmp_path: Path) -> None:
    odd = with_recent(Settings(), RecentDraft("/\udcff.jujiao"))
    save_settings(odd, tmp_path / "s.json")
    assert load_settings(tmp_path / "s.json") == odd


@pytest.mark.parametrize(
    "data",
    [b"", b"{", b"[]", b"null", b"\xff\xfe", b"[" * 100_000, b'{"rate": ' + b"1" * 5000 + b"}"],
)
def test_a_broken_file_costs_the_choices_only(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(data)
    assert load_settings(path) == Settings()
    assert path.read_bytes() == data


def test_no_file_and_a_folder_give_the_defaults(tmp_path: Path) -> None:
    assert load_settings(tmp_path / "none.json") == load_settings(tmp_path) == Settings()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("theme", "pink"),
        ("rate", 0),
        ("rate", True),
        ("rate", "240"),
        ("zoom_percent", 10**30),
        ("zoom_percent", 100.0),
        ("outline_open", 0),
        ("last_folder", None),
        ("facts", ["地区"]),
        ("recent", {"path": "/a"}),
        ("windows", "AAAA"),
    ],
)
def test_one_spoilt_value_costs_only_itself(tmp_path: Path, name: str, value: object) -> None:
    save_settings(FULL, tmp_path / "settings.json")
    raw = json.loads((tmp_path / "settings.json").read_bytes()) | {name: value}
    plain = getattr(Settings(), name)
    assert loaded(tmp_path, raw) == replace(FULL, **{name: plain})


def test_good_rows_outlive_bad_ones(tmp_path: Path) -> None:
    rows = [None, {}, {"path": ""}, {"path": "/a", "slots": -2, "when": "昨天", "title": 4}]
    rows += [{"path": "/a", "title": "again"}, {"path": "/b", "when": "2024-05-01T14:32:00"}]
    assert loaded(tmp_path, {"recent": rows}).recent == (
        RecentDraft("/a"),
        RecentDraft("/b", when="2024-05-01T14:32:00"),
    )


def test_no_more_rows_are_read_than_are_shown(tmp_path: Path) -> None:
    rows = [{"path": f"/{n}"} for n in range(99)]
    assert len(loaded(tmp_path, {"recent": rows}).recent) == RECENT_LIMIT


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["path", "title", "written", "when", "geometry", "x"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@given(st.dictionaries(st.sampled_from(list(Settings.__dataclass_fields__)), JUNK))
def test_no_junk_stops_the_program(tmp_path_factory: pytest.TempPathFactory, raw: object) -> None:
    assert isinstance(loaded(tmp_path_factory.getbasetemp(), raw), Settings)


def test_a_save_that_fails_says_so_and_keeps_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_path: Path, _data: bytes, *, private: bool) -> None:
        raise OSError(28, "no space")

    path = tmp_path / "settings.json"
    save_settings(FULL, path)
    monkeypatch.setattr(settings_file, "write_atomically", full)
    with pytest.raises(DrafterError, match="稿子不受影响"):
        save_settings(Settings(), path)
    assert load_settings(path) == FULL


def test_the_draft_just_saved_stands_first_and_once() -> None:
    settings = Settings()
    for number in range(RECENT_LIMIT + 3):
        settings = with_recent(settings, RecentDraft(f"/{number}"))
    settings = with_recent(settings, RecentDraft("/9", slots=2))
    assert len(settings.recent) == RECENT_LIMIT
    assert settings.recent[0] == RecentDraft("/9", slots=2)
    assert [row.path for row in settings.recent].count("/9") == 1
    assert "/9" not in [row.path for row in without_recent(settings, "/9").recent]


@pytest.mark.parametrize(
    "wrong",
    [{"theme": ""}, {"rate": 9}, {"zoom_percent": 999}, {"recent": (ROW, ROW)}],
)
def test_settings_that_make_no_sense_cannot_be_made(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"theme|range|recent"):
        Settings(**wrong)  # type: ignore[arg-type]
