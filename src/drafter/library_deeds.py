"""What the page of the library can have done; each waits until a library is open."""

from functools import cache, partial

from drafter.core.importing import SUFFIXES
from drafter.flows.finding import Finder
from drafter.flows.labelling import Keeping
from drafter.flows.library_gate import LibraryGate
from drafter.flows.library_page import LibraryDeeds
from drafter.flows.shelves import Catalogue
from drafter.flows.taking_out import TakingOut
from drafter.library.imports.file_list import expand
from drafter.library.imports.supervisor import import_files
from drafter.library.labels.divisions import Divisions
from drafter.library.library import Library
from drafter.paths import Paths


def library_deeds(paths: Paths, gate: LibraryGate) -> LibraryDeeds:
    """Join the page's wishes to the library behind a gate."""
    through, asking = gate.through, gate.asking
    divisions = cache(partial(Divisions.load, paths.resources / "divisions.tsv"))
    return LibraryDeeds(
        catalogue=asking(_catalogue),
        finder=Finder(
            gate.search, asking(Library.exemplars), lambda name: bool(divisions().called(name))
        ),
        report=asking(Library.report),
        set_favourite=through(Library.set_favourite),
        set_uses=through(Library.set_uses),
        keeping=Keeping(
            relabel=through(Library.relabel),
            set_subject=through(Library.set_subject),
            move=through(Library.move),
            add_folder=through(Library.add_folder),
            rename_folder=through(Library.rename_folder),
        ),
        taking_out=TakingOut(
            remove=through(Library.remove),
            restore=through(Library.restore),
            remove_folder=through(Library.remove_folder),
            move=through(Library.move),
        ),
        bring_in=partial(import_files, paths.home, paths.corpus),
        expand=expand,
        endings=SUFFIXES,
    )


def _catalogue(library: Library) -> Catalogue:
    return Catalogue(library.reports(), library.folders(), library.favourites(), library.uses())
