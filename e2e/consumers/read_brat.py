"""A parser of brat's standoff reads the folder."""

import pathlib
import sys
from collections import Counter

from bioc import brat
from source import Checks, read_native

exports = pathlib.Path(sys.argv[1])
folder = exports / "brat"
documents = {document.text: document for document in read_native(exports).values()}
checks = Checks()


def read() -> str:
    mentions = relations = events = 0
    for path in sorted(folder.glob("*.ann")):
        with path.open(encoding="utf-8", newline="") as ann, path.with_suffix(".txt").open(encoding="utf-8", newline="") as txt:
            parsed = brat.load(txt, ann, path.stem)
        document = documents.pop(parsed.text)
        said = {}
        for entity in parsed.entities:
            fragments = [(span.begin, span.end) for span in sorted(entity.locations)]
            assert entity.text == " ".join(parsed.text[start:end] for start, end in fragments), entity
            said[entity.id] = (entity.type, tuple(fragments))
        expected = Counter(
            (label, tuple((start, end) for start, end in spans)) for label, spans in document.mentions.values()
        )
        missing = expected - Counter(said.values())
        assert not missing, missing
        triggers = Counter((agreement["type"], tuple(map(tuple, agreement["trigger"]["spans"]))) for agreement in document.agreements if "trigger" in agreement)
        assert Counter(said[event.trigger_id] for event in parsed.events) >= triggers
        roles = [said[filler] for event in parsed.events for filler in event.arguments.values()]
        told = sum(len(agreement["roles"]) for agreement in document.agreements)
        assert len(roles) >= told, (len(roles), told)
        named = Counter((one.type, said[one.arguments["Arg1"]], said[one.arguments["Arg2"]]) for one in parsed.relations)
        place = {id: (label, tuple(map(tuple, spans))) for id, (label, spans) in document.mentions.items()}
        lacking = Counter((one["label"], place[one["from"]], place[one["to"]]) for one in document.relations) - named
        assert not lacking, lacking
        mentions, relations, events = mentions + sum(expected.values()), relations + len(document.relations), events + len(parsed.events)
    assert not documents, [document.name for document in documents.values()]
    return f"{mentions} mentions with their fragments, {relations} relations, {events} events with all roles, as marked"


checks.run("bioc's brat parser reads the folder", read)
checks.end()
