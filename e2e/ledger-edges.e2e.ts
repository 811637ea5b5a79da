import { recordIdSchema } from '../shared/model/ids.ts'
import { expect, test } from './app.ts'
import { readJournal } from './disk.ts'
import { press } from './keys.ts'
import { cell, evidence, facet, rows, statuses, table } from './ledger-story.ts'
import { markAsGold } from './marked-sample.ts'
import { named } from './names.ts'

test.describe('many', () => {
  test.use({ settings: { language: 'en' } })
  test('all that are found are chosen, those off the screen too: one deed, one undo', async ({ home, start }) => {
    const many = 1050
    const all = '1,055'
    await markAsGold(home, (_, records) => {
      const [agreement] = records.filter(record => record.kind === 'agreement' && record.type === 'MOU')
      const copies = Array.from({ length: agreement ? many : 0 }, (_, at) => recordIdSchema.parse(`COPY-${at}`))
      return [...records, ...copies.flatMap(id => (agreement ? [{ ...agreement, id }] : []))]
    })
    const { page } = await start()
    await page.getByRole('button', named('Agreements')).click()
    const of = (status: string) => facet(page, 'status', status).locator('.count')
    await expect(of('Signed')).toHaveText('1,052')
    await rows(page).first().focus()
    await press(page, 'Control+KeyA')
    const strip = page.locator('.chosen-strip')
    await expect(strip).toContainText(all)
    await strip.getByRole('button', named('Set status')).click()
    await page.getByRole('menuitem', named('Cancelled')).click()
    await expect(of('Cancelled')).toHaveText(all)
    expect(new Set(statuses(home.corpus))).toEqual(new Set(['cancelled']))
    await rows(page).first().focus()
    await press(page, 'Control+KeyZ')
    await expect(of('Signed')).toHaveText('1,052')
    await expect(of('Cancelled')).toHaveCount(0)
  })
})

test.describe('a note', () => {
  test.use({ settings: { language: 'en', screen: 'agreements' } })
  test('is kept when its row is scrolled out from under it', async ({ home, start }) => {
    await markAsGold(home, (_, records) => {
      const [agreement] = records.filter(record => record.kind === 'agreement' && record.type === 'MOU')
      const copies = Array.from({ length: agreement ? 600 : 0 }, (_, at) => recordIdSchema.parse(`COPY-${at}`))
      return [...records, ...copies.flatMap(id => (agreement ? [{ ...agreement, id }] : []))]
    })
    const { page } = await start({ ready: 'agreements' })
    await page.getByRole('button', named('Columns')).click()
    await page.getByRole('menuitemcheckbox', named('Note')).click()
    await press(page, 'Escape')
    await cell(page, 0, 'note').dblclick()
    await page.keyboard.insertText('يُراجع مع المصدر')
    // The row with the cursor stays in the page; far from its lines it has nothing to show.
    await table(page).hover()
    await expect(async () => {
      await page.mouse.wheel(0, 4000)
      await expect(page.getByRole('textbox', named('Note'))).toHaveCount(0, { timeout: 50 })
    }).toPass()
    const notes = () =>
      readJournal(home.corpus).flatMap(({ diffs }) =>
        diffs.flatMap(({ updated }) => updated.map(([, to]) => (to.kind === 'agreement' ? to.note : ''))),
      )
    await expect.poll(notes).toContain('يُراجع مع المصدر')
  })
})

test.describe('in the article', () => {
  test.use({ settings: { language: 'en' } })
  test('what she was at stands when an agreement of it was edited here', async ({ home, start }) => {
    await markAsGold(home)
    const { page } = await start()
    await page.getByTestId('article-text').focus()
    await press(page, 'ArrowDown', 6)
    await press(page, 'KeyY')
    await press(page, 'ArrowLeft', 3)
    await press(page, 'Shift+ArrowLeft', 2)
    const place = page.getByText(/UTF-16/)
    const where = '423–441 UTF-16'
    await expect(place).toHaveText(where)
    await expect(page.getByTestId('frame-strip')).toBeVisible()
    await page.getByRole('button', named('Agreements')).click()
    await rows(page).first().focus()
    await press(page, 'F2')
    await press(page, 'Tab')
    await page.getByRole('combobox', named('Status')).selectOption({ label: 'Cancelled' })
    await press(page, 'Enter')
    await expect(cell(page, 0, 'type')).toContainText('Cancelled')
    await page.getByRole('button', named('Article')).click()
    await expect(page.locator('.agreements')).toContainText('Cancelled')
    await expect(page.getByTestId('frame-strip')).toBeVisible()
    await expect(place).toHaveText(where)
  })
})

test.describe('what is broken', () => {
  test.use({ settings: { language: 'en' } })
  test('is said in words and stands in the list', async ({ home, start }) => {
    const gone = recordIdSchema.parse('gone')
    await markAsGold(home, (_, records) =>
      records.map(record => {
        if (record.kind !== 'agreement') return record
        const [first, ...others] = record.roles
        return {
          ...record,
          type: record.type === 'MOU' ? 'NO_SUCH_TYPE' : record.type,
          attributes: record.type === 'TALKS' ? { status: 'no-such-status' } : record.attributes,
          roles: [
            ...others,
            ...(first
              ? [
                  { ...first, filler: { entity: gone } },
                  { ...first, filler: { entity: record.id } },
                ]
              : []),
            { role: 'no-such-role', filler: { entity: gone } },
          ],
        }
      }),
    )
    const { page } = await start()
    await page.getByRole('button', named('Agreements')).click()
    await expect(rows(page)).toHaveCount(5)
    await expect(cell(page, 0, 'type')).toContainText('NO_SUCH_TYPE')
    await expect(cell(page, 1, 'type')).toContainText('no-such-status')
    await expect(cell(page, 0, 'party')).toContainText('mention gone')
    await expect(facet(page, 'violation', 'Fills itself')).toContainText('5')
    await expect(facet(page, 'violation', 'Mention gone')).toContainText('5')
    await facet(page, 'violation', 'Unknown type').click()
    await expect(rows(page)).toHaveCount(1)
    await cell(page, 0, 'party').click()
    await expect(evidence(page)).toBeVisible()
  })
})
