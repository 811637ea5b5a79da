import type { Page } from '@playwright/test'
import { type Heard, ofRole, readTree, wordsOf } from './accessibility-tree.ts'
import { expect, test } from './app.ts'
import { articleText as textOf } from './home.ts'
import { press } from './keys.ts'
import { type Language, languages } from './names.ts'
import { articleText, labelButton, paintedMarks, saveState } from './on-screen.ts'

const source = textOf('000')
const paragraphs = source.split('\n').filter(line => line.trim() !== '')

const said = {
  ar: { text: 'نص المقالة', toggle: 'وضع القراءة لقارئ الشاشة', inner: 'في داخله' },
  en: { text: 'Article text', toggle: 'Reading mode for screen readers', inner: 'inside it' },
} as const

const toReading = async (page: Page): Promise<void> => {
  await articleText(page).focus()
  await press(page, 'F7')
  await expect(articleText(page)).toHaveAttribute('role', 'document')
}

/** The article's text as it is heard. */
async function hear(page: Page, language: Language, role: 'document' | 'application'): Promise<Heard> {
  const found = ofRole(await readTree(page), role).find(node => node.name.startsWith(said[language].text))
  if (!found) throw new Error(`no ${role} ${said[language].text}`)
  return found
}

const placesOf = (page: Page): Promise<readonly number[]> =>
  articleText(page).evaluate(text => [...text.querySelectorAll('p')].map(paragraph => paragraph.offsetTop))

for (const language of languages) {
  test.describe(language, () => {
    test.use({ settings: { language, showGold: true } })

    test('a screen reader reads the article with its marks, nested ones inside others @smoke', async ({ start }) => {
      const { page } = await start()
      const before = await hear(page, language, 'application')
      expect(ofRole(before, 'list')).toEqual([])
      const places = await placesOf(page)
      await toReading(page)
      await expect.poll(() => articleText(page).locator('ul.marks-told').count()).toBeGreaterThan(5)

      const document = await hear(page, language, 'document')
      const [heading] = ofRole(document, 'heading')
      expect(heading?.level).toBe(2)
      expect(heading && wordsOf(heading)).toBe(paragraphs[0])
      expect(
        ofRole(document, 'paragraph')
          .map(wordsOf)
          .filter(words => words !== ''),
      ).toEqual(paragraphs.slice(1))

      // Every mark is heard after its paragraph: label, words, and what it lies in.
      const marks = await paintedMarks(page, source)
      const entries = ofRole(document, 'listitem').map(wordsOf)
      expect(marks.length).toBeGreaterThan(30)
      const untold = marks
        .map(({ start, end }) => source.slice(start, end).replace(/\s+/g, ' '))
        .filter(surface => !entries.some(words => words.includes(surface)))
      expect(untold).toEqual([])
      expect(entries.filter(words => words.startsWith(said[language].inner)).length).toBeGreaterThan(3)
      const inner = ofRole(document, 'listitem').filter(entry => ofRole(entry, 'listitem').length > 0)
      expect(inner.length).toBeGreaterThan(3)

      // A paragraph leads to its list and to the rows of the mention list that are on the screen.
      const marked = ofRole(document, 'paragraph').filter(({ details }) => details.length > 0)
      expect(marked.length).toBeGreaterThan(3)
      for (const { details } of marked) expect(details[0]).toMatch(/^marks-at-\d+$/)
      expect(marked.flatMap(({ details }) => details).some(id => id.startsWith('mention-'))).toBe(true)

      expect(await placesOf(page), 'places of the paragraphs').toEqual(places)

      // The letters are what they were: one text node a paragraph, nothing to find, select or copy but them.
      expect(await articleText(page).evaluate(text => text.textContent)).toBe(source.replaceAll('\n', ''))
      await articleText(page).focus()
      await press(page, 'Control+KeyA')
      await press(page, 'Control+KeyC')
      expect(await page.evaluate(() => getSelection()?.toString().replace(/\s+/g, ' ').trim())).toBe(
        source.replace(/\s+/g, ' ').trim(),
      )

      await press(page, 'F7')
      await expect(articleText(page)).toHaveAttribute('role', 'application')
      expect(await articleText(page).locator('ul').count()).toBe(0)
      expect(ofRole(await hear(page, language, 'application'), 'list')).toEqual([])
    })

    test('the mention list is a grid with levels, moved in by keys and letters, and leads to the text and back', async ({
      start,
    }) => {
      const { page } = await start()
      await articleText(page).focus()
      await press(page, 'F6')
      const list = page.getByTestId('mention-list')
      await expect(list).toBeFocused()
      await press(page, 'Home')
      const grid = ofRole(await readTree(page), 'treegrid')[0]
      const rows = grid ? ofRole(grid, 'row') : []
      const count = Number(await list.getAttribute('aria-rowcount'))
      expect(count).toBeGreaterThan(rows.length > 0 ? rows.length - 1 : 0)
      expect(rows.some(({ level }) => level === 2)).toBe(true)
      for (const row of rows) {
        expect(ofRole(row, 'rowheader').map(({ name }) => name)).not.toContain('')
        expect(ofRole(row, 'gridcell').length).toBeGreaterThanOrEqual(2)
      }
      const indices = await list.locator('[role=row]').evaluateAll(all => all.map(row => Number(row.ariaRowIndex)))
      expect(indices).toEqual(indices.map((_, at) => at + 1))

      const active = (): Promise<string> =>
        list.evaluate(
          grid => document.getElementById(grid.getAttribute('aria-activedescendant') ?? '')?.ariaRowIndex ?? '',
        )
      await press(page, 'End')
      await expect.poll(active).toBe(String(count))
      await press(page, 'Home')
      await expect.poll(active).toBe('1')
      // ه stands on the key I: the first mention of هواوي after the first row.
      await press(page, 'KeyI')
      await expect
        .poll(() =>
          list.evaluate(
            grid =>
              document.getElementById(grid.getAttribute('aria-activedescendant') ?? '')?.querySelector('bdi')
                ?.textContent,
          ),
        )
        .toMatch(/^(ال)?ه/)
      await press(page, 'Enter')
      await expect(articleText(page)).toBeFocused()
      await expect(list.locator('[aria-selected=true]')).toHaveCount(1)
      await press(page, 'F6')
      await expect(list).toBeFocused()
      await expect(list.locator('.active[aria-selected=true]')).toHaveCount(1)
      await press(page, 'F6')
      await expect(articleText(page)).toBeFocused()

      // While the text is read, the way back leads to the mention's paragraph.
      await toReading(page)
      await press(page, 'F6')
      await press(page, 'Enter')
      const paragraph = page.locator('[data-testid=article-text] p:focus')
      await expect(paragraph).toHaveCount(1)
      await expect(paragraph).toContainText('هواوي')
      await press(page, 'F6')
      await expect(list).toBeFocused()
      await expect(page.locator('[data-testid=article-text] p[tabindex]')).toHaveCount(0)
    })
  })
}

