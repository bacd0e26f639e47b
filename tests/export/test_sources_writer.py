from pathlib import Path

import docx
import pytest
from export_samples import ORIGIN, block, draft, full_draft

from drafter.core.draft import Block, Role, Run
from drafter.core.origin import Origin
from drafter.errors import ExportError
from drafter.export.sources import sources_of
from drafter.export.sources_writer import write_sources

OTHER = Origin("b7-1", "", "", 1, 1, "建成二十大宣讲点三百余个，百分之三十在村。")


def test_a_borrowed_sentence_is_listed_once_with_place_and_present_text() -> None:
    (item,) = sources_of(full_draft()).borrowed
    assert item.label == "一·2"
    assert item.origin == ORIGIN
    assert item.present == "选派〔原260余〕名干部驻村，投入1,200万元，江州市覆盖率98.5%。"
    assert item.changed


def test_numbers_taken_over_unchanged_wait_for_confirmation() -> None:
    (item,) = sources_of(full_draft()).borrowed
    assert item.unconfirmed == ("1,200万", "98.5%")  # 260余 is a slot


def test_numbers_in_hanzi_count_and_names_do_not() -> None:
    made = draft(Block("a", Role.BODY, (Run(OTHER.text, origin=OTHER),)))
    (item,) = sources_of(made).borrowed
    assert item.unconfirmed == ("三百余", "百分之三十")
    assert not item.changed


def test_a_changed_number_and_a_fact_are_the_writers_own() -> None:
    runs = (
        Run("选派300名，投入", origin=ORIGIN),
        Run("1,200万", origin=ORIGIN, fact="资金"),
        Run("元。", origin=ORIGIN),
    )
    (item,) = sources_of(draft(Block("a", Role.BODY, runs))).borrowed
    assert item.unconfirmed == ()


def test_own_words_inside_a_borrowed_sentence_belong_to_it() -> None:
    runs = (Run("前", origin=ORIGIN), Run("自己的"), Run("后", origin=ORIGIN), Run("尾"))
    (item,) = sources_of(draft(Block("a", Role.BODY, runs))).borrowed
    assert item.present == "前自己的后"


def test_two_origins_in_turn_are_listed_each_time() -> None:
    runs = (Run("甲", origin=ORIGIN), Run("乙", origin=OTHER), Run("丙", origin=ORIGIN))
    items = sources_of(draft(Block("a", Role.BODY, runs))).borrowed
    assert [item.present for item in items] == ["甲", "乙", "丙"]


def test_open_slots_are_listed_with_their_place() -> None:
    slots = [(slot.label, slot.text) for slot in sources_of(full_draft()).slots]
    assert slots == [("题目、称谓、开头", "〔人数〕"), ("一·2", "〔原260余〕")]


def test_a_body_below_a_point_has_the_label_of_the_point() -> None:
    made = draft(
        block("p", Role.PILLAR, heading="一、甲"),
        block("q", Role.POINT, heading="一是乙。"),
        block("b", Role.BODY, "共〔数〕个"),
    )
    assert sources_of(made).slots[0].label == "一·1"


@pytest.mark.parametrize("ending", [".docx", ".txt", ".md"])
def test_the_list_is_written_in_each_format(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"清单{ending}"
    write_sources(full_draft(), path)
    if ending == ".docx":
        text = "\n".join(p.text for p in docx.Document(str(path)).paragraphs)
    else:
        text = path.read_text(encoding="utf-8")
    for words in (
        "一·2　钦州《钦州组织工作综述》第4段第2句",
        f"原句：{ORIGIN.text}",
        "现文：选派〔原260余〕名干部驻村",
        "题目、称谓、开头　〔人数〕",
        "三、待核数字（2处）",
        "1,200万",
    ):
        assert words in text


def test_a_list_of_nothing_says_so(tmp_path: Path) -> None:
    path = tmp_path / "清单.md"
    write_sources(draft(block("a", Role.BODY, "自己写的12个字")), path)
    text = path.read_text(encoding="utf-8")
    for words in ("没有引用例文。", "没有待填的空位。", "没有照搬例文的数字。"):
        assert words in text


def test_another_ending_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="docx"):
        write_sources(full_draft(), tmp_path / "清单.pdf")
    assert not list(tmp_path.iterdir())
