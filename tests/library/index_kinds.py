"""The kinds of files of an index, and what is found in it: for tests that harm them."""

from drafter.core.cancel import CancelToken
from drafter.core.query import Query

KINDS = (
    ".idx",
    ".term",
    ".fieldnorm",
    ".fast",
    ".store",
    ".pos",
    "meta.json",
    ".managed.json",
    "records.bin",
    "projection.bin",
    "stamp.json",
)


def found(library, text="组织"):
    return [hit.exemplar.id for hit in library.search(Query(text), CancelToken())]
