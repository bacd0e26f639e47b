import errno
import json
import os
import re
import stat
from pathlib import Path

import pytest
from boltons import fileutils
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from drafter.core.draft import LINE_BREAKS, Block, Draft, Role, Run, normalise
from drafter.core.origin import Origin
from drafter.errors import DraftFileError
from drafter.storage.draft_file import SIZE_LIMIT, load_draft, save_draft
from drafter.storage.draft_json import decode, encode

FORMAT_PAGE = Path(__file__).parents[2] / "docs" / "file-format.md"
ORIGIN = Origin("b23-18", "综述", "钦州", 18, 2, "举办培训班12期。")
DRAFT = Draft(
    "wuge-jujiao-huibao",
    "汇报",
    {"地区": "江州市", "时间": "今天"},
    (
        Block("s1", Role.TITLE, (Run("关于"), Run("江州市", fact="地区"), Run("的汇报"))),
        Block("s2", Role.PILLAR, (Run("一、聚焦。", heading=True),), 60, subject="政治建设"),
        Block(
            "s3",
            Role.POINT,
            (Run("1.武装。", heading=True), Run("𠮷野〔原12〕期。", origin=ORIGIN)),
            120,
            "写实效",
            ("轮训", "读书班"),
        ),
        Block("s4", Role.BODY),
    ),
    1900,
    220,
)
VALID = encode(DRAFT)


def damaged(change: object) -> str:
    """The sentence that refuses the valid file after ``change`` was made to its values."""
    whole = json.loads(VALID)
    change(whole)  # type: ignore[operator]
    with pytest.raises(DraftFileError) as caught:
        decode(json.dumps(whole).encode(), "稿.jujiao")
    return str(caught.value)


def refused(path: Path) -> str:
    with pytest.raises(DraftFileError) as caught:
        load_draft(path)
    assert re.fullmatch("[^!！\n]+。", str(caught.value))
    return str(caught.value)


def not_saved(path: Path) -> str:
    with pytest.raises(DraftFileError) as caught:
        save_draft(DRAFT, path)
    assert re.match("没有存上.*你的文字都在", str(caught.value))
    return str(caught.value)


# What is kept

TEXT = st.text(max_size=12)
LINE = st.text(st.characters(exclude_characters=LINE_BREAKS), min_size=1, max_size=12)
ORIGINS = st.builds(
    Origin,
    st.sampled_from(["b1-1", "b1-1#1~2", "m2-7"]),
    TEXT,
    TEXT,
    st.integers(1, 99),
    st.integers(1, 2),
    TEXT,
)
RUNS = st.builds(Run, LINE, st.booleans(), st.none() | ORIGINS, TEXT)
BLOCKS = st.builds(
    Block,
    LINE,
    st.sampled_from(Role),
    st.lists(RUNS, max_size=4).map(normalise),
    st.integers(0, 9999),
    TEXT,
    st.lists(TEXT, max_size=3).map(tuple),
    TEXT,
)
DRAFTS = st.builds(
    Draft,
    TEXT,
    TEXT,
    st.dictionaries(TEXT, TEXT, max_size=3),
    st.lists(BLOCKS, min_size=1, max_size=5, unique_by=lambda b: b.id).map(tuple),
    st.integers(0, 30_000),
    st.integers(1, 400),
)


@given(DRAFTS)
def test_every_draft_comes_back_as_it_was_and_saves_to_the_same_bytes(draft: Draft) -> None:
    data = encode(draft)
    again = decode(data, "稿")
    assert again == draft
    assert encode(again) == data


def test_a_saved_draft_is_loaded_again(tmp_path: Path) -> None:
    path = tmp_path / "我的 稿子𠮷.jujiao"
    save_draft(DRAFT, path)
    assert load_draft(path) == DRAFT
    save_draft(load_draft(path), path)
    assert path.read_bytes() == VALID
    assert list(tmp_path.iterdir()) == [path]


