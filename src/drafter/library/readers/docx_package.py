"""The zip a Word file is: what parts it has and which of them belong to the document.

Nothing is written to disk and no link to the outside is followed, so names with ../ and
external relations are without effect.
"""

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from drafter.library.readers.xml_tree import TooMuchXml, tree

_PARTS_LIMIT = 5_000
_UNPACKED_LIMIT_MB = 300
_PART_LIMIT_MB = 60
"""Megabytes that all XML parts, or one, may unpack to. A zip bomb has more; the others,
pictures for the most part, are not unpacked."""
_PIECE = 1_000_000
"""Bytes unpacked at a time. Small pieces of one long attribute would be scanned anew."""
_DIRECTORY_ENTRY = b"PK\x01\x02"
_EMBEDDED = re.compile(r"/(?:embeddings/|afchunk)|\.(?:docx?|wps|rtf|xlsx?|pptx?|pdf)$")
_MAIN = "word/document.xml"


class Locked(Exception):
    """The parts are encrypted."""


class Package:
    """A zip in memory; parts are found whatever the case and slashes of their names."""

    def __init__(self, data: bytes) -> None:
        """Look at the directory; nothing is unpacked.

        Raises:
            TooMuchXml: it would unpack to more than any report.
            Locked: the parts are encrypted.
            BadZipFile: it is no zip, or a broken one. ValueError and others also come.
        """
        if data.count(_DIRECTORY_ENTRY) > _PARTS_LIMIT:
            raise TooMuchXml
        self._zip = zipfile.ZipFile(io.BytesIO(data))
        parts = self._zip.infolist()
        self._parts = {part.filename.replace("\\", "/").lower().lstrip("/"): part for part in parts}
        if any(part.flag_bits & 1 for part in parts):
            raise Locked
        texts = [part.file_size for part in parts if part.filename.endswith((".xml", ".rels"))]
        if (
            sum(texts) > _UNPACKED_LIMIT_MB * 1_000_000
            or max(texts, default=0) > _PART_LIMIT_MB * 1_000_000
        ):
            raise TooMuchXml

    def has(self, name: str) -> bool:
        """Return whether there is a part of that name."""
        return name.lower() in self._parts

    def names(self) -> tuple[str, ...]:
        """Return the names of all parts, in small letters with slashes."""
        return tuple(self._parts)

    def pieces(self, name: str) -> Iterator[bytes]:
        """Yield the content of a part; KeyError when there is none.

        Raises:
            TooMuchXml: it unpacks to more than its directory says and any report has.
            BadZipFile: it is broken; so do zlib.error, EOFError and others.
        """
        part = self._parts[name.lower()]
        if part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise zipfile.BadZipFile("office files are deflated")
        left = _PART_LIMIT_MB * 1_000_000
        with self._zip.open(part) as file:
            while piece := file.read(_PIECE):
                left -= len(piece)
                if left < 0:
                    raise TooMuchXml
                yield piece

    def main(self) -> str:
        """Return the name of the part that is the document; it may be missing."""
        for kind, target in self._relations("", "_rels/.rels"):
            if kind == "officedocument" and self.has(target):
                return target
        return _MAIN

    def related(self, name: str, kind: str) -> Element | None:
        """Return the root of the part that is ``kind`` (styles) to another; None for none."""
        folder, file = posixpath.split(name)
        for found, target in self._relations(folder, f"{folder}/_rels/{file}.rels"):
            if found == kind and self.has(target):
                return tree(self.pieces(target))
        return None

    def embedded(self) -> int:
        """Return how many other files are put inside."""
        return sum(1 for name in self._parts if _EMBEDDED.search(name))

    def _relations(self, folder: str, name: str) -> Iterator[tuple[str, str]]:
        """Yield kind and target of the relations to other parts of the package."""
        name = name.lstrip("/")
        if not self.has(name):
            return
        for relation in tree(self.pieces(name)).iter("Relationship"):
            if relation.get("TargetMode", "").lower() == "external":
                continue
            target = relation.get("Target", "").replace("\\", "/")
            kind = relation.get("Type", "").rpartition("/")[2].lower()
            yield kind, posixpath.normpath(posixpath.join("/" + folder, target)).lstrip("/").lower()
