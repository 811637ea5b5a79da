"""Hugging Face `datasets` loads the folder, and seqeval reads the tags."""

import json
import os
import pathlib
import sys
import tempfile
from collections import Counter

os.environ.update(HF_HUB_OFFLINE="1", HF_DATASETS_OFFLINE="1", HF_HOME=tempfile.mkdtemp())

import datasets
import pyarrow.parquet
from seqeval.metrics import f1_score
from seqeval.scheme import BILOU, IOB2, IOBES, Entities
from source import Checks, Mention, compare, expected_of, own_words, place_tokens, read_native, report_of

exports = pathlib.Path(sys.argv[1])
documents = own_words(read_native(exports))
by_name = {document.name: document for document in documents.values()}
checks = Checks()
datasets.disable_progress_bars()


def mentions_of(text: str, sentences: list[tuple[list[str], list[str]]], scheme=IOB2) -> Counter:
    """By seqeval's strict reading: what breaks the scheme is no entity."""
    places = place_tokens(text, [token for tokens, _ in sentences for token in tokens])
    found, before = Counter(), 0
    strict = Entities([tags for _, tags in sentences], scheme).entities
    for (tokens, _), entities in zip(sentences, strict, strict=True):
        for entity in entities:
            start, end = places[before + entity.start][0], places[before + entity.end - 1][1]
            found[Mention(entity.tag, start, end)] += 1
        before += len(tokens)
    return found


def read_rows(loaded: datasets.DatasetDict, expected) -> str:
    sentences: dict[str, list] = {}
    rows = 0
    for split in loaded.values():
        feature = split.features["ner_tags"].feature
        assert isinstance(feature, datasets.ClassLabel) and feature.names[0] == "O", feature
        for row in split:
            document, _, number = row["id"].rpartition(":")
            there = sentences.setdefault(document, [])
            assert len(there) == int(number) and len(row["tokens"]) == len(row["ner_tags"])
            there.append((row["tokens"], feature.int2str(row["ner_tags"])))
            rows += 1
    found = {by_name[name].text: mentions_of(by_name[name].text, said) for name, said in sentences.items()}
    mentions = compare(found, expected.flat)
    return f"{mentions} mentions in {rows} rows of {', '.join(loaded)}, tags by name, as exported"


def load(name: str) -> str:
    loaded = datasets.load_dataset(str(exports / name), cache_dir=tempfile.mkdtemp())
    return read_rows(loaded, expected_of(documents, report_of(exports, name)))


def load_lines(name: str) -> str:
    """The lines beside Parquet say the same."""
    files = {path.stem: str(path) for path in sorted((exports / name).glob("*.jsonl"))}
    features = datasets.Features.from_dict(features_of(exports / name))
    loaded = datasets.load_dataset("json", data_files=files, features=features, cache_dir=tempfile.mkdtemp())
    return read_rows(loaded, expected_of(documents, report_of(exports, name)))


def features_of(folder: pathlib.Path) -> dict:
    """What the Parquet file itself tells of its columns."""
    schema = pyarrow.parquet.read_schema(next(iter(sorted(folder.glob("*.parquet")))))
    return json.loads(schema.metadata[b"huggingface"])["info"]["features"]


def conll(name: str, scheme) -> str:
    expected = expected_of(documents, report_of(exports, name))
    found, all_tags = {}, []
    for part in (exports / f"{name}.conll").read_text(encoding="utf-8").split("-DOCSTART- ")[1:]:
        head, _, body = part.partition("\n")
        columns = [[line.split("\t") for line in block.split("\n")] for block in body.strip("\n").split("\n\n")]
        sentences = [([token for token, _ in lines], [tag for _, tag in lines]) for lines in columns]
        document = next(one for one in documents.values() if one.name.replace(" ", "_") == head.split("\t")[0])
        found[document.text] = mentions_of(document.text, sentences, scheme)
        all_tags += [tags for _, tags in sentences]
    assert f1_score(all_tags, all_tags, mode="strict", scheme=scheme) == 1
    return f"{compare(found, expected.flat)} mentions, as exported"


for name in ("huggingface", "huggingface-split"):
    checks.run(f"datasets loads {name}", lambda: load(name))
    checks.run(f"datasets loads the lines of {name}", lambda: load_lines(name))
for name, scheme in (("conll", IOB2), ("conll-bilou", BILOU), ("conll-bioes", IOBES)):
    checks.run(f"seqeval reads {name}", lambda: conll(name, scheme))
checks.end()