def test_two_origins_of_one_key_are_both_kept() -> None:
    other = Origin("b23-18", "综述", "钦州", 18, 2, "举办培训班30期。")
    third = Origin("b23-18", "新综述", "钦州", 18, 2, "举办培训班30期。")
    runs = (Run("甲", origin=ORIGIN), Run("乙", origin=other), Run("丙", origin=third))
    again = decode(encode(Draft("", "汇报", {}, (Block("s1", Role.BODY, runs),))), "稿")
    assert again.blocks[0].runs == runs


def test_an_origin_of_many_runs_is_written_once() -> None:
    runs = tuple(Run(f"第{n}", heading=bool(n % 2), origin=ORIGIN) for n in range(9))
    data = encode(Draft("", "汇报", {}, (Block("s1", Role.BODY, runs),)))
    assert data.decode().count(ORIGIN.text) == 1


def test_a_lone_surrogate_survives_in_a_file_that_is_still_utf_8() -> None:
    draft = Draft("", "汇报", {}, (Block("s1", Role.BODY, (Run("坏\ud83d字\\ud83d"),)),))
    assert encode(draft).decode("utf-8")
    assert decode(encode(draft), "稿") == draft


def test_the_example_of_the_format_page_loads_and_saves_to_the_letter() -> None:
    page = FORMAT_PAGE.read_text(encoding="utf-8").replace("\r\n", "\n")
    (example,) = re.findall(r"```json\n(.*?)```", page, re.DOTALL)
    draft = decode(example.encode(), "例")
    assert encode(draft).decode() == example
    assert draft.blocks[2].runs[1].origin == Origin(
        "b23-18", "党的十八大以来钦州组织工作综述", "钦州", 18, 2, "举办培训班12期。"
    )


def test_keys_of_a_later_hand_are_no_hindrance() -> None:
    whole = json.loads(VALID)
    whole["later"] = whole["blocks"][0]["later"] = whole["blocks"][0]["runs"][0]["later"] = [1]
    assert decode(json.dumps(whole).encode(), "稿") == DRAFT


def test_a_byte_order_mark_and_windows_line_ends_are_read() -> None:
    assert decode(b"\xef\xbb\xbf" + VALID.replace(b"\n", b"\r\n"), "稿") == DRAFT


