"""What was marked, from the native export, and what a report says became of each mention: what a consumer has to find.

All offsets are code points, as Python counts them; ends are exclusive.
"""

import json
import pathlib
import sys
import traceback
from collections import Counter
from typing import Callable, NamedTuple

# A mention with one of these stands in the full list of a format, not in its flat one.
LEFT_OUT_OF_FLAT = {"nested", "overlapping"}


class Mention(NamedTuple):
    label: str
    start: int
    end: int


class Document(NamedTuple):
    name: str
    text: str
    mentions: dict[str, tuple[str, list[list[int]]]]  # id -> label, fragments
    relations: list[dict]
    agreements: list[dict]
    cats: set[str]
    boilerplate: list[tuple[int, int]]  # what is not the article's own


def read_native(folder: pathlib.Path) -> dict[str, Document]:
    """Documents of the corpus by id."""
    documents = {}
    for line in (folder / "native.jsonl").read_text(encoding="utf-8").splitlines():
        said = json.loads(line)
        records = [record for layer in said["layers"].values() for record in layer["records"]]

        def of(kind: str) -> list[dict]:
            return [record for record in records if record["kind"] == kind]

        for record in of("entity"):
            surface = " ".join(said["text"][start:end] for start, end in record["spans"])
            assert surface == record["surface"], (surface, record)
        documents[said["id"]] = Document(
            said["name"],
            said["text"],
            {record["id"]: (record["label"], record["spans"]) for record in of("entity")},
            of("relation"),
            of("agreement"),
            {f"{record['category']}:{record['value']}" for record in of("documentLabel")},
            [(part["start"], part["end"]) for part in said["metadata"].get("boilerplate", [])],
        )
    assert documents, "the native export is empty"
    return documents


def own_words(documents: dict[str, Document]) -> dict[str, Document]:
    """The same as training files hold them: without what is not the article's own, and without the mentions that touch it."""
    return {id: _own_words(document) for id, document in documents.items()}


def _own_words(document: Document) -> Document:
    text, origin, at = "", [], 0  # origin: where each character stood
    for start, end in [*document.boilerplate, (len(document.text), len(document.text))]:
        part = document.text[at:start]
        if text[-1:].strip() and part[:1].strip():
            text, origin = text + "\n", origin + [None]
        text, origin, at = text + part, origin + list(range(at, start)), end
    place = {was: now for now, was in enumerate(origin) if was is not None}
    mentions = {
        id: (label, [[place[start], place[end - 1] + 1] for start, end in spans])
        for id, (label, spans) in document.mentions.items()
        if all(was in place for start, end in spans for was in range(start, end))
    }
    return document._replace(text=text, mentions=mentions)


def grown(text: str, start: int, end: int, written: str) -> Mention | None:
    """The place around start..end that holds the words the report says were written."""
    for first in range(max(0, end - len(written)), start + 1):
        if text[first : first + len(written)] == written and first + len(written) >= end:
            return Mention("", first, first + len(written))
    return None


class Expected(NamedTuple):
    full: dict[str, Counter]  # text -> every mention the files hold
    flat: dict[str, Counter]  # text -> those of the flat list

    def count(self, flat: bool) -> int:
        return sum(sum(found.values()) for found in (self.flat if flat else self.full).values())


def expected_of(documents: dict[str, Document], report: dict) -> Expected:
    """Every mention of the source as the report says it stands in the files; those it says do not stand there are left out."""
    losses = {
        (loss["document"], loss["id"]): loss
        for loss in report["altered"] + report["notCarried"]
        if loss["kind"] == "entity"
    }
    full: dict[str, Counter] = {}
    flat: dict[str, Counter] = {}
    for (id, mention_id), loss in losses.items():
        if loss["reason"] == "in-boilerplate":
            assert mention_id not in documents[id].mentions, f"{mention_id} was to be left out, and is not"
    for id, document in documents.items():
        full[document.text], flat[document.text] = Counter(), Counter()
        for mention_id, (label, spans) in document.mentions.items():
            start, end = spans[0][0], spans[-1][1]
            loss = losses.get((id, mention_id))
            if loss is None:
                place = Mention(label, start, end)
            elif loss["written"] is None:
                continue
            else:
                around = grown(document.text, start, end, loss["written"])
                assert around is not None, f"the report says “{loss['written']}” of {mention_id}, which is not there"
                place = around._replace(label=label)
            full[document.text][place] += 1
            if loss is None or loss["reason"] not in LEFT_OUT_OF_FLAT:
                flat[document.text][place] += 1
    return Expected(full, flat)


def compare(found: dict[str, Counter], expected: dict[str, Counter]) -> int:
    """Every mention of every text, both ways. Answers how many there are."""
    unknown = set(found) - set(expected)
    assert not unknown, f"texts that nobody wrote: {[text[:40] for text in unknown]}"
    for text, mentions in expected.items():
        there = found.get(text, Counter())
        missing, extra = mentions - there, there - mentions

        def show(counter: Counter) -> list:
            return [(label, start, end, text[start:end]) for label, start, end in counter][:5]

        assert not missing and not extra, f"missing {show(missing)}, not marked {show(extra)} in “{text[:40]}”"
    return sum(sum(mentions.values()) for mentions in expected.values())


def place_tokens(text: str, tokens: list[str]) -> list[tuple[int, int]]:
    """Where tokens stand in a text: each after the last, only space between."""
    places, at = [], 0
    for token in tokens:
        while not text.startswith(token, at):
            assert at < len(text) and text[at].isspace() or text[at] in "\u200b\ufeff", f"{token!r} is not at {at}"
            at += 1
        places.append((at, at + len(token)))
        at += len(token)
    assert not text[at:].strip(), f"tokens end at {at} of {len(text)}"
    return places


class Checks:
    """Prints a line a check, counted by whoever reads them."""

    def __init__(self) -> None:
        self.failed = False

    def run(self, name: str, check: Callable[[], str]) -> None:
        try:
            print(f"ok {name}: {check()}", flush=True)
        except Exception:
            self.failed = True
            traceback.print_exc()
            print(f"not ok {name}", flush=True)

    def end(self) -> None:
        sys.exit(1 if self.failed else 0)


def report_of(folder: pathlib.Path, name: str) -> dict:
    return json.loads((folder / f"{name}.report.json").read_text(encoding="utf-8"))
