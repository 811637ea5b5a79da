"""spaCy reads its folder through its own corpus reader, and trains on it."""

import contextlib
import io
import pathlib
import subprocess
import sys
import warnings
from collections import Counter

import spacy
from source import Checks, Mention, compare, expected_of, own_words, read_native, report_of
from spacy.training import Corpus, biluo_tags_to_spans
from spacy.util import import_file, load_config, load_model_from_config

# A mention on no token border is only a warning in spaCy, and trains as missing: here it fails.
warnings.filterwarnings("error", message=r".*\[W030\].*")

exports = pathlib.Path(sys.argv[1])
documents = own_words(read_native(exports))
checks = Checks()
all_cats = {document.text: document.cats for document in documents.values()}


def open_folder(name: str):
    folder = exports / name
    import_file("python_code", folder / "tokenizer.py")
    config = load_config(folder / "config.cfg")
    return folder, load_model_from_config(config, auto_fill=True), config


def read(name: str) -> str:
    folder, nlp, _ = open_folder(name)
    expected = expected_of(documents, report_of(exports, name))
    flat, full, tags_seen = {}, {}, 0
    for path in sorted(folder.glob("*.spacy")):
        for example in Corpus(path)(nlp):
            text = example.reference.text
            words, own = [token.text for token in example.reference], [token.text for token in example.predicted]
            assert words == own, [pair for pair in zip(words, own) if pair[0] != pair[1]][:3]
            tags = example.get_aligned_ner()
            assert None not in tags and "-" not in tags
            tags_seen += sum(tag[:2] in ("B-", "U-") for tag in tags)
            trained = biluo_tags_to_spans(example.predicted, tags)
            flat[text] = Counter(Mention(span.label_, span.start_char, span.end_char) for span in trained)
            group = example.reference.spans["sc"]
            aligned = example.get_aligned_spans_y2x(group, allow_overlap=True)
            full[text] = Counter(Mention(span.label_, span.start_char, span.end_char) for span in aligned)
            assert {name for name, value in example.reference.cats.items() if value == 1} == all_cats[text]
    assert tags_seen == expected.count(flat=True), (tags_seen, expected.count(flat=True))
    compare(flat, expected.flat)
    mentions = compare(full, expected.full)
    return f"{tags_seen} B- and U- tags reach training, {mentions} mentions in spans[sc], as exported"


def train(name: str) -> str:
    folder, _, _ = open_folder(name)
    output = exports / f"{name}-model"
    command = [sys.executable, "-m", "spacy", "train", "config.cfg", "--code", "tokenizer.py", "--output", str(output)]
    short = ["--training.max_steps", "6", "--training.eval_frequency", "3"]
    done = subprocess.run([*command, *short], cwd=folder, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, done.stdout + done.stderr
    nlp = spacy.load(output / "model-last")
    text = next(iter(documents.values())).text
    doc = nlp(text)
    assert doc.text == text and "sc" in doc.spans
    return f"6 steps of {', '.join(nlp.pipe_names)}; the model loads and tokenizes the article into {len(doc)} words"


def sharded() -> str:
    """A folder of that name is one file in parts."""
    folder, nlp, _ = open_folder("spacy")
    parts = exports / "parts.spacy"
    parts.mkdir(exist_ok=True)
    for number in (1, 2):
        (parts / f"000{number}.spacy").write_bytes((folder / "corpus.spacy").read_bytes())
    with contextlib.redirect_stderr(io.StringIO()):
        found = len(list(Corpus(parts)(nlp)))
    assert found == 2 * len(documents), found
    return f"{found} documents from two parts"


for name in sys.argv[2:]:
    checks.run(f"spaCy reads {name}", lambda: read(name))
checks.run("spaCy reads a side in parts", sharded)
checks.run("spacy train", lambda: train("spacy"))
checks.run("spacy train on a split", lambda: train("spacy-split"))
checks.run("spacy train with clitics cut", lambda: train("spacy-clitic"))
checks.end()
