"""Word files (.docx) → raw lines: every paragraph in printed order, tables included.

What a writer would copy from the printed page: changes are taken as accepted, hidden
text, comments, headers and footers are left out. A note stands in a line of its own,
注1：…, after the sentence it belongs to has ended with its paragraph: it never comes
between two lines of one sentence. A text box follows the paragraph it hangs on. Rows of
tables are as `table_rows` has them.
"""

import struct
import zipfile
import zlib
from pathlib import Path
from xml.etree.ElementTree import ParseError

from drafter.library.readers.docx_body import Body
from drafter.library.readers.docx_lines import Lines
from drafter.library.readers.docx_numbers import Numbers
from drafter.library.readers.docx_package import Locked, Package
from drafter.library.readers.docx_styles import Styles
from drafter.library.readers.raw_file import RawFile
from drafter.library.readers.refusals import damaged, oversized, refused, refused_locked
from drafter.library.readers.xml_tree import NotXml, TooMuchXml, feed

DAMAGES = (
    zipfile.BadZipFile, zlib.error, struct.error, ParseError, NotXml, LookupError, ValueError,
    EOFError, OSError, NotImplementedError, RuntimeError,
)  # fmt: skip
"""What zipfile and the XML parser let through on damaged files.

`NotImplementedError` is zipfile's for a method or version of packing it does not know, which
a flipped byte can claim; `RuntimeError` its for a part that asks for a password.
"""


def read_docx(path: Path, data: bytes) -> RawFile:
    """Return the lines of the document's body, numbers counted by Word included.

    Raises:
        ImportRefused: it has a password, is damaged, no Word file or more than any report.
    """
    try:
        package = Package(data)
        if not any(name.startswith("word/") for name in package.names()):
            raise refused(path, "这不是 Word 文档", "请另存为 .docx 或纯文本再导入。")
        return _read(path, package)
    except Locked as error:
        raise refused_locked(path) from error
    except TooMuchXml as error:
        raise oversized(path) from error
    except DAMAGES as error:
        raise damaged(path) from error


def _read(path: Path, package: Package) -> RawFile:
    main = package.main()
    styles = Styles(package.related(main, "styles"))
    numbers = Numbers(package.related(main, "numbering"))
    notes = {
        (kind, note.get("id", "")): note
        for kind in ("footnote", "endnote")
        if (root := package.related(main, f"{kind}s")) is not None
        for note in root.iter(kind)
    }
    lines = Lines(path, styles, numbers, notes)
    body = Body(lines)
    feed(package.pieces(main), body)
    if not body.found:
        raise damaged(path)
    embedded = max(package.embedded(), body.chunks, lines.objects)
    remarks = []
    if lines.pictures:
        remarks.append(f"有 {lines.pictures} 张图片里的文字没有读")
    if embedded:
        remarks.append(f"里面嵌着 {embedded} 个别的文件，没有读")
    return RawFile(tuple(lines.finished()), tuple(remarks))
