"""Pictures of 资料库 for docs/screens: reading, searching, an import that runs, one that failed."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from drafter.app import Drafter

FOLDER = "2023年材料"
NAMES = (
    "2022年组织工作总结",
    "干部队伍建设情况汇报",
    "基层党建经验材料",
    "在全市组织部长会议上的讲话",
)
HEADINGS = ("一、强化理论武装", "二、建强干部队伍", "三、夯实基层基础")
WORDS = "能上能下"

Wait = Callable[[Callable[[], bool]], None]
Rest = Callable[[int], None]


def shoot_library(
    drafter: "Drafter", folder: Path, size: tuple[int, int], look: str, rest: Rest
) -> None:
    """Grab the page with a report, then with answers to words."""
    window = drafter.window
    window.resize(*size)
    window.commands.looks[look].trigger()
    window.commands.library.trigger()
    rest(300)
    shelves = drafter.page.shelves
    uses = shelves.catalogue.uses
    if uses:
        drafter.page.reading.read(uses[0].exemplar_id)
        window.library.reports.choose(uses[0].exemplar_id.split("-")[0])
    rest(400)
    window.grab().save(str(folder / f"library_{size[0]}_{look}.png"))
    window.library.bar.search.setText(WORDS)
    window.library.bar.search.returnPressed.emit()
    rest(600)
    window.grab().save(str(folder / f"library_search_{size[0]}_{look}.png"))
    window.library.bar.search.empty()
    window.library.back_requested.emit()


def shoot_import(drafter: "Drafter", folder: Path, home: Path, wait: Wait, rest: Rest) -> None:
    """Grab an import while it runs, and what it refused."""
    from PySide6.QtWidgets import QApplication

    window, shelf = drafter.window, drafter.window.library.shelf
    window.commands.library.trigger()
    drafter.page.importing.take([str(path) for path in _files(home)], FOLDER)
    wait(lambda: len(shelf.results) >= 2)
    window.grab().save(str(folder / "library_import.png"))
    wait(lambda: not shelf.running)
    wait(lambda: QApplication.activeModalWidget() is not None)
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    rest(200)
    picture = window.grab()
    dialog.render(picture, (window.rect().center() - dialog.rect().center()))
    picture.save(str(folder / "library_import_failed.png"))
    dialog.close()
    window.library.back_requested.emit()


def _files(home: Path) -> list[Path]:
    """Make documents that can be read, and some that cannot."""
    from docx import Document

    home.mkdir()
    made = [home / f"{name}.docx" for name in NAMES]
    for number, path in enumerate(made):
        document = Document()
        document.add_paragraph(path.stem)
        for heading in HEADINGS:
            document.add_paragraph(f"{heading}，推动工作落到实处")
            for n in range(6 + number):
                document.add_paragraph(
                    f"一是抓好第{n + 1}件实事。全市举办培训班{20 + n}期，培训干部{900 + n}人次，"
                    f"选派{30 + number}名干部到村任职，工作取得明显成效。"
                )
        document.save(str(path))
    broken = (
        ("空白文件.docx", b""),
        ("2021年工作总结.docx", b"PK\3\4" + bytes(300)),
        ("会议照片.txt", bytes(range(256)) * 8),
    )
    for name, data in broken:
        (home / name).write_bytes(data)
    return [*made, *(home / name for name, _ in broken)]
