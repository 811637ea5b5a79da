import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { buildSegmentTable, countForms } from './build-segment-table.ts'
import { createSegmenter, type Tokenizer } from './segmenter.ts'

const reference = new URL('../../../shared/', import.meta.url)
const read = (path: string) => readFileSync(new URL(path, reference), 'utf8')
const textFiles = (folder: string) =>
  readdirSync(new URL(folder, reference))
    .filter(name => name.endsWith('.txt'))
    .sort()
    .map(name => folder + name)

function segmenterOf(texts: readonly string[]): Tokenizer {
  const forms = countForms()
  for (const text of texts) forms.add(text)
  return createSegmenter(buildSegmentTable(forms.counts))
}

type GoldArticle = {
  readonly doc: string
  readonly entities: readonly { readonly start: number; readonly end: number }[]
}

// The rules were written with these three articles in sight: they show that the borders can be met, not how other articles fare.
test.skipIf(!existsSync(new URL('gold/gold-sample.json', reference)))(
  'of the sample’s 131 mentions all 21 borders inside words are met, and none is cut within (skipped without ../shared)',
  () => {
    const seeds = textFiles('seeds/')
    const gold: readonly GoldArticle[] = JSON.parse(read('gold/gold-sample.json'))
    const figures = (segment: Tokenizer) => {
      const found = { mentions: 0, inWord: 0, met: 0, clitics: 0 }
      for (const { doc, entities } of gold) {
        const text = read(`seeds/${doc}`)
        const tokens = segment(text)
        const borders = new Set(tokens.flatMap(({ start, end }) => [start, end]))
        for (const { start, end } of entities) {
          const borderIsInWord = /\p{L}$/u.test(text.slice(0, start)) || /^\p{L}/u.test(text.slice(end))
          found.mentions += 1
          found.inWord += borderIsInWord ? 1 : 0
          found.met += borderIsInWord && borders.has(start) && borders.has(end) ? 1 : 0
          // A mention's first letter cut off it: its name would be parted.
          found.clitics += borders.has(start + 1) && /^[وفبلك]\p{L}/u.test(text.slice(start, end)) ? 1 : 0
        }
      }
      return found
    }
    const own = figures(segmenterOf(seeds.map(read)))
    const closed = figures(segmenterOf([]))
    console.info('gold borders inside words, with the words of the five articles:', own, 'without:', closed)
    expect(own).toEqual({ mentions: 131, inWord: 21, met: 21, clitics: 0 })
    expect(closed).toMatchObject({ clitics: 0, met: 18 })
  },
)

type Word = { readonly word: string; readonly isMention: boolean }

/** Words of a file with a token and its tags a line. */
const wordsIn = (path: string): readonly Word[] =>
  read(path)
    .split('\n')
    .flatMap(line => {
      const [word = '', ...tags] = line.trim().split(/\s+/)
      return word === '' || word === '$#$' || tags.length === 0
        ? []
        : [{ word, isMention: tags.some(tag => tag !== 'O') }]
    })

/** Names of the judged half that are cut, and are not to be: read by hand among all that are cut within mentions. */
const wronglyCut = ['بست', 'بلاما', 'بيكون', 'كالا', 'كالاترافا', 'واندررز', 'وورد']
/** Words in its mentions whose clitic stays, read by hand among all that are left whole. */
const leftWhole = [
  'بآل',
  'باهالي',
  'لدين',
  'لرأوول',
  'لروب',
  'لزهدي',
  'لسبورتنج',
  'لصاموئيل',
  'لهندريك',
  'وتعز',
  'ويفل',
]

/**
 * AQMAR and Wojood tag whole words, so that nothing there says where a clitic ends. The lists and rules were mended on one half (every other
 * file of AQMAR, Wojood's train); all words of the other half's mentions were then read by hand. One rule was mended after that: a word whose
 * rest the closed lists know is never shown whole (لوكاس did it to وكأس).
 */
test.skipIf(!existsSync(new URL('data/', reference)))(
  'of unseen AQMAR and Wojood mentions 7 of 343 forms are cut wrongly and 11 of 279 keep a clitic (skipped without ../shared/data)',
  () => {
    const files = [
      ...textFiles('data/aqmar/').filter((_, at) => at % 2 === 1),
      'data/wojood-sample/val.txt',
      'data/wojood-sample/test.txt',
    ]
    const words = files.flatMap(wordsIn)
    const segment = segmenterOf(words.map(({ word }) => word))
    const isCut = (word: string) => /^[وفبلك]/.test(word) && word.length > 1 && (segment(word)[0]?.end ?? 0) === 1
    const types = (chosen: readonly Word[]) => [...new Set(chosen.map(({ word }) => word))]
    const mayHold = words.filter(({ word }) => /^[وفبلك]./u.test(word))
    const inMentions = types(mayHold.filter(({ isMention }) => isMention))
    const others = words.filter(({ isMention }) => !isMention)
    const figures = {
      words: words.length,
      mentionForms: inMentions.length,
      cut: inMentions.filter(isCut).length,
      wronglyCut: inMentions.filter(word => isCut(word) && wronglyCut.includes(word)).length,
      leftWhole: inMentions.filter(word => !isCut(word) && leftWhole.includes(word)).length,
      otherWords: others.length,
      otherWordsCut: others.filter(({ word }) => isCut(word)).length,
    }
    console.info('words of AQMAR and Wojood nobody fitted to:', figures)
    // Where one of these changes, the words of mentions are to be read again.
    expect(figures).toMatchObject({ mentionForms: 622, cut: 343, wronglyCut: 7, leftWhole: 11 })
  },
)
