"""Drafts the export tests share."""

import io
import xml.etree.ElementTree as ET
import zipfile

from drafter.core.draft import Block, Draft, Role, Run
from drafter.core.origin import Origin
from drafter.export.wml import W

ORIGIN = Origin(
    "b23-18", "钦州组织工作综述", "钦州", 4, 2, "选派260余名干部驻村，投入1,200万元，覆盖率98.5%。"
)
TITLE = "江州市贯彻落实新时代党的组织路线奋力推动组织工作高质量发展情况汇报"


def draft(*blocks: Block, **facts: str) -> Draft:
    return Draft("wuge", "汇报", facts, blocks)


def block(block_id: str, role: Role, text: str = "", heading: str = "") -> Block:
    runs = ((Run(heading, heading=True),) if heading else ()) + ((Run(text),) if text else ())
    return Block(block_id, role, runs)


def full_draft() -> Draft:
    """One block of every role, run-in and on lines of their own, slots, borrowed text."""
    borrowed = Block(
        "p12",
        Role.POINT,
        (
            Run("二是选派驻村干部。", heading=True),
            Run("选派", origin=ORIGIN),
            Run("〔原260余〕", origin=ORIGIN),
            Run("名干部驻村，投入1,200万元，", origin=ORIGIN),
            Run("江州市", origin=ORIGIN, fact="地区"),
            Run("覆盖率98.5%。", origin=ORIGIN),
        ),
    )
    return draft(
        block("t", Role.TITLE, TITLE),
        block("b", Role.BYLINE, "江州市委组织部（2026年3月5日）"),
        block("s", Role.SALUTATION, "各位领导、同志们："),
        block("o", Role.BODY, "“十四五”以来——我市深入学习……共〔人数〕人参加。"),
        block("p1", Role.PILLAR, "铸牢政治忠诚。", "一、聚焦政治建设，铸牢绝对忠诚品格。"),
        block("p11", Role.POINT, "办班3期。", "一是强化理论武装。"),
        borrowed,
        block("p121", Role.SUBPOINT, "每月一次。", "1.定期调度。"),
        block("p13", Role.POINT, heading="三是严格政治纪律。"),
        block("e", Role.BODY, "　 "),
        block("p2", Role.PILLAR, heading="二、聚焦基层基础"),
        block("p21", Role.POINT, heading="（一）抓实党支部"),
        block("p211", Role.SUBPOINT, heading="1.抓标准"),
        block("x", Role.BODY, "正文𠮷野家。"),
        block("c", Role.CLOSING, "以上汇报，请批评指正。"),
        单位="中共江州市委组织部",
    )


def part(data: bytes, name: str) -> ET.Element:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return ET.fromstring(package.read(name))


def q(name: str) -> str:
    return f"{{{W}}}{name}"
