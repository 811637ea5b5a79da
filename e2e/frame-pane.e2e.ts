import { expect, test } from './app.ts'
import { readJournal, recordsInCheckpoint, recordsInJournal } from './disk.ts'
import {
  fillByMouse,
  filled,
  fillerIn,
  item,
  menuWords,
  opened,
  openFrameMenu,
  openMenu,
  pane,
  roleRow,
  tellAgreements,
  text,
  undo,
} from './frame-pane-story.ts'
import { documentIdOf, type Home } from './home.ts'
import { press, tabTo } from './keys.ts'
import { expectSaved } from './marking-story.ts'
import { languages } from './names.ts'
import { articleText } from './on-screen.ts'
import { expectNamed, expectNoViolation } from './reach.ts'

const article = documentIdOf(text)
const told = (home: Home) => tellAgreements(recordsInJournal(home.corpus, article))

test('an agreement made and filled with the mouse alone is what the journal and the checkpoint hold', async ({
  home,
  start,
}) => {
  const { page, quit } = await start()
  await fillByMouse(page, 'ar')
  expect(told(home)).toEqual([filled])
  await quit()
  expect(tellAgreements(recordsInCheckpoint(home.corpus, article))).toEqual([filled])
})

test('moved, ordered, duplicated, merged, split and deleted with the mouse alone, each one undo', async ({
  home,
  start,
}) => {
  const { page } = await start()
  const words = menuWords.ar
  await fillByMouse(page, 'ar')

  // Another role by the menu takes the title along; back by dragging.
  await openMenu(page, 'attendee', 'رشيد حشيشي')
  await item(page, words.toRole).click()
  await item(page, 'موقّع').click()
  await expect(fillerIn(page, 'signatory', 'رشيد حشيشي')).toContainText('الرئيس المدير العام لسوناطراك')
  await fillerIn(page, 'signatory', 'رشيد حشيشي').locator('.one').first().dragTo(roleRow(page, 'attendee'))
  await expect(fillerIn(page, 'attendee', 'رشيد حشيشي')).toContainText('الرئيس المدير العام لسوناطراك')
  await undo(page, 'ar')
  await undo(page, 'ar')
  await expectSaved(page)
  expect(told(home)).toEqual([filled])

  // The second party before the first.
  await fillerIn(page, 'party', 'هواوي للاتصالات-الجزائر')
    .locator('.one')
    .dragTo(fillerIn(page, 'party', 'مجمع سوناطراك'))
  await expect(roleRow(page, 'party').locator('.one').first()).toHaveText('هواوي للاتصالات-الجزائر')
  await undo(page, 'ar')
  await expect(roleRow(page, 'party').locator('.one').first()).toHaveText('مجمع سوناطراك')

  await openFrameMenu(page, words.duplicate)
  await expect(pane(page).locator('.agreement')).toHaveCount(2)
  await expectSaved(page)
  expect(told(home)).toEqual([filled, filled])
  await openFrameMenu(page, 'مذكرة تفاهم: مذكرة تفاهم')
  await expect(pane(page).locator('.agreement')).toHaveCount(1)
  await expectSaved(page)
  expect(told(home)).toEqual([filled])
  await undo(page, 'ar')
  await undo(page, 'ar')
  await expect(pane(page).locator('.agreement')).toHaveCount(1)

  await openFrameMenu(page, words.split)
  await opened(page)
    .getByRole('checkbox', { name: /^رشيد حشيشي/ })
    .click()
  await opened(page).getByRole('button', { name: 'افصل موضعًا واحدًا' }).click()
  await expect(pane(page).locator('.agreement')).toHaveCount(2)
  await expectSaved(page)
  expect(told(home)).toEqual([
    filled.filter(line => !line.startsWith('attendee')),
    // The party stays: in the new one he stands for nobody.
    ['MOU', 'attendee رشيد حشيشي', 'attendeeTitle الرئيس المدير العام لسوناطراك < رشيد حشيشي'],
  ])
  await undo(page, 'ar')
  await expectSaved(page)
  expect(told(home)).toEqual([filled])

  await openFrameMenu(page, 'احذف الاتفاق')
  await expect(pane(page).locator('.agreement')).toHaveCount(0)
  await undo(page, 'ar')
  await expect(pane(page).locator('.agreement')).toHaveCount(1)
  await expectSaved(page)
  expect(told(home)).toEqual([filled])
  // Every deed was one line of the journal.
  const names = readJournal(home.corpus).map(({ name }) => name)
  expect(names.filter(name => name === 'splitAgreement' || name === 'mergeAgreements')).toHaveLength(4)
})

for (const language of languages)
  for (const theme of ['light', 'dark'] as const)
    test.describe(`${language} ${theme}`, () => {
      test.use({ settings: { language, theme } })

      test('the pane has roles and names, and axe finds nothing in it', async ({ start }) => {
        const { page } = await start()
        await fillByMouse(page, language)
        await expectNoViolation(page)
        await expectNamed(page)
        await openMenu(page, 'attendee', 'رشيد حشيشي')
        await expectNoViolation(page)
      })
    })

test('by keyboard alone: rows by up and down, what fills them by left and right, menu, delete, and back to the text', async ({
  home,
  start,
}) => {
  const { page } = await start()
  await fillByMouse(page, 'ar')
  await tabTo(page, '.agreement-scroll')
  await press(page, 'Home')
  await expect(opened(page).locator('.disclose')).toBeFocused()
  // To the row of the parties, past the fields and the trigger.
  await press(page, 'ArrowDown', 3)
  await expect(roleRow(page, 'party').locator('[data-role-id]')).toBeFocused()
  await press(page, 'ArrowLeft', 2)
  await expect(fillerIn(page, 'party', 'هواوي للاتصالات-الجزائر').locator('.one')).toBeFocused()
  await press(page, 'Shift+F10')
  await expect(page.getByRole('menuitem').first()).toBeFocused()
  await press(page, 'Escape')
  await expect(fillerIn(page, 'party', 'هواوي للاتصالات-الجزائر').locator('.one')).toBeFocused()
  await press(page, 'Delete')
  await expect(fillerIn(page, 'party', 'هواوي للاتصالات-الجزائر')).toHaveCount(0)
  await expect(page.locator('.agreement-scroll :focus')).toHaveCount(1)
  await expectSaved(page)
  expect(told(home)).toEqual([filled.filter(line => !line.includes('هواوي'))])
  await press(page, 'Home')
  await press(page, 'ArrowRight')
  await expect(opened(page)).toHaveCount(0)
  await press(page, 'ArrowLeft')
  await expect(opened(page)).toHaveCount(1)
  await press(page, 'Escape')
  await expect(articleText(page)).toBeFocused()
  await press(page, 'Control+KeyZ')
  await expect(fillerIn(page, 'party', 'هواوي للاتصالات-الجزائر')).toHaveCount(1)
})
