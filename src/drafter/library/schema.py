"""The tables of the library's SQLite file, version by version.

A new file goes through all steps, an old one through those it has not had. A step is
never changed once a program with it was given away.
"""

_VERSION_1 = """
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

_VERSION_2 = """
ALTER TABLE reports ADD COLUMN date TEXT NOT NULL DEFAULT '';
ALTER TABLE reports ADD COLUMN added REAL NOT NULL DEFAULT 0;
ALTER TABLE reports ADD COLUMN paragraphs INTEGER NOT NULL DEFAULT 0;
ALTER TABLE reports ADD COLUMN characters INTEGER NOT NULL DEFAULT 0;
UPDATE reports SET (paragraphs, characters) = (
    SELECT COUNT(*), COALESCE(SUM(LENGTH(text)), 0) FROM paragraphs WHERE report = id
);
CREATE TABLE quotations (
    report TEXT NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    number INTEGER NOT NULL,
    start INTEGER NOT NULL,
    text TEXT NOT NULL,
    speaker TEXT NOT NULL,
    PRIMARY KEY (report, position)
) WITHOUT ROWID;
CREATE TABLE folders (name TEXT PRIMARY KEY, position INTEGER NOT NULL) WITHOUT ROWID;
INSERT INTO folders
    SELECT folder, ROW_NUMBER() OVER (ORDER BY MIN(number))
    FROM reports WHERE folder <> '' GROUP BY folder;
CREATE INDEX reports_by_folder ON reports (folder);
CREATE TABLE favourites (
    report TEXT NOT NULL,
    number INTEGER NOT NULL,
    time REAL NOT NULL,
    PRIMARY KEY (report, number)
) WITHOUT ROWID;
CREATE TABLE uses (
    draft TEXT NOT NULL,
    position INTEGER NOT NULL,
    report TEXT NOT NULL,
    number INTEGER NOT NULL,
    label TEXT NOT NULL,
    title TEXT NOT NULL,
    time REAL NOT NULL,
    PRIMARY KEY (draft, position)
) WITHOUT ROWID;
CREATE INDEX uses_by_report ON uses (report, number);
UPDATE meta SET value = '' WHERE key = 'corpus';
"""
# Favourites and uses have no foreign key: they outlive a report that is replaced or comes
# back. Counts stand in the reports because a list of all must not read all texts. The
# forgotten corpus has the bundled reports read again, with what version 1 had no place for.

_VERSION_3 = """
CREATE TABLE dictionary (bytes BLOB NOT NULL);
UPDATE meta SET value = '' WHERE key = 'corpus';
"""
# Texts may be packed from now on, see `packed_text`, which no older program can read. The
# bundled reports are read again, and the dictionary is learnt from them.

STEPS = tuple(
    tuple(statement for statement in step.split(";\n") if statement.strip())
    for step in (_VERSION_1, _VERSION_2, _VERSION_3)
)
"""What makes a file of version n + 1 of one of version n, statement by statement."""

VERSION = len(STEPS)
"""Kept in ``user_version``; a file of a newer one is refused."""