# What is refused


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK\x03\x04 a Word file",
        b"\xff\xfe\x00",
        b"[]",
        b"{}",
        b'{"format": "x"}',
        "汇报".encode(),
        b"[" * 100_000,
        b"null",
        b"\x00" * 50,
    ],
)
def test_a_file_that_is_no_draft_is_called_so(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "报告.docx"
    path.write_bytes(data)
    assert "不是稿子文件" in refused(path)
    assert path.read_bytes() == data


def test_a_file_cut_off_anywhere_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "稿.jujiao"
    for length in range(len(VALID) - 2):
        path.write_bytes(VALID[:length])
        sentence = refused(path)
        if length > 40:
            assert "后面少了一截" in sentence or "读不出来" in sentence


def test_a_cut_is_told_as_a_cut() -> None:
    with pytest.raises(DraftFileError, match="后面少了一截"):
        decode(VALID[: VALID.index("江州市".encode()) + 3 * 3], "稿")


def test_a_newer_file_asks_for_a_newer_program() -> None:
    assert "新版程序" in damaged(lambda whole: whole.update(version=2, blocks="another shape"))


@pytest.mark.parametrize("version", [None, "1", 0, True, 1.0, -3])
def test_a_version_that_is_no_version_is_damage(version: object) -> None:
    assert "版本号不对" in damaged(lambda whole: whole.update(version=version))


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda w: w.update(blocks=[]), "一段正文都没有"),
        (lambda w: w.pop("blocks"), "正文读不出来"),
        (lambda w: w.pop("kind"), "文种"),
        (lambda w: w.update(rate=0), "语速超出范围"),
        (lambda w: w.update(target=10**40), "目标字数超出范围"),
        (lambda w: w.update(target=True), "目标字数读不出来"),
        (lambda w: w.update(facts={"地区": 3}), "材料信息"),
        (lambda w: w["blocks"][2].update(role="标题"), "第 3 段的"),
        (lambda w: w["blocks"][2].update(role=[]), "第 3 段的类别"),
        (lambda w: w["blocks"][2].update(id=""), "第 3 段的"),
        (lambda w: w["blocks"][2].update(id="s1"), "第 3 段和第 1 段的编号一样"),
        (lambda w: w["blocks"][2].update(target=-1), "第 3 段的目标字数"),
        (lambda w: w["blocks"][2].update(hints=[1]), "第 3 段的"),
        (lambda w: w["blocks"].insert(1, None), "第 2 段读不出来"),
        (lambda w: w["blocks"][2]["runs"].append("文字"), "第 3 段的文字"),
        (lambda w: w["blocks"][2]["runs"][0].update(text=""), "第 3 段的文字"),
        (lambda w: w["blocks"][2]["runs"][0].update(text="上\n下"), "第 3 段的文字"),
        (lambda w: w["blocks"][2]["runs"][0].update(heading=1), "第 3 段的标题"),
        (lambda w: w["blocks"][2]["runs"][1].update(origin="b9-9#9"), "第 3 段的出处找不到"),
        (lambda w: w["origins"]["b23-18#2"].update(sentence=0), "出处“b23-18#2”超出范围"),
        (lambda w: w["origins"].update({"b23-18#2": []}), "出处“b23-18#2”读不出来"),
    ],
)
def test_a_damaged_value_is_named_with_its_block(change: object, words: str) -> None:
    sentence = damaged(change)
    assert words in sentence
    assert sentence.startswith("“稿.jujiao”有损坏，")
    assert "文件没有动" in sentence


@pytest.mark.parametrize("value", ["NaN", "1" * 5000, "[" * 50_000, "1e999", "-0.5", "tru"])
def test_a_number_no_draft_has_is_damage(value: str) -> None:
    with pytest.raises(DraftFileError, match="有损坏"):
        decode(VALID.replace(b'"target": 1900', f'"target": {value}'.encode()), "稿")


@settings(max_examples=300)
@given(st.data())
def test_whatever_happens_to_the_bytes_the_file_loads_or_is_refused(data: st.DataObject) -> None:
    mutated = bytearray(VALID)
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(mutated)))
        stop = data.draw(st.integers(at, min(len(mutated), at + 9)))
        mutated[at:stop] = data.draw(
            st.binary(max_size=6)
            | st.sampled_from([b"null", b"-1", b"[]", b"{}", b'"\\ud800"', b'"', b"1e9", b"NaN"])
        )
    try:
        draft = decode(bytes(mutated), "稿")
    except DraftFileError:
        return
    assert decode(encode(draft), "稿") == draft


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=5,
)


@given(st.data())
def test_whatever_a_value_becomes_the_file_loads_or_is_refused(data: st.DataObject) -> None:
    whole = json.loads(VALID)
    place = whole
    while True:
        key = data.draw(
            st.sampled_from(list(place) if isinstance(place, dict) else range(len(place)))
        )
        if not place[key] or not isinstance(place[key], dict | list) or data.draw(st.booleans()):
            place[key] = data.draw(JUNK)
            break
        place = place[key]
    try:
        draft = decode(json.dumps(whole).encode(), "稿")
    except DraftFileError:
        return
    assert decode(encode(draft), "稿") == draft


# What the disk does


def test_a_missing_file_is_called_missing(tmp_path: Path) -> None:
    assert "找不到“没有.jujiao”" in refused(tmp_path / "没有.jujiao")


def test_a_folder_is_neither_read_nor_written(tmp_path: Path) -> None:
    assert "文件夹" in refused(tmp_path)
    assert "文件夹" in not_saved(tmp_path)


def test_a_file_too_large_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "大.jujiao"
    with path.open("wb") as file:
        file.truncate(SIZE_LIMIT + 1)
    assert "64 MB" in refused(path)


