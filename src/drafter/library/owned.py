"""Which reports may be changed: the user's own that are there."""

import sqlite3

from drafter.errors import NotInLibrary


def unknown_report(report_id: str) -> NotInLibrary:
    """Return the error for an id that names no report."""
    return NotInLibrary(
        f"范例库里没有“{report_id}”这一篇，范例库没有改动。"
        "请用 drafter library 查看都有哪些，或在资料库里选。"
    )


def require_own(db: sqlite3.Connection, report_id: str, deed: str) -> None:
    """Let only a report of the user's own pass.

    Args:
        db: Reads the library.
        report_id: Names the report.
        deed: What is about to be done to it: 移出.

    Raises:
        NotInLibrary: there is none of this id, or it is bundled.
    """
    row = db.execute("SELECT own FROM reports WHERE id = ?", (report_id,)).fetchone()
    if row is None:
        raise unknown_report(report_id)
    if not row[0]:
        raise NotInLibrary(
            f"“{report_id}”是自带的范例，不能{deed}，范例库没有改动。"
            f"能{deed}的是自己导入的资料，编号以 m 开头。"
        )
