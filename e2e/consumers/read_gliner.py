"""GLiNER's own data processing takes the items, without a model's weights."""

import json
import pathlib
import sys
import warnings
from collections import Counter
from types import SimpleNamespace

import torch
from gliner.data_processing import RelationExtractionSpanProcessor, UniEncoderSpanProcessor, WordsSplitter
from source import Checks, Mention, compare, expected_of, own_words, place_tokens, read_native, report_of

# It cuts off what is too long with a warning only.
warnings.filterwarnings("error", message=".*truncated.*")

exports = pathlib.Path(sys.argv[1])
documents = own_words(read_native(exports))
by_name = {document.name: document for document in documents.values()}
checks = Checks()
# As its own configuration comes.
config = SimpleNamespace(max_width=12, max_len=384, max_types=100, max_neg_type_ratio=1, rel_token="[REL]")
tokenizer = SimpleNamespace(unk_token="?", pad_token="_", eos_token="_")


def processor(kind):
    return kind(config, tokenizer, WordsSplitter("whitespace"))


def read() -> str:
    expected = expected_of(documents, report_of(exports, "gliner"))
    items = json.loads((exports / "gliner.json").read_text(encoding="utf-8"))
    spans = processor(UniEncoderSpanProcessor)
    batch = spans.collate_raw_batch(items)
    labels = spans.create_labels(batch)
    found: dict[str, Counter] = {}
    tokens_of: dict[str, list[str]] = {}
    long = 0
    for number, item in enumerate(items):
        name, _, _ = item["id"].rpartition(":")
        before = tokens_of.setdefault(name, [])
        tokens_of[name] = before + item["tokenized_text"]
        trained: Counter = Counter()
        candidates = batch["span_idx"][number].tolist()
        names = batch["id_to_classes"][number]
        for (first, last), row in zip(candidates, labels[number]):
            for one in torch.nonzero(row).flatten().tolist():
                trained[(names[one + 1], first, last)] += 1
        said = Counter((label, first, last) for first, last, label in item["ner"])
        beyond = Counter({key: count for key, count in said.items() if key[2] - key[1] >= config.max_width})
        long += sum(beyond.values())
        # A place has each label once in training, however often it was marked.
        assert set(trained) == set(said - beyond), (trained, said)
        found.setdefault(name, Counter())
        offset = len(before)
        for (label, first, last), count in said.items():
            found[name][(label, offset + first, offset + last)] += count
    placed = {}
    for name, mentions in found.items():
        text = by_name[name].text
        places = place_tokens(text, tokens_of[name])
        placed[text] = Counter()
        for (label, first, last), count in mentions.items():
            placed[text][Mention(label, places[first][0], places[last][1])] += count
    mentions = compare(placed, expected.full)
    told = [loss for loss in report_of(exports, "gliner")["altered"] if loss["reason"] == "long"]
    longest = max(len(item["tokenized_text"]) for item in items)
    return f"{mentions} mentions in {len(items)} items of {longest} tokens at most, as exported; {long} beyond 12 tokens ({len(told)} told so first)"


def relations() -> str:
    items = json.loads((exports / "gliner.json").read_text(encoding="utf-8"))
    pairs = processor(RelationExtractionSpanProcessor)
    batch = pairs.collate_raw_batch(items)
    for number, item in enumerate(items):
        kept = [one for one in item["relations"] if all(item["ner"][end][1] - item["ner"][end][0] < 12 for end in one[:2])]
        assert len(batch["relations"][number]) == len(item["relations"])
        assert int((batch["rel_label"][number] > 0).sum()) == len(kept), (number, kept)
    report = report_of(exports, "gliner")
    told = sum(loss["kind"] == "relation" and loss["written"] is None for loss in report["notCarried"])
    written = sum(len(item["relations"]) for item in items)
    assert written + told == sum(len(document.relations) for document in documents.values())
    return f"{written} relations, {told} told as not carried"


checks.run("GLiNER's span processor reads the items", read)
checks.run("GLiNER's relation processor reads the items", relations)
checks.end()
