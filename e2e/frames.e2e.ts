import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { wordAt } from '../shared/text/tokens.ts'
import { expect, test } from './app.ts'
import { readJournal, recordsInCheckpoint, recordsInJournal, type StoredRecord } from './disk.ts'
import { documentIdOf, articleText as readText } from './home.ts'
import { press, walk } from './keys.ts'
import { expectSaved } from './marking-story.ts'
import { languages } from './names.ts'
import { articleText } from './on-screen.ts'

const text = readText('000')
const article = documentIdOf(text)
const at = (words: string, from = 0): number => {
  const offset = text.indexOf(words, from)
  if (offset < 0) throw new Error(`no ${words}`)
  return offset
}

const roleButton = (page: Page, role: string) => page.getByTestId('label-palette').locator(`[data-role-id=${role}]`)

/** Where the cursor is, as the keys have left it. */
function hand(page: Page) {
  let here = 0
  const go = async (offset: number): Promise<void> => {
    await walk(page, text, here, offset)
    here = offset
  }
  return {
    go,
    /** Selects the words from one to another with the arrows, and marks or fills by `key`. */
    over: async (words: string, key: string, from = 0): Promise<void> => {
      const start = at(words, from)
      await go(start)
      const last = wordAt(text, start + words.length - 1)?.start ?? start
      for (let word = wordAt(text, start); word && word.start < last; ) {
        await press(page, 'Shift+ArrowLeft')
        word = wordAt(text, text.slice(word.end).search(/[\p{L}\p{N}]/u) + word.end)
      }
      await press(page, key)
      here = last
    },
    rests: (offset: number): void => {
      here = offset
    },
  }
}

type Agreement = Extract<StoredRecord, { kind: 'agreement' }>
const agreementsIn = (records: readonly StoredRecord[]): readonly Agreement[] =>
  records.filter(record => record.kind === 'agreement')

/** `role surface`, mentions by their own words. */
function filled(records: readonly StoredRecord[]): readonly string[] {
  const surfaces = new Map(records.flatMap(one => (one.kind === 'entity' ? [[one.id, one.surface ?? '']] : [])))
  const [agreement] = agreementsIn(records)
  return (agreement?.roles ?? []).map(({ role, entity, surface, of }) => {
    const whose = of === undefined ? '' : ` (${surfaces.get(of)})`
    return `${role} ${entity === undefined ? surface : surfaces.get(entity)}${whose}`
  })
}

/** Marks the first sentences, makes the memorandum of them and fills it, all by keys. */
async function fillMemorandum(page: Page): Promise<void> {
  const { go, over, rests } = hand(page)
  await articleText(page).focus()
  await over('مجمع سوناطراك', 'KeyF')
  await over('اليوم الثلاثاء', 'KeyD')
  await over('هواوي للاتصالات-الجزائر', 'KeyF')
  await over('الرئيس المدير العام لسوناطراك', 'KeyW')
  await over('رشيد حشيشي', 'KeyA')
  await over('هوا ليانغ', 'KeyA')
  await go(at('مذكرة'))
  await press(page, 'KeyY')
  await expect(roleButton(page, 'party')).toBeVisible()
  // What is offered is taken twice: both parties.
  await press(page, 'Space', 2)
  await expect(roleButton(page, 'party').locator('.n')).toHaveText(/^[2٢]$/)
  // The date by its key: it asks, and is answered yes.
  await press(page, 'KeyD')
  await press(page, 'Enter')
  rests(at('الثلاثاء'))
  await go(at('رشيد'))
  await press(page, 'KeyQ')
  rests(at('حشيشي'))
  await over('بالحوسبة السحابية, ومراكز البيانات, والشبكات المعلوماتية', 'KeyG')
  await press(page, 'Digit5')
  await expectSaved(page)
}

const parties = ['party هواوي للاتصالات-الجزائر', 'party مجمع سوناطراك']
const memorandum = [
  ...parties,
  'date اليوم الثلاثاء',
  'attendee رشيد حشيشي (مجمع سوناطراك)',
  'attendeeTitle الرئيس المدير العام لسوناطراك (رشيد حشيشي)',
  'subject الحوسبة السحابية',
  'subject مراكز البيانات',
  'subject الشبكات المعلوماتية',
]

test('an agreement made and filled by keys stands in journal and checkpoint, and after a restart @smoke', async ({
  home,
  start,
}) => {
  const program = await start()
  const { page } = program
  await fillMemorandum(page)
  const written = recordsInJournal(home.corpus, article)
  expect(filled(written)).toEqual(memorandum)
  expect(agreementsIn(written)).toMatchObject([
    { type: 'MOU', trigger: { surface: 'مذكرة تفاهم' }, attributes: { status: 'signed' } },
  ])
  // One deed each, though a person brings a title and a list brings three.
  expect(readJournal(home.corpus).filter(({ name }) => name === 'fillRole')).toHaveLength(5)

  // Status and list are taken back one by one, and brought again.
  await press(page, 'Control+KeyZ', 2)
  await expectSaved(page)
  expect(filled(recordsInJournal(home.corpus, article))).toEqual(memorandum.slice(0, 5))
  await press(page, 'Control+KeyY', 2)
  await expectSaved(page)
  expect(filled(recordsInJournal(home.corpus, article))).toEqual(memorandum)

  await program.quit()
  expect(filled(recordsInCheckpoint(home.corpus, article))).toEqual(memorandum)
  expect(recordsInCheckpoint(home.corpus, article)).toHaveLength(recordsInJournal(home.corpus, article).length)

  const again = await start()
  await articleText(again.page).focus()
  // Into the only agreement there is.
  await press(again.page, 'KeyY')
  await expect(roleButton(again.page, 'subject').locator('.n')).toHaveText(/^[3٣]$/)
  await press(again.page, 'Escape')
  await expect(again.page.locator('[data-label-id=ORG]')).toBeVisible()
})

test('a role key again takes the same words otherwise, B takes them away, Shift marks', async ({ home, start }) => {
  const { page } = await start()
  const { over, go, rests } = hand(page)
  await articleText(page).focus()
  await go(at('مذكرة'))
  await press(page, 'KeyY')
  rests(at('تفاهم'))
  await over('يومي 10 و11 يونيو 2024', 'KeyD')
  await expectSaved(page)
  expect(filled(recordsInJournal(home.corpus, article))).toEqual(['date يومي 10 و11 يونيو 2024'])
  await press(page, 'KeyD')
  await expectSaved(page)
  expect(filled(recordsInJournal(home.corpus, article))).toEqual(['duration يومي 10 و11 يونيو 2024'])
  await press(page, 'KeyB')
  await over('مقاطعة دوغان', 'Shift+KeyS')
  await expectSaved(page)
  const records = recordsInJournal(home.corpus, article)
  expect(filled(records)).toEqual([])
  expect(records.some(one => one.kind === 'entity' && one.label === 'GPE')).toBe(true)
})

for (const language of languages)
  for (const theme of ['light', 'dark'] as const)
    test.describe(`${language}, ${theme}`, () => {
      test.use({ settings: { language, theme } })
      test('looks right with an agreement open, and passes axe', async ({ start }, info) => {
        const { page } = await start()
        await fillMemorandum(page)
        await page.screenshot({ path: info.outputPath('frame.png') })
        await press(page, 'KeyY')
        await expect(page.getByTestId('frame-strip').getByRole('button')).not.toHaveCount(0)
        await page.screenshot({ path: info.outputPath('type.png') })
        const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
        expect(violations.map(({ id, nodes }) => [id, ...nodes.map(node => node.target.join(' '))])).toEqual([])
      })
    })