test('keys mark nothing while the text is read; the mode is remembered, and what is marked otherwise is told', async ({
  start,
}) => {
  const program = await start()
  const { page } = program
  await toReading(page)
  await press(page, 'KeyF')
  await expect(page.getByTestId('article-announcement')).toHaveText(/F7/)
  expect(await paintedMarks(page, source)).toEqual([])
  await expect(page.getByRole('button', { name: said.ar.toggle })).toHaveAttribute('aria-pressed', 'true')

  await labelButton(page, 'ORG').click()
  await expect.poll(async () => (await paintedMarks(page, source)).length).toBe(1)
  await expect(articleText(page).locator('ul.marks-told')).toHaveCount(1)
  await page.keyboard.press('Control+KeyZ')
  await expect(articleText(page).locator('ul.marks-told')).toHaveCount(0)
  await program.quit()

  const again = await start()
  await expect(articleText(again.page)).toHaveAttribute('role', 'document')
  await again.page.getByRole('button', { name: said.ar.toggle }).click()
  await expect(articleText(again.page)).toHaveAttribute('role', 'application')
  await articleText(again.page).focus()
  await press(again.page, 'KeyF')
  await expect.poll(async () => (await paintedMarks(again.page, source)).length).toBe(1)
})

test('one key, one sentence: what was done is said, not that it is saved; another article says its name', async ({
  start,
}) => {
  const { page } = await start()
  await page.evaluate(() => {
    const said: string[] = []
    Object.assign(window, { said })
    new MutationObserver(changes => {
      for (const { target } of changes) {
        const element = target instanceof Element ? target : target.parentElement
        const live = element?.closest('[aria-live],[role=status],[role=alert]')
        const words = live?.textContent ?? ''
        if (live && live.ariaLive !== 'off' && said.at(-1) !== words && words !== '') said.push(words)
      }
    }).observe(document, { subtree: true, childList: true, characterData: true })
  })
  const said = (): Promise<readonly string[]> => page.evaluate(() => Reflect.get(window, 'said'))
  await articleText(page).focus()
  for (const [at, key] of ['ArrowLeft', 'KeyF', 'ArrowLeft', 'KeyA', 'Slash', 'KeyB', 'Control+KeyZ'].entries()) {
    await press(page, key)
    await expect.poll(async () => (await said()).length).toBeGreaterThan(at)
    await expect(saveState(page)).toHaveAttribute('data-state', 'saved')
    await expect(saveState(page)).toHaveClass(/saved/)
    expect(await said()).toHaveLength(at + 1)
  }
  const before = await articleText(page).getAttribute('aria-label')
  await press(page, 'Digit0')
  await expect(articleText(page)).not.toHaveAttribute('aria-label', before ?? '')
  await expect(articleText(page)).toBeFocused()
  await expect(articleText(page)).toHaveAttribute('aria-label', /001_/)
})
