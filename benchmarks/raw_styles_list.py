"""The makers whose styles raw files are made in."""

from typing import Any

from benchmarks.raw_pages import Style


def _new_words(title: str) -> str:
    return title.replace("新时代", "新时代10年").replace("组织工作综述", "“组织工作”综述")


def _two_lines(title: str) -> str:
    half = len(title) // 2
    return f"{title[:half]}\n{title[half:]}" if len(title) > 12 else title


def _spaced(title: str) -> str:
    return title.replace("组织", " 组织 ").replace("10", "１０")


def _bold(title: str) -> str:
    place = title.replace("组织工作综述", "").replace("新时代", "")
    return f"凝聚{place}力量　书写时代答卷"


def _subtitled(title: str) -> str:
    return f"以组织力量书写时代答卷\n——{title}"


def _brief(title: str) -> str:
    place = "".join(char for char in title.replace("新时代", "") if char > "\u4e00")
    return f"{place[-9:-6].strip('省市县区州盟旗')}县：“四聚焦”抓实组织工作"


_LOW_NUMBERS = tuple((f"{number}、", f"（{number}）") for number in "一二三四五六七八九")
_FLUSH: dict[str, Any] = {"indent": "", "heading_indent": ""}

STYLES = (
    Style("a line a paragraph"),
    Style("no indent", **_FLUSH),
    Style("blank lines, no indent", **_FLUSH, gap=True),
    Style("28 characters, indent", wrap=28),
    Style("30 characters, indent, heading at margin", wrap=30, heading_indent=""),
    Style("35 characters, indent, print", wrap=35, kinsoku=True),
    Style("40 characters, indent, blank lines", wrap=40, gap=True),
    Style("28 characters, no indent, blank lines", wrap=28, **_FLUSH, gap=True),
    Style(
        "35 characters, no indent, bl. l., print",
        wrap=35,
        kinsoku=True,
        **_FLUSH,
        gap=True,
    ),
    Style("30 characters, no indent, no blank lines", wrap=30, **_FLUSH),
    Style("40 characters, no indent, print", wrap=40, kinsoku=True, **_FLUSH),
    Style("pages — 12 —", page=22, foot="— {0} —"),
    Style("pages 第12页 共80页", page=30, foot="第{0}页 共{1}页"),
    Style("pages bare 12, print 28", wrap=28, kinsoku=True, page=22, foot="{0}"),
    Style(
        "pages -12-, book title, feed, 30", wrap=30, page=28, foot="-{0}-", header="book", feed="\f"
    ),
    Style(
        "pages 12/80, no indent, blank lines",
        wrap=33,
        kinsoku=True,
        **_FLUSH,
        gap=True,
        page=30,
        foot="{0}/{1}",
        header="title",
    ),
    Style("running report title, no page number", wrap=30, kinsoku=True, page=25, header="title"),
    Style(
        "running title, no indent, line a paragraph",
        **_FLUSH,
        page=20,
        foot="{0}",
        header="title",
    ),
    Style(
        "watermark 内部资料",
        wrap=32,
        kinsoku=True,
        page=20,
        foot="· {0} ·",
        watermark="内部资料　注意保存",
    ),
    Style(
        "watermark www", page=12, foot="- {0} -", watermark="更多材料请访问 www.gongwen.example.com"
    ),
    Style("watermark 公众号", wrap=30, page=20, foot="", watermark="微信公众号：笔杆子研习社"),
    Style(
        "book, leaders, groups 一、省级",
        reports=12,
        entry="{title}…………{page}",
        group="{n}、{level}",
    ),
    Style(
        "book, groups 【省级】 in text, 1.",
        reports=12,
        entry="{n}. {title} ......... {page}",
        group="【{level}】",
        group_again=True,
    ),
    Style(
        "book, 省级篇, no page numbers",
        reports=12,
        entry="{title}",
        group="{level}篇",
        group_again=True,
        gap=True,
    ),
    Style(
        "book, （一）省级层面, 一、title both",
        reports=8,
        entry="{hanzi}、{title}",
        group="（{n}）{level}层面",
    ),
    Style("book, number in contents only", reports=8, entry="{n}、{title}\t{page}"),
    Style("book, entries broken", reports=8, entry="{title}········{page}", cut=0.01),
    Style("book, entries broken, no page numbers", reports=8, entry="{title}", cut=0.01),
    Style("book, titles differ", reports=8, entry="{title} {page}", title_again=_new_words),
    Style("book, titles spaced", reports=8, entry="{title}", title_again=_spaced),
    Style(
        "book, titles in two lines",
        reports=8,
        entry="{title}……{page}",
        title_again=_two_lines,
        wrap=32,
        kinsoku=True,
    ),
    Style(
        "book, numbered titles in text",
        reports=8,
        entry="{title}　　{page}",
        title_again=lambda t: "1．" + t,
    ),
    Style("book, no contents page", reports=8),
    Style(
        "book, no contents page, pages, 30",
        reports=6,
        wrap=30,
        page=25,
        foot="- {0} -",
        header="book",
    ),
    Style(
        "book, no contents page, running titles",
        reports=6,
        wrap=34,
        kinsoku=True,
        page=25,
        foot="{0}",
        header="title",
    ),
    Style(
        "book, no contents, two-line titles, speech",
        reports=6,
        title_again=_two_lines,
        speech=True,
        **_FLUSH,
    ),
    Style("book, contents, speech", reports=8, speech=True, entry="{title}\t{page}", gap=True),
    Style(
        "book, pages, running titles, contents",
        reports=8,
        wrap=30,
        kinsoku=True,
        page=24,
        foot="— {0} —",
        header="title",
        entry="{hanzi}、{title}……{page}",
        group="第{n}部分　{level}",
    ),
    Style("lost indents", lost=0.15, page=25),
    Style("lost indents, wrapped, print", lost=0.1, wrap=33, kinsoku=True),
    Style("spaces for indent", indent="    ", heading_indent="    ", wrap=30),
    Style("tabs for indent, CR LF", indent="\t", heading_indent="\t", end="\r\n"),
    Style("NBSP for indent, CR", indent="\u00a0\u00a0\u00a0\u00a0", heading_indent="", end="\r"),
    Style("one U+3000 space", indent="　", heading_indent="　", page=20),
    Style(
        "margin of four spaces",
        indent="    ",
        heading_indent="    ",
        wrap=34,
        swap=(("\n", "\n    "),),
    ),
    Style("headings cut", cut=0.5),
    Style("headings cut, no indent", cut=0.5, **_FLUSH),
    Style("headings wrap at 20", wrap=20, kinsoku=True),
    Style("headings fused", fused=0.3),
    Style("second depth （一）", numbers="second"),
    Style("second depth （一）, wrapped", numbers="second", wrap=28),
    Style("second depth 1.", numbers="digits"),
    Style(
        "second depth 1., no indent, wrapped, gap",
        numbers="digits",
        **_FLUSH,
        wrap=32,
        gap=True,
        kinsoku=True,
    ),
    Style("第一部分", numbers="part", heading_indent=""),
    Style("Markdown", markdown=True, **_FLUSH, gap=True),
    Style(
        "Markdown, book, （一）",
        markdown=True,
        **_FLUSH,
        gap=True,
        reports=6,
        numbers="second",
    ),
    Style("speech", speech=True),
    Style(
        "speech, wrapped, no indent, gap",
        speech=True,
        wrap=32,
        kinsoku=True,
        **_FLUSH,
        gap=True,
    ),
    Style("speech, wrapped, pages", speech=True, wrap=28, page=22, foot="{0}"),
    Style(
        "book, entries with authors",
        reports=8,
        entry="{title}（江州市委组织部）……{page}",
        speech=True,
    ),
    Style("book, contents with headings", reports=6, entry="{title}………{page}", deep=True),
    Style(
        "book, contents with headings, no pages",
        reports=6,
        entry="{title}",
        deep=True,
        gap=True,
        **_FLUSH,
    ),
    Style(
        "book, numbered contents with headings",
        reports=6,
        entry="{n}.{title}\t{page}",
        deep=True,
        wrap=30,
        heading_indent="",
    ),
    Style("book, page numbers in their own lines", reports=6, entry="{title}\n{page}"),
    Style("book, titles follow in the same line", reports=6, entry="{title}…{page}", follows=True),
    Style("one report with its own contents page", entry="{title}……{page}", deep=True),
    Style("book, free titles, contents", reports=6, entry="{title}……{page}", rename=_bold),
    Style("book, free titles, no contents", reports=6, rename=_bold),
    Style(
        "book, free titles, no contents, wrapped",
        reports=6,
        rename=_bold,
        wrap=30,
        kinsoku=True,
        **_FLUSH,
        gap=True,
    ),
    Style("book, subtitles, contents", reports=6, entry="{title}……{page}", rename=_subtitled),
    Style("book, subtitles, no contents", reports=6, title_again=_subtitled),
    Style("subtitle", title_again=_subtitled),
    Style("book, rules between", reports=6, rule="——————————————"),
    Style(
        "running title and page number in one line",
        wrap=30,
        page=24,
        header="book",
        header_form="{0}    {1}",
    ),
    Style(
        "running page number and title",
        wrap=30,
        page=24,
        header="title",
        header_form="· {1} · {0}",
        kinsoku=True,
    ),
    Style("headings 一. ", mark="."),
    Style("headings 一 、", mark=" 、", wrap=28),
    Style(
        "centred titles",
        reports=6,
        title_again=lambda t: "　" * 10 + t,
        wrap=34,
        kinsoku=True,
        speech=True,
    ),
    Style(
        "watermark in every page, 34",
        wrap=34,
        page=18,
        foot="第 {0} 页",
        watermark="内部资料，请勿外传",
        header="book",
    ),
    Style(
        "book, contents, 1. headings below",
        reports=6,
        entry="{hanzi}、{title} …… {page}",
        numbers="digits",
        wrap=32,
        page=30,
        foot="{0}",
        header="book",
    ),
    Style("page numbers between blank lines", wrap=30, page=24, foot="\n— {0} —\n"),
    Style(
        "page numbers between blank lines, gap",
        wrap=32,
        **_FLUSH,
        gap=True,
        page=24,
        foot="\n{0}\n",
        header="book",
    ),
    Style("every line with a blank line", wrap=30, swap=(("\n", "\n\n"),)),
    Style("spaces at line ends", wrap=30, kinsoku=True, swap=(("\n", "  \n"),)),
    Style(
        "wide digits for pages", wrap=36, page=24, foot="－　{0}　－", swap=(("－　1", "－　１"),)
    ),
    Style("feeds and titles", wrap=28, page=24, feed="\f", header="title", kinsoku=True),
    Style(
        "book, feeds, bare pages, contents",
        reports=8,
        wrap=28,
        page=24,
        feed="\f",
        foot="{0}",
        header="title",
        entry="{hanzi}、{title}\t{page}",
        group="{level}部分",
        group_again=True,
        speech=True,
    ),
    Style("half-width marks", wrap=30, swap=(("，", ","), ("：", ":"), ("；", ";"))),
    Style(
        "book, county groups",
        reports=12,
        entry="({n}){title}…………({page})",
        group="{n}、{level}材料",
        group_again=True,
        **_FLUSH,
        gap=True,
    ),
    Style(
        "book, one-line entries, pages in brackets",
        reports=8,
        entry="{title}（{page}）",
        page=30,
        foot="·{0}·",
        header="book",
        wrap=38,
        kinsoku=True,
    ),
    Style(
        "book, reports of 讲话",
        reports=6,
        rename=lambda t: f"在{t.replace('组织工作综述', '')}组织工作会议上的讲话",
        speech=True,
    ),
    Style("run-in headings", run_in=True),
    Style("run-in headings, wrapped", run_in=True, wrap=30, page=24, foot="{0}"),
    Style(
        "run-in headings, no indent, gap", run_in=True, wrap=34, kinsoku=True, gap=True, **_FLUSH
    ),
    Style("book, run-in headings", run_in=True, reports=2, wrap=32),
    Style(
        "book, contents with authors below",
        reports=6,
        entry="{n}.{title}……{page}\n（中共江州市委组织部）",
        rename=_bold,
        speech=True,
    ),
    Style(
        "book, contents with authors below, no pages",
        reports=6,
        entry="{title}\n江州市委组织部",
        rename=_bold,
        speech=True,
        wrap=30,
    ),
    Style("two reports, free titles", reports=2, rename=_bold),
    Style("two reports, free titles, wrapped", reports=2, rename=_bold, wrap=30, speech=True),
    Style(
        "book, free titles, headings （一）",
        reports=5,
        rename=_bold,
        speech=True,
        swap=_LOW_NUMBERS,
    ),
    Style("book, briefs", reports=6, rename=_brief),
    Style("book, briefs, no indent, gap", reports=6, rename=_brief, wrap=32, gap=True, **_FLUSH),
    Style("book, 案例1：", reports=5, rename=_bold, title_again=lambda t: "案例1：" + t),
)
