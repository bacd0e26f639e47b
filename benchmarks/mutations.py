"""Files of every kind a reader takes, and ways to spoil them; the same seed spoils alike."""

import base64
import copy
import io
import random
import re
import zipfile
import zlib
from collections.abc import Callable, Mapping
from functools import cache
from xml.etree import ElementTree

from tests.library.fixtures.small_docx import para, part, run, small_docx, zipped
from tests.library.fixtures.small_pdf import Put, lines, small_pdf

_TEXT = (
    "江州市组织工作汇报\n\n各位领导：\n　　坚持以党的政治建设为统领，推动全市组织工作高质量发展。\n"
    "一、学习\n　　全市共有党员12.6万名，基层党组织4860个——𠮷祥社区“一编三定”。\n"
) * 6
_MARKDOWN = (
    "---\ntitle: 汇报\n---\n# 汇报\n\n## 一、学习\n- **坚持**党的[领导](https://a.b)。\n"
    "| 甲 | 乙 |\n|---|---|\n| 1 | 2 |\n> 引文\n```\n文\n```\n"
) * 5
_HTML = (
    "<!DOCTYPE html><html><head><style>p{}</style></head><body><!-- 注 --><h1>汇报</h1>"
    "<p>正文&nbsp;一<br>二</p><table><tr><td>甲</td></tr></table><script>1<2</script></body></html>"
)
_ARCHIVE = (
    'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="x"\n\n--x\n'
    'Content-Type: text/html; charset="utf-8"\nContent-Transfer-Encoding: base64\n\n'
    f"{base64.b64encode(_HTML.encode()).decode()}\n\n--x--\n"
)
_NUMBERING = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)
_STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/>'
    '<w:basedOn w:val="a"/></w:style>'
)
_NOTES = f'<w:footnote w:id="2">{para("数据来自年报。")}</w:footnote>'
_ODD_NUMBERS = ("0", "-1", "1", "7", "65536", "2147483648", "99999999999999999999", "1e38", "-0.5")
_MARKS = (
    "**",
    "#",
    "[",
    "](",
    "|",
    "> ",
    "- ",
    "`",
    "<",
    "<!--",
    "</",
    "&#",
    "\\",
    "\r",
    "\0",
    "\ufeff",
)
_ENCODINGS = ("utf-8", "utf-16", "utf-16-le", "utf-16-be", "gb18030", "big5", "utf-8-sig", "utf-32")

Spoil = Callable[[bytes, random.Random], bytes]


@cache
def seeds() -> Mapping[str, tuple[str, tuple[bytes, ...]]]:
    """Return, for each reader, the ending of its files and good files."""
    return {
        "text": (".txt", tuple(_TEXT.encode(name, "replace") for name in _ENCODINGS)),
        "markdown": (".md", (_MARKDOWN.encode(), _MARKDOWN.encode("gb18030"))),
        "html": (".html", (_HTML.encode(), _HTML.encode("gb18030"), _ARCHIVE.encode())),
        "docx": (".docx", (_word(), _word(long=True))),
        "pdf": (".pdf", (_pdf(), _pdf(packed=True))),
    }


def spoiled(reader: str, seed: int) -> bytes:
    """Return a good file of a reader with one to three things done to it."""
    chance = random.Random(f"{reader} {seed}")
    data = chance.choice(seeds()[reader][1])
    own = _OWN[reader]
    for _ in range(chance.randint(1, 3)):
        data = chance.choice(own if chance.random() < 0.8 else _ANY)(data, chance)
    return data


def _flip(data: bytes, chance: random.Random) -> bytes:
    made = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 8, 40))):
        if made:
            made[chance.randrange(len(made))] = chance.choice((0, 255, 0x7F, chance.randrange(256)))
    return bytes(made)


def _truncate(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data) + 1)]


def _splice(data: bytes, chance: random.Random) -> bytes:
    """Put a piece of a file of any kind somewhere."""
    other = chance.choice([*(file for _, files in seeds().values() for file in files), data])
    start = chance.randrange(len(other) + 1)
    piece = other[start : start + chance.choice((1, 10, 200, 3_000))]
    at = chance.randrange(len(data) + 1)
    return data[:at] + piece + data[at + chance.choice((0, len(piece))) :]


def _repeat(data: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(data) + 1)
    piece = data[start : start + chance.choice((1, 4, 60))]
    return data[:start] + piece * chance.choice((2, 50, 2_000)) + data[start:]


def _cut_out(data: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(data) + 1)
    return data[:start] + data[start + chance.choice((1, 16, 400)) :]


def _mix_encodings(data: bytes, chance: random.Random) -> bytes:
    texts = [_TEXT[:60], _MARKDOWN[:60], "\0", "ÿþ"]
    pieces = (chance.choice(texts).encode(chance.choice(_ENCODINGS), "replace") for _ in range(4))
    at = chance.randrange(len(data) + 1)
    return data[:at] + b"".join(pieces) + data[at:]


def _mark(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data) + 1)
    return data[:at] + chance.choice(_MARKS).encode() * chance.choice((1, 3, 500)) + data[at:]


