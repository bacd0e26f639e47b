"""The library as the rest of the program sees it."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from drafter.core.cancel import CancelToken
from drafter.core.catalogue import Labels, ReportSummary, Use
from drafter.core.query import Answer, Hit, Query, Topic
from drafter.core.report import Exemplar, Report
from drafter.errors import LibraryError, NotInLibrary
from drafter.library.asking import Asking
from drafter.library.bundled import parse_corpus, read_corpus
from drafter.library.database import Database
from drafter.library.encoder import Encoder
from drafter.library.folders import Folders, folder_name
from drafter.library.index import Index
from drafter.library.index_copy import IndexCopy
from drafter.library.labels.subjects import SubjectGuess
from drafter.library.not_written import IndexNotWritten
from drafter.library.rows import passage
from drafter.library.store import Added, Store
from drafter.library.thesaurus_file import load_thesaurus
from drafter.library.tokenizer import Tokenizer
from drafter.library.uses import Uses
from drafter.library.writing import Progress

if TYPE_CHECKING:
    from drafter.library.labels.labeller import Labeller

_FILE, _INDEX, _THESAURUS = "library.sqlite3", "index", "thesaurus.toml"


class Library:
    """Bundled reports and the user's own, searched and kept. Safe to share between threads.

    Every method raises `LibraryError`, with a sentence to show, when the library cannot
    be read or written; then nothing was changed. What changes reports makes the index
    follow and takes its time for it: call it off the window's thread.
    """

    def __init__(
        self, database: Database, store: Store, index: Index, encoder: Encoder, lists: Path
    ) -> None:
        """Join opened parts; `open` is the way in."""
        self._database, self._store, self._index = database, store, index
        self._tokenizer, self._lists = encoder.tokenizer, lists
        self.thesaurus = encoder.thesaurus
        """The concepts of the field."""
        self._folders, self._uses = Folders(database), Uses(database)
        self.subjects = SubjectGuess(store.headings())
        """Which subject a heading speaks of."""
        self._asking = Asking(store, index, encoder, self.subjects)

    @classmethod
    def open(
        cls,
        home: Path,
        corpus: Path,
        progress: Progress | None = None,
        cancel: CancelToken | None = None,
        tokenizer: Tokenizer | None = None,
        lists: Path | None = None,
    ) -> "Library":
        """Open the library of a user, building what is missing.

        A library that cannot be written is read and searched as it is.

        Args:
            home: The user's folder; it exists.
            corpus: Folder of the bundled reports.
            progress: Told reports done and reports in all while the index is written. That
                goes on after this returns, on another thread: see `complete`. None has
                this return when it is done.
            cancel: Asked once a report; nothing is left half built.
            tokenizer: One to share; None makes one.
            lists: Folder of the thesaurus and of the lists a `Labeller` needs; None is the
                folder around ``corpus``.

        Raises:
            LibraryError: it cannot be opened, built, or is of a newer version.
            Cancelled: ``cancel`` was set.
        """
        data, digest = read_corpus(corpus)
        lists = lists or corpus.parent
        encoder = Encoder(tokenizer or Tokenizer(), load_thesaurus(lists / _THESAURUS))
        database = Database(home / _FILE)
        try:
            store = Store(database)
            if store.meta("corpus") != digest and not database.read_only:
                store.replace_bundled(parse_corpus(data), digest)
            made = IndexCopy if database.read_only else Index
            index = made(home / _INDEX, encoder)
        except BaseException:
            database.close()
            raise
        try:
            with suppress(IndexNotWritten):  # the first search says so, those after it do without
                index.snapshot(store, progress, cancel, whole=progress is None)
            return cls(database, store, index, encoder, lists)
        except BaseException:
            index.close()
            database.close()
            raise

    def close(self) -> None:
        """Let go of all files; the library cannot be used any more."""
        self._asking.close()
        self._index.close()
        self._database.close()

    @cached_property
    def labeller(self) -> "Labeller":
        """Return what labels reports; loads its lists and the dictionary on first use.

        Raises:
            LibraryError: a list is missing or damaged.
        """
        from drafter.library.labels.labeller import Labeller  # searching does without

        return Labeller.load(self._lists, self._tokenizer.lexicon, self.subjects)

    @property
    def complete(self) -> bool:
        """Whether searches find all there is: False while the index is built anew."""
        return self._index.complete

    def finish(self) -> None:
        """Wait until an index that is built anew is complete, or building it has failed."""
        self._index.finish()

    def warm_up(self) -> None:
        """Load what the first search needs; call it off the window's thread."""
        self._tokenizer.load()

    # Asking

    def answer(self, query: Query, cancel: CancelToken) -> Answer:
        """Return the passages that answer best, best first, and what there is besides.

        Each wording is there once, and what says nearly the same is one hit.

        Args:
            query: The question. The hits of a larger limit begin with those of a smaller
                one, and only as many as are wanted are read.
            cancel: Asked between the steps.

        Raises:
            Cancelled: ``cancel`` was set before the answer was ready.
        """
        return self._asking.answer(query, cancel)

    def search(self, query: Query, cancel: CancelToken) -> tuple[Hit, ...]:
        """Return the hits of `answer`; `Cancelled` when ``cancel`` was set before."""
        return self._asking.search(query, cancel)

    def topics(self) -> tuple[Topic, ...]:
        """Return every concept of the thesaurus, and how many passages speak of it."""
        return self._asking.topics()

    def regions(self) -> tuple[str, ...]:
        """Return the short names of the places reports are of, most passages first."""
        return self._store.regions()

    # Reading

    def exemplar(self, exemplar_id: str) -> Exemplar:
        """Return one passage.

        Raises:
            LibraryError: there is none of this id.
        """
        found = self.exemplars([exemplar_id])
        if not found:
            raise NotInLibrary(
                f"范例库里没有“{exemplar_id}”这一段，稿子没有改动。"
                "例文的编号形如 b23-18，请用 drafter search 查找。"
            )
        return found[0]

    def exemplars(self, exemplar_ids: Iterable[str]) -> tuple[Exemplar, ...]:
        """Return those passages that are there, in the order of the ids."""
        passages = []
        for exemplar_id in exemplar_ids:
            try:
                passages.append(passage(exemplar_id))
            except ValueError:
                continue
        found = self._store.exemplars(passages)
        return tuple(found[at] for at in passages if at in found)

    def report(self, report_id: str) -> Report:
        """Return a whole report; `LibraryError` when there is none of this id."""
        return self._store.report(report_id)

    def reports(self) -> tuple[ReportSummary, ...]:
        """Return all reports: the user's own first, newest first, then the bundled in order."""
        return self._store.reports()

    # Taking in and out

    def add(self, report: Report, *, again: bool = False) -> Added:
        """Take one report in; see `add_all`."""
        return self.add_all([report], again=again)[0]

    def add_all(
        self, reports: Sequence[Report], *, again: bool = False, searchable_now: bool = True
    ) -> tuple[Added, ...]:
        """Take reports of the user's own in, all or none; no ``report.id`` is looked at.

        The same wording is kept once: the answer names the report that was there.

        Args:
            reports: What a file holds.
            again: Whether to take in what was there before, too.
            searchable_now: False has searches find them after `catch_up` only, which is
                quicker for many files. Until then no other process does it instead,
                unless this one closes the library or dies.

        Raises:
            LibraryError: also when the name of a report's folder is no name.
        """
        for folder in {report.folder for report in reports if report.folder}:
            folder_name(folder)
        if not searchable_now:
            self._index.defer()
        added = self._store.add_all(reports, again=again)
        if searchable_now:
            self._follow()
        return added

    def known(self, digests: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
        """Return the ids of the reports of each wording; see `rows.content_digest`."""
        return self._store.known(digests)

    def catch_up(self, cancel: CancelToken | None = None) -> bool:
        """Let searches find all there is; return False when another process sees to it.

        Raises:
            Cancelled: ``cancel`` was set; a later search or call starts over.
        """
        return self._index.catch_up(self._store, cancel)

    def remove(self, report_id: str) -> Report:
        """Take one of the user's own reports out, and return it; its id is not used again.

        Raises:
            LibraryError: there is none of this id, or it is bundled.
        """
        report = self._store.remove(report_id)
        self._follow()
        return report

    def restore(self, report: Report) -> None:
        """Put a report back that `remove` took out, under the id it had.

        Raises:
            LibraryError: it was not taken out, or is back already.
        """
        self._store.restore(report)
        self._follow()

    # Labels by hand

    def relabel(self, report_id: str, labels: Labels) -> None:
        """Say what one of the user's own reports is, whatever was read off it.

        Raises:
            LibraryError: there is none of this id, it is bundled, or there is no such level.
        """
        from drafter.library.labels.hand_labels import labelled

        report = self._store.report(report_id)
        self._store.relabel(labelled(report, labels, self.labeller))
        self._follow()

    def set_subject(self, report_id: str, section: int, subject: str) -> None:
        """Say what a section of one of the user's own reports speaks of.

        Args:
            report_id: Names the report.
            section: Position of the section in it, from 0.
            subject: One of `SUBJECTS`; empty for none.

        Raises:
            LibraryError: there is none, it is bundled, or the subject is no such thing.
        """
        self._store.set_subject(report_id, section, subject)
        self._follow()

    # Folders

    def folders(self) -> tuple[str, ...]:
        """Return the user's folders, empty ones too, in their order."""
        return self._folders.names()

    def add_folder(self, name: str) -> None:
        """Make an empty folder; `LibraryError` when there is one of the name."""
        self._folders.add(name)

    def rename_folder(self, old: str, new: str) -> None:
        """Rename a folder; `LibraryError` when it is not there or the new name is taken."""
        self._folders.rename(old, new)

    def remove_folder(self, name: str) -> None:
        """Remove a folder; its reports stay, in none. `LibraryError` when it is not there."""
        self._folders.remove(name)

    def move(self, report_ids: Iterable[str], folder: str) -> None:
        """Put reports of the user's own into a folder, made at need; '' takes them out of any.

        Raises:
            LibraryError: one of them is not there or is bundled; none was moved.
        """
        self._folders.move(report_ids, folder)

    # Favourites and uses

    def favourites(self) -> tuple[str, ...]:
        """Return the ids of the favourite passages that are there, newest first."""
        return self._uses.favourites()

    def set_favourite(self, exemplar_id: str, favourite: bool) -> None:
        """Mark a passage as a favourite, or as none; `LibraryError` when it is not there."""
        self._uses.set_favourite(exemplar_id, favourite)

    def uses(self) -> tuple[Use, ...]:
        """Return every use of a passage that is there, that of the latest first."""
        return self._uses.uses()

    def set_uses(self, draft: str, title: str, used: Iterable[tuple[str, str]]) -> None:
        """Put what a draft uses now in the place of what it used before.

        Args:
            draft: Path of its file.
            title: Its title; may be empty.
            used: Exemplar id and label of each use, in the draft's order.
        """
        self._uses.set_uses(draft, title, used)

    def forget_uses(self, draft: str) -> None:
        """Forget what a draft uses, as one that was deleted."""
        self._uses.forget_uses(draft)

    def _follow(self) -> None:
        """Have the index follow a change that is made: where it cannot, a later search tries."""
        with suppress(LibraryError):
            self._index.follow(self._store)
