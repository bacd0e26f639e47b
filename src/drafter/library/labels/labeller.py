"""Labels a report that is brought in: all that is told of it by itself."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from drafter.core.numbering import split_marker
from drafter.core.quotations import quotations_of
from drafter.core.report import OriginTerm, Report, Section
from drafter.core.structure import Structure, is_salutation
from drafter.library.labels.dates import find_date
from drafter.library.labels.divisions import Divisions
from drafter.library.labels.place_names import PlaceNames
from drafter.library.labels.places import Place, PlaceFinder
from drafter.library.labels.subjects import SubjectGuess
from drafter.library.labels.term_words import TermWords
from drafter.library.labels.terms import TermFinder

_LAST_LINES = 3
"""Paragraphs at the end of a report that may be its date."""


class Labeller:
    """Labels reports. Immutable; safe to share between threads and to pickle.

    It also knows places by what a user calls them (`named`, `terms`), for labels given
    by hand.
    """

    def __init__(
        self,
        divisions: Divisions,
        names: PlaceNames,
        subjects: SubjectGuess,
        words: TermWords | None = None,
    ) -> None:
        """Take the list of divisions, what knows other names, subjects and word lists."""
        self._places = PlaceFinder(divisions, names)
        self._terms = TermFinder(divisions, names, words or TermWords())
        self._subjects = subjects

    @classmethod
    def load(
        cls, resources: Path, lexicon: Mapping[str, str], subjects: SubjectGuess
    ) -> "Labeller":
        """Return a labeller with the lists that come with the program.

        Args:
            resources: The folder with divisions.tsv and lexicon/.
            lexicon: Words of the language with their parts of speech (`Tokenizer.lexicon`).
            subjects: Guesses subjects.

        Raises:
            LibraryError: a list is missing or damaged.
        """
        divisions = Divisions.load(resources / "divisions.tsv", lexicon)
        words = TermWords.load(resources / "lexicon")
        return cls(divisions, PlaceNames(lexicon), subjects, words)

    def label(self, structure: Structure, path: Path, folder: str = "") -> Report:
        """Return the report of a structure with all its labels; its id is empty.

        Args:
            structure: What was read off the file.
            path: The file it came from; its name may tell place and date.
            folder: The user's folder in the library; empty for none.
        """
        sections = tuple(self._with_subject(section) for section in structure.sections)
        paragraphs = [paragraph for section in sections for paragraph in section.paragraphs]
        texts = [paragraph.text for paragraph in paragraphs]
        text = "\n".join(texts)
        greetings = [line for line in texts[:2] if is_salutation(line)]
        place = self._places.find(
            (structure.title, *structure.signed, *greetings), text, path.stem, structure.level
        )
        return Report(
            id="",
            title=structure.title,
            level=place.level,
            region=place.region,
            region_full=place.region_full,
            province=place.province,
            sections=sections,
            terms=self._terms.find(place, text),
            source=path.name,
            folder=folder,
            date=find_date(structure.signed, structure.title, path.stem, texts[-_LAST_LINES:]),
            quotations=quotations_of(paragraphs),
        )

    def named(self, name: str, level: str = "") -> Place:
        """Return the place a user means by a name; see `PlaceFinder.named`."""
        return self._places.named(name, level)

    def terms(self, place: Place, text: str) -> tuple[OriginTerm, ...]:
        """Return the words of a text that give away that it speaks of a place."""
        return self._terms.find(place, text)

    def _with_subject(self, section: Section) -> Section:
        """Return a section with its subject; one without heading has none."""
        if not split_marker(section.heading)[1].strip():
            return section
        text = "\n".join(paragraph.text for paragraph in section.paragraphs)
        return replace(section, subject=self._subjects.subject(section.heading, text))