def _in_part(data: bytes, chance: random.Random) -> bytes:
    """Spoil one part of a zip, as bytes or as XML, and zip it up again."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = {name: package.read(name) for name in package.namelist()}
    except (zipfile.BadZipFile, zlib.error, ValueError, OSError, EOFError, KeyError,
            NotImplementedError, RuntimeError):  # fmt: skip  # zipfile raises all
        return _flip(data, chance)
    name = chance.choice(list(parts) or [""])
    if chance.random() < 0.1:
        parts.pop(name, None)
    elif name in parts:
        spoil = chance.choice((*[_xml_tree] * 9, *[_xml] * 3, *_ANY))
        parts[name] = spoil(parts[name], chance)
    return zipped(dict(parts))


def _xml(data: bytes, chance: random.Random) -> bytes:
    """Delete, double, move or rename tags, or put odd values in."""
    tags = list(re.finditer(rb"<[^<>]+>", data[:200_000]))
    if not tags:
        return _flip(data, chance)
    one, two = sorted(chance.choices(tags, k=2), key=lambda tag: tag.start())
    piece = data[one.start() : two.end()]
    match chance.randrange(6):
        case 0:
            return data[: one.start()] + data[one.end() :]
        case 1:
            return data[: one.start()] + piece * chance.choice((2, 3, 30)) + data[two.end() :]
        case 2:
            return data[: one.start()] + two[0] + data[one.end() :]
        case 3:
            odd = chance.choice((*_ODD_NUMBERS, "", "\u3000" * 9, "../../x", "w" * 9_000)).encode()
            return (
                data[: one.start()] + re.sub(rb'"[^"]*"', b'"%s"' % odd, one[0]) + data[one.end() :]
            )
        case 4:
            return data[: one.start()] + data[two.end() :]
        case _:
            entity = chance.choice((b"&a;", b"&#0;", b"&#x10FFFF;", b"<!DOCTYPE a>", b"]]>"))
            return data[: one.end()] + entity + data[one.end() :]


def _xml_tree(data: bytes, chance: random.Random) -> bytes:
    """Move, double, delete or rename whole elements: what comes is well-formed."""
    try:
        root = ElementTree.fromstring(data)
    except (ElementTree.ParseError, ValueError, LookupError):
        return _flip(data, chance)
    nodes = list(root.iter())
    for _ in range(chance.choice((1, 2, 6))):
        one, two = chance.choices(nodes, k=2)
        match chance.randrange(5):
            case 0 if len(one):
                one.remove(chance.choice(list(one)))
            case 1:
                # A copy: an element within itself would be written without end.
                one.append(copy.deepcopy(two))
            case 2:
                one.tag = two.tag
            case 3:
                one.attrib = {name: chance.choice(_ODD_NUMBERS) for name in two.attrib}
            case _:
                one.text, two.text = two.text, chance.choice(("", "\n", "9" * 5_000, one.text))
    return ElementTree.tostring(root)


def _pdf_object(data: bytes, chance: random.Random) -> bytes:
    """Put odd numbers, other objects or other names where some are."""
    found = list(re.finditer(rb"\d+ 0 R|-?\d+(?:\.\d+)?|/[A-Za-z]+|obj|endobj|stream", data))
    if not found:
        return _flip(data, chance)
    made = data
    for _ in range(chance.choice((1, 1, 3))):
        one = chance.choice(found)
        number = b"%d 0 R" % chance.randrange(14)
        new = chance.choice((number, chance.choice(_ODD_NUMBERS).encode(), chance.choice(found)[0]))
        made = made[: one.start()] + new + made[one.end() :]
    return made


def _word(*, long: bool = False) -> bytes:
    listed = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    inner = f"<w:txbxContent>{para('框')}</w:txbxContent>"
    box = f"<w:r><w:pict><v:textbox>{inner}</v:textbox></w:pict></w:r>"
    note = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>TOC </w:instrText>'
        f'<w:fldChar w:fldCharType="separate"/></w:r>{run("一、学习 3")}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    body = (
        para("江州市组织工作汇报", '<w:pStyle w:val="1"/>')
        + para(field)
        + para("学习", listed)
        + para(run("坚持") + f"<w:del>{run('删')}</w:del><w:ins>{run('增')}</w:ins>" + note)
        + para(run("文") + box, "<w:rPr><w:del/></w:rPr>")
        + f"<w:tbl><w:tr><w:tc>{para('格')}</w:tc></w:tr></w:tbl>"
        + f"<w:sdt><w:sdtPr/><w:sdtContent>{para('控')}</w:sdtContent></w:sdt>"
    )
    parts = {
        "numbering": part("numbering", _NUMBERING),
        "styles": part("styles", _STYLES),
        "footnotes": part("footnotes", _NOTES),
    }
    return small_docx(body * (30 if long else 1), parts)


def _pdf(*, packed: bool = False) -> bytes:
    mark = Put("内部资料", 200, 300, 40, 45, 0.8)
    made = small_pdf([*lines(*_TEXT.split("\n")[:9]), mark], lines("第二页。"), picture=(1,))
    if not packed:
        return made
    return re.sub(
        rb"<< /Length \d+ >>\nstream\n(.*?)\nendstream",
        lambda stream: (
            b"<< /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream"
            % (len(deflated := zlib.compress(stream[1])), deflated)
        ),
        made,
        flags=re.DOTALL,
    )


_ANY: tuple[Spoil, ...] = (_flip, _truncate, _splice, _repeat, _cut_out)
_OWN: Mapping[str, tuple[Spoil, ...]] = {
    "text": (_mix_encodings, _mark),
    "markdown": (_mark, _mark, _mix_encodings),
    "html": (_mark, _xml, _mix_encodings),
    "docx": (_in_part,),
    "pdf": (_pdf_object,),
}
"""What is done to any file, and to the files of one reader."""