def test_a_name_no_system_knows_is_refused_both_ways(tmp_path: Path) -> None:
    refused(tmp_path / "坏\0名")
    assert "文件名" in not_saved(tmp_path / "坏\0名")
    refused(tmp_path / ("长" * 300))
    not_saved(tmp_path / ("长" * 300))


@pytest.mark.parametrize("number", [errno.EACCES, errno.EIO])
def test_a_file_that_cannot_be_read_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def broken(self: Path) -> bytes:
        raise OSError(number, "no")

    path = tmp_path / "稿.jujiao"
    save_draft(DRAFT, path)
    monkeypatch.setattr(Path, "read_bytes", broken)
    assert "没有打开“稿.jujiao”" in refused(path)


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    assert "找不到文件夹" in not_saved(tmp_path / "没有" / "稿.jujiao")


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "磁盘满了"),
        (errno.EACCES, "不让写"),
        (errno.EROFS, "不让写"),
        (errno.EBUSY, "占用"),
        (None, "占用"),
        (errno.EIO, "出了错"),
    ],
)
@pytest.mark.parametrize("step", ["open", "fsync", "atomic_rename"])
def test_a_save_that_fails_at_any_step_leaves_the_old_file_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int | None, words: str, step: str
) -> None:
    def broken(*_args: object, **_kwargs: object) -> None:
        raise OSError(number, "no") if number else OSError("failed to replace")

    path = tmp_path / "稿.jujiao"
    path.write_bytes(VALID)
    owner = fileutils if step == "atomic_rename" else fileutils.os
    monkeypatch.setattr(owner, step, broken)
    sentence = not_saved(path)
    monkeypatch.undo()
    assert words in sentence
    assert path.read_bytes() == VALID
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_of_another_kind_is_never_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "报告.docx"
    path.write_bytes(b"PK a Word file")
    assert "没有被覆盖" in not_saved(path)
    assert path.read_bytes() == b"PK a Word file"


def test_an_empty_or_damaged_draft_may_be_saved_over(tmp_path: Path) -> None:
    path = tmp_path / "稿.jujiao"
    for old in (b"", VALID[:99]):
        path.write_bytes(old)
        save_draft(DRAFT, path)
        assert load_draft(path) == DRAFT


def test_a_read_only_file_stays_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "稿.jujiao"
    path.write_bytes(VALID)
    path.chmod(stat.S_IREAD)
    try:
        assert "只读" in not_saved(path)
        assert path.read_bytes() == VALID
    finally:
        path.chmod(stat.S_IREAD | stat.S_IWRITE)


def test_a_link_is_followed_and_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "真").mkdir()
    link = tmp_path / "稿.jujiao"
    try:
        link.symlink_to(tmp_path / "真" / "稿.jujiao")
    except OSError:  # Windows lets few users make links
        return
    save_draft(DRAFT, link)
    assert link.is_symlink()
    assert load_draft(tmp_path / "真" / "稿.jujiao") == DRAFT


def test_a_new_file_is_the_users_alone_and_an_old_one_keeps_its_permissions(
    tmp_path: Path,
) -> None:
    path = tmp_path / "稿.jujiao"
    save_draft(DRAFT, path)
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        path.chmod(0o664)
        save_draft(DRAFT, path)
        assert stat.S_IMODE(path.stat().st_mode) == 0o664


def test_parts_left_by_a_crash_do_not_stand_in_the_way(tmp_path: Path) -> None:
    path = tmp_path / "稿.jujiao"
    for name in ("稿.jujiao.part", ".稿.part", ".0123456789ab.part"):
        (tmp_path / name).write_bytes(b"half")
    save_draft(DRAFT, path)
    assert load_draft(path) == DRAFT


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=20)
@given(data=st.binary(max_size=200))
def test_any_small_file_is_refused_with_one_sentence(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "x.jujiao"
    path.write_bytes(data)
    refused(path)
