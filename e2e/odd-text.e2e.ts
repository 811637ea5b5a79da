import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from './app.ts'
import { filesBelow } from './disk.ts'
import { dropFiles } from './drop.ts'
import { documentIdOf, type Home, articleText as sampleText, writeSettings } from './home.ts'
import { press } from './keys.ts'
import { expectSaved } from './marking-story.ts'
import { articleText, drag, paintedMarks, saveState } from './on-screen.ts'

/** Texts as no newspaper prints them, and what the first word, the last word and a drag over all of it come to, as words. */
const odd = [
  { name: 'crlf', text: 'وقعت شركة اتفاقا.\r\n\r\nفي الجزائر اليوم\r\n', first: 'وقعت', last: 'اليوم' },
  { name: 'separators', text: 'أول سطر هنا\u2028ثاني سطر\u2029ثالث سطر أخير\r', first: 'أول', last: 'أخير' },
  { name: 'spaces', text: '\u00a0 \tبداية\u00a0بعد\u202fفراغ \t', first: 'بداية', last: 'فراغ' },
  { name: 'tatweel', text: 'ســـونـاطـــراك ـــ الــــمغرب', first: 'ســـونـاطـــراك', last: 'الــــمغرب' },
  { name: 'marks', text: '\u064b\u0651كلمة أولى\n\u064eثانية\nمُحَمَّدٌٍَُّ', first: '\u064b\u0651كلمة', last: 'مُحَمَّدٌٍَُّ' },
  { name: 'astral', text: '𝒜𝓁𝑔𝑒𝓇 👨‍👩‍👧‍👦 عائلة 🇩🇿 نهاية 𝟛𝟜', first: '𝒜𝓁𝑔𝑒𝓇', last: '𝟛𝟜' },
  {
    name: 'controls',
    text: '\u202eمعكوس\u202c \u2067Huawei الجزائر\u2069 \u2066abc\u2069',
    first: 'معكوس',
    last: 'abc',
  },
  { name: 'forms', text: 'ﻻ اﻷمم ﺍﻟﺠﺰﺍﺋﺮ ﷲ', first: 'ﻻ', last: 'ﷲ' },
] as const

type Entry = { readonly name: string; readonly document: string; readonly added: readonly Added[] }
type Added = { readonly kind: string; readonly label?: string; readonly spans?: readonly (readonly [number, number])[] }

/** Lines of her own journal: name, document, records added. */
const entriesOf = (home: Home): readonly Entry[] =>
  filesBelow(path.join(home.corpus, 'journal'))
    .flatMap(name => readFileSync(path.join(home.corpus, 'journal', name), 'utf8').split('\n'))
    .filter(line => line !== '')
    .map(line => JSON.parse(line).entry)
    .flatMap(({ name, diffs }) => diffs.map((diff: Entry) => ({ name, document: diff.document, added: diff.added })))
    .filter(({ name }) => name === 'createEntity')

for (const { name, text, first, last } of odd) {
  test(`${name}: the same words on the sheet and in the journal`, async ({ home, start }) => {
    const file = path.join(home.folder, `${name}.txt`)
    writeFileSync(file, text)
    writeSettings(home, { screen: 'library' })
    const library = await start({ ready: 'library' })
    await dropFiles(library.page, [file], { x: 700, y: 500 })
    await expect(library.page.getByTestId('library-table').getByRole('row')).toHaveCount(7)
    await library.quit()

    writeSettings(home, { lastDocument: { [home.corpus]: documentIdOf(text) } })
    const { page } = await start()
    await expect(articleText(page)).toBeFocused()
    await press(page, 'KeyF')
    await press(page, 'ArrowLeft', 12)
    await press(page, 'KeyA')
    const painted = async () =>
      (await paintedMarks(page, text)).map(({ label, start, end }) => `${label} ${text.slice(start, end)}`)
    await expect.poll(painted).toEqual([`ORG ${first}`, `PERS ${last}`])
    await drag(page, text, text.lastIndexOf(last), text.indexOf(first))
    await press(page, 'KeyS')
    await expectSaved(page)

    const characters = [...text]
    const written = entriesOf(home).flatMap(({ added }) =>
      added.flatMap(({ label, spans }) =>
        (spans ?? []).map(([start, end]) => `${label} ${characters.slice(start, end).join('')}`),
      ),
    )
    const whole = text.slice(text.indexOf(first), text.lastIndexOf(last) + last.length)
    expect(written).toEqual([`ORG ${first}`, `PERS ${last}`, `GPE ${whole}`])
  })
}

test('keys on the way to the next article mark nothing in the one that is left', async ({ home, start }) => {
  const { page } = await start()
  await page.evaluate(() => {
    const text = document.querySelector('[data-testid=article-text]')
    const type = (code: string) => text?.dispatchEvent(new KeyboardEvent('keydown', { code, key: code, bubbles: true }))
    for (const code of ['Digit0', 'KeyF', 'ArrowLeft', 'KeyA']) type(code)
  })
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^001/)
  await press(page, 'KeyS')
  await expect.poll(() => paintedMarks(page, sampleText('001'))).toHaveLength(1)
  await expect(saveState(page)).toHaveAttribute('data-state', 'saved')
  expect(entriesOf(home).map(entry => entry.document)).toEqual([documentIdOf(sampleText('001'))])
})

test('behind the help nothing is marked and nothing undone', async ({ start }) => {
  const { page } = await start()
  await press(page, 'KeyF')
  const before = await paintedMarks(page, sampleText('000'))
  expect(before).toHaveLength(1)
  await press(page, 'F1')
  await expect(page.getByRole('dialog')).toBeVisible()
  for (const key of ['KeyA', 'Control+KeyZ', 'KeyB', 'Digit0']) await press(page, key)
  expect(await paintedMarks(page, sampleText('000'))).toEqual(before)
  await press(page, 'Escape')
  await expect(articleText(page)).toBeFocused()
  await press(page, 'Control+KeyZ')
  await expect.poll(() => paintedMarks(page, sampleText('000'))).toEqual([])
})
