import type { SegmentTable } from '../../text/segment-table.ts'
import type { BesideContext, Piece } from '../format.ts'
import { pythonCore } from './python-core.ts'
import { tokenizerTable } from './tokenizer-table.ts'

/** Beside the scripts, which read it. */
const tableFile = 'tokenizer.json'

const tokensScript = `# Tokens of a text, as this export has them. Needs ${tableFile} beside it and nothing else.
#     from tokens import tokens
#     tokens("وقّعت وزارة الصحة")      (start, end, token) of each, in characters
#     python3 tokens.py < text.txt     a token a line
import json
import pathlib
import re
import sys

${pythonCore}


def tokens(text):
    global _known
    if _known is None:
        table = pathlib.Path(__file__).with_name("${tableFile}")
        _known = Tokens(json.loads(table.read_text(encoding="utf-8")))
    return [(start, end, text[start:end]) for start, end in _known.spans(text)]


_known = None

if __name__ == "__main__":
    for _, _, token in tokens(sys.stdin.buffer.read().decode("utf-8")):
        sys.stdout.buffer.write(token.encode("utf-8") + b"\\n")
`

const spacyScript = `# The tokenizer of this export for spaCy 3:  spacy train config.cfg --code tokenizer.py --output model
# Import this file before spacy.load. A saved model holds the table; only a new one is made from ${tableFile} beside this file.
import json
import pathlib
import re

import spacy
from spacy.tokens import Doc

${pythonCore}


class HashiyaTokenizer:
    """One ASCII space after a word is its flag; every other space is a word, so that doc.text is the text again."""

    def __init__(self, vocab, table):
        self.vocab = vocab
        self._set(table)

    def _set(self, table):
        self._table = table
        self._parts = None if table is None else Tokens(table)

    def __call__(self, text):
        if self._parts is None:
            raise ValueError("${tableFile} stands neither beside tokenizer.py nor in the model")
        words, spaces, end = [], [], 0

        def add(word):
            words.append(word)
            spaces.append(False)

        def fill(until):
            start = end
            if words and start < until and text[start] == " ":
                spaces[-1] = True
                start += 1
            if start < until:
                add(text[start:until])

        for start, stop in self._parts.spans(text):
            fill(start)
            add(text[start:stop])
            end = stop
        fill(len(text))
        return Doc(self.vocab, words=words, spaces=spaces)

    def pipe(self, texts, batch_size=1000):
        for text in texts:
            yield self(text)

    def to_bytes(self, *, exclude=()):
        return json.dumps(self._table, ensure_ascii=False, separators=(",", ":")).encode("utf-8")

    def from_bytes(self, data, *, exclude=()):
        self._set(json.loads(data.decode("utf-8")))
        return self

    def to_disk(self, path, *, exclude=()):
        pathlib.Path(path).write_bytes(self.to_bytes())

    def from_disk(self, path, *, exclude=()):
        return self.from_bytes(pathlib.Path(path).read_bytes())


@spacy.registry.tokenizers("hashiya.tokenizer.v1")
def create_tokenizer():
    beside = pathlib.Path(__file__).with_name("${tableFile}")
    table = json.loads(beside.read_text(encoding="utf-8")) if beside.exists() else None
    return lambda nlp: HashiyaTokenizer(nlp.vocab, table)
`

/**
 * What lets a consumer come to the tokens of an export on any other text: the table, and a script that reads it, for spaCy its tokenizer, for others
 * `tokens.py`. `clitics`: null where words are not cut.
 */
export function tokenizerFiles(clitics: SegmentTable | null, consumer: 'spacy' | 'any'): readonly Piece[] {
  const script =
    consumer === 'spacy' ? { file: 'tokenizer.py', content: spacyScript } : { file: 'tokens.py', content: tokensScript }
  return [{ file: tableFile, content: `${JSON.stringify(tokenizerTable(clitics))}\n` }, script]
}

/** For a format whose consumer comes with no tokenizer: nothing where words stay whole, which it can do by itself. */
export const cliticTokenizer = ({ clitics }: BesideContext): readonly Piece[] =>
  clitics === null ? [] : tokenizerFiles(clitics, 'any')
