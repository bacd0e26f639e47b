"""Where borrowed text came from."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Origin:
    """The report, paragraph and sentence that a run was taken from.

    Kept whole in the draft, so that it can be shown and compared even after the
    report has left the library.

    Attributes:
        exemplar: Id of the exemplar, e.g. ``b23-18``; see `report.Exemplar`.
        report: Title of the report; may be empty.
        place: Short name of the place the report is about (钦州); empty when unknown.
        paragraph: Number of the paragraph within its report, from 1.
        sentence: Number of the sentence within the paragraph, from 1.
        text: That sentence as the report prints it.
    """

    exemplar: str
    report: str
    place: str
    paragraph: int
    sentence: int
    text: str

    @property
    def key(self) -> str:
        """Return a name for this origin, unique within a draft: ``b23-18#2``."""
        return f"{self.exemplar}#{self.sentence}"
