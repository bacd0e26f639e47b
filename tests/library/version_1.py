"""A library file as the first version of the program made it; its schema is kept here for good."""

import sqlite3
from pathlib import Path

_SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE reports (
    id TEXT PRIMARY KEY,
    own INTEGER NOT NULL,
    number INTEGER NOT NULL,
    title TEXT NOT NULL,
    level TEXT NOT NULL,
    region TEXT NOT NULL,
    region_full TEXT NOT NULL,
    province TEXT NOT NULL,
    source TEXT NOT NULL,
    folder TEXT NOT NULL,
    digest TEXT NOT NULL,
    generation INTEGER NOT NULL
);
CREATE INDEX reports_by_digest ON reports (digest);
CREATE TABLE sections (
    report TEXT NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    heading TEXT NOT NULL,
    subject TEXT NOT NULL,
    PRIMARY KEY (report, position)
) WITHOUT ROWID;
CREATE TABLE paragraphs (
    report TEXT NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    section INTEGER NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (report, number)
) WITHOUT ROWID;
CREATE TABLE leads (
    report TEXT NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    position INTEGER NOT NULL,
    marker TEXT NOT NULL,
    text TEXT NOT NULL,
    start INTEGER NOT NULL,
    PRIMARY KEY (report, number, position)
) WITHOUT ROWID;
CREATE TABLE notes (
    report TEXT NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    position INTEGER NOT NULL,
    excerpt TEXT NOT NULL,
    note TEXT NOT NULL,
    PRIMARY KEY (report, number, position)
) WITHOUT ROWID;
CREATE TABLE terms (
    report TEXT NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    term TEXT NOT NULL,
    kind TEXT NOT NULL,
    PRIMARY KEY (report, position)
) WITHOUT ROWID;
CREATE TABLE removed (report TEXT PRIMARY KEY, generation INTEGER NOT NULL) WITHOUT ROWID;
INSERT INTO meta VALUES ('generation', '0'), ('last_own', '0'), ('corpus', ''),
    ('identity', lower(hex(randomblob(8))));
"""

_REPORTS = (
    ("b1", 0, 1, "旧的自带范例", "省级", "北京", "北京市", "北京市", "001.txt", "", "d1", 1),
    ("m2", 1, 2, "江州汇报", "市级", "江州", "江州市", "", "江州.docx", "外地", "", 3),
    ("m4", 1, 4, "另一篇", "", "", "", "", "另一篇.txt", "往年", "d4", 5),
)
_SECTIONS = (
    ("b1", 0, "一、政治建设", "政治建设"),
    ("m2", 0, "", ""),
    ("m4", 0, "一、人才", "人才"),
    ("m4", 1, "", ""),
)
_PARAGRAPHS = (
    ("b1", 1, 0, "旧的自带的一段。"),
    ("m2", 1, 0, "独一无二的榫卯工作法。"),
    ("m4", 1, 0, "一是引才。"),
    ("m4", 2, 1, "第二段。"),
)
_DIGEST_OF_M2 = "6d1b7cd335e0438afba01193ce1be5e7"
"""What the first version made of the wording of m2."""


def make_version_1(path: Path) -> None:
    """Make a file with one bundled report and two own ones; a third was taken out."""
    db = sqlite3.connect(path, isolation_level=None)
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("PRAGMA foreign_keys = ON")
    db.execute("BEGIN IMMEDIATE")
    for statement in _SCHEMA.split(";\n"):
        db.execute(statement)
    db.execute("PRAGMA user_version = 1")
    db.executemany(f"INSERT INTO reports VALUES ({', '.join('?' * 12)})", _REPORTS)
    db.execute("UPDATE reports SET digest = ? WHERE id = 'm2'", (_DIGEST_OF_M2,))
    db.executemany("INSERT INTO sections VALUES (?, ?, ?, ?)", _SECTIONS)
    db.executemany("INSERT INTO paragraphs VALUES (?, ?, ?, ?)", _PARAGRAPHS)
    db.execute("INSERT INTO leads VALUES ('m4', 1, 0, '一是', '一是引才。', 0)")
    db.execute("INSERT INTO notes VALUES ('m4', 2, 0, '第二', '缺字')")
    db.execute("INSERT INTO terms VALUES ('m4', 0, '江州市', 'name')")
    db.execute("INSERT INTO removed VALUES ('m5', 6)")
    for key, value in (("generation", "6"), ("last_own", "5"), ("corpus", "an older one")):
        db.execute("UPDATE meta SET value = ? WHERE key = ?", (value, key))
    db.execute("COMMIT")
    db.close()
