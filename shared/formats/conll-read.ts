import type { ReadDocument, ReadMention } from './format.ts'
import { placeTokens } from './place-tokens.ts'
import type { SourceFile } from './source-file.ts'
import { fromTags } from './tags.ts'

type TaggedToken = { readonly token: string; readonly tag: string }
type Sentence = readonly TaggedToken[]

function mentionsIn(text: string, sentences: readonly Sentence[]): readonly ReadMention[] {
  const spans = placeTokens(
    text,
    sentences.flat().map(({ token }) => token),
  )
  if (!spans) return []
  let before = 0
  return sentences.flatMap(sentence => {
    const at = before
    before += sentence.length
    return fromTags(sentence.map(({ tag }) => tag)).flatMap(({ first, end, label }): ReadMention[] => {
      const start = spans[at + first]?.start
      const last = spans[at + end - 1]?.end
      return start === undefined || last === undefined ? [] : [{ label, spans: [{ start, end: last }] }]
    })
  })
}

const toReadDocument = (sentences: readonly Sentence[]): ReadDocument => ({
  mentionsIn: text => mentionsIn(text, sentences),
  recordsIn: () => [],
})

/** Token and tag are parted by the line's last tab. A line without one is a token without a tag, which reads as O. */
function parseLine(line: string): TaggedToken {
  const tab = line.lastIndexOf('\t')
  return tab === -1 ? { token: line, tag: 'O' } : { token: line.slice(0, tab), tag: line.slice(tab + 1) }
}

/** Documents of files whose documents begin with `-DOCSTART-`; sentences end at blank lines. */
export async function* readConll(files: readonly SourceFile[]): AsyncIterable<ReadDocument> {
  for (const file of files) yield* readLines(file.lines())
}

async function* readLines(lines: AsyncIterable<string>): AsyncIterable<ReadDocument> {
  let sentences: Sentence[] | null = null
  let sentence: TaggedToken[] = []
  const closeSentence = (): void => {
    if (sentence.length > 0) sentences?.push(sentence)
    sentence = []
  }
  for await (const line of lines) {
    if (line.startsWith('-DOCSTART-')) {
      closeSentence()
      if (sentences) yield toReadDocument(sentences)
      sentences = []
    } else if (line === '') closeSentence()
    else sentence.push(parseLine(line))
  }
  closeSentence()
  if (sentences) yield toReadDocument(sentences)
}
