import { expect, type Locator, type Page } from '@playwright/test'
import type { StoredRecord } from './disk.ts'
import { articleText as sampleText } from './home.ts'
import { expectSaved } from './marking-story.ts'
import { type Language, named, names } from './names.ts'
import { clickAt, drag, labelButton, pointOf } from './on-screen.ts'

/** The article of the story: 000 of the sample, where an agreement is made and filled. */
export const text = sampleText('000')

const placeOf = (words: string, from = 0) => {
  const start = text.indexOf(words, from)
  if (start < 0) throw new Error(`${words} is not in the article`)
  return { start, end: start + words.length }
}

const said = { ar: 'اتفاق جديد', en: 'New agreement' } as const
const title = 'الرئيس المدير العام لسوناطراك'
const menuWords = {
  ar: {
    giveTitle: 'أعطه صفة…',
    duplicate: 'انسخه',
    split: 'افصل منه…',
    toRole: 'انقله إلى دور…',
    takeOut: 'أخرجه من الدور',
  },
  en: {
    giveTitle: 'Give a title…',
    duplicate: 'Duplicate',
    split: 'Split…',
    toRole: 'Move to role…',
    takeOut: 'Take out of the role',
  },
} as const

export const pane = (page: Page): Locator => page.locator('.agreements')
export const opened = (page: Page): Locator => pane(page).locator('.agreement:has(.role)')
export const roleRow = (page: Page, role: string): Locator => opened(page).locator(`[data-role="${role}"]`)
export const fillerIn = (page: Page, role: string, words: string): Locator =>
  roleRow(page, role).locator('.filler', { hasText: words })
/** A row of the open menu; its key may stand at its end. */
function item(page: Page, words: string): Locator {
  const name = new RegExp(`^${words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(\\s|$)`)
  return page.getByRole('menuitem', { name }).or(page.getByRole('menuitemradio', { name }))
}

/** Marks words with the mouse alone. */
async function mark(page: Page, words: string, label: string, from = 0): Promise<void> {
  const { start, end } = placeOf(words, from)
  await drag(page, text, start, end - 1)
  await labelButton(page, label).click()
}

/** Drags a mention out of the text onto a role. */
async function dragOntoRole(page: Page, words: string, role: string): Promise<void> {
  const from = await pointOf(page, text, placeOf(words).start + 1)
  await roleRow(page, role).scrollIntoViewIfNeeded()
  const box = await roleRow(page, role).boundingBox()
  if (!box) throw new Error(`${role} is not shown`)
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move(from.x + 4, from.y)
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 4 })
  await expect(roleRow(page, role)).toHaveAttribute('data-over', '')
  await page.mouse.up()
}

/** Opens the menu of a filler by the button beside it. */
async function openMenu(page: Page, role: string, words: string): Promise<void> {
  const filler = fillerIn(page, role, words)
  await filler.locator('.one').first().hover()
  await filler.locator('.filler-more').first().click()
}

/** One agreement with parties, an attendee with title and side, subjects: made and filled with the mouse alone. */
export async function fillByMouse(page: Page, language: Language): Promise<void> {
  const words = menuWords[language]
  await mark(page, 'مجمع سوناطراك', 'ORG')
  await mark(page, 'هواوي للاتصالات-الجزائر', 'ORG')
  await mark(page, title, 'OCC')
  await mark(page, 'رشيد حشيشي', 'PERS')
  const { start, end } = placeOf('مذكرة تفاهم')
  await drag(page, text, start, end - 1)
  await pane(page).getByRole('button', named(said[language])).click()
  await expect(opened(page).locator('.one', { hasText: 'مذكرة تفاهم' })).toBeVisible()

  // By the role's button: the mention that is clicked.
  await clickAt(page, text, placeOf('مجمع سوناطراك').start + 1)
  await roleRow(page, 'party').locator('[data-role-id=party]').click()
  await expect(fillerIn(page, 'party', 'مجمع سوناطراك')).toBeVisible()

  // By dragging its row of the list, and out of the text: a person brings title and side.
  await page
    .getByTestId('mention-list')
    .locator('.mention', { hasText: 'هواوي للاتصالات-الجزائر' })
    .dragTo(roleRow(page, 'party'))
  await expect(fillerIn(page, 'party', 'هواوي للاتصالات-الجزائر')).toBeVisible()
  await dragOntoRole(page, 'رشيد حشيشي', 'attendee')
  const person = fillerIn(page, 'attendee', 'رشيد حشيشي')
  await expect(person).toContainText(title)

  // Another side, and back; the title taken away and given.
  for (const side of ['هواوي للاتصالات-الجزائر', 'مجمع سوناطراك']) {
    await person.locator('.side').click()
    await item(page, side).click()
    await expect(person.locator('.side')).toContainText(side)
  }
  await person.locator('.beside .one').hover()
  await person.locator('.beside .filler-more').click()
  await item(page, words.takeOut).click()
  await expect(person).not.toContainText(title)
  await openMenu(page, 'attendee', 'رشيد حشيشي')
  await item(page, words.giveTitle).click()
  await item(page, title).click()
  await expect(person).toContainText(title)

  // Bare words: selected, and the selection dragged onto the role.
  const subject = placeOf('الرقمنة وتكنولوجيا المعلومات')
  await drag(page, text, subject.start, subject.end - 1)
  await dragOntoRole(page, 'الرقمنة وتكنولوجيا المعلومات', 'subject')
  await expect(fillerIn(page, 'subject', 'الرقمنة')).toBeVisible()
  await expectSaved(page)
}

/** What the agreement of the story holds. */
export const filled: readonly string[] = [
  'MOU «مذكرة تفاهم»',
  'party مجمع سوناطراك',
  'party هواوي للاتصالات-الجزائر',
  'attendee رشيد حشيشي < مجمع سوناطراك',
  'attendeeTitle الرئيس المدير العام لسوناطراك < رشيد حشيشي',
  'subject الرقمنة وتكنولوجيا المعلومات',
]

/** Agreements of a layer on disk, a line for each filler in its order. */
export function tellAgreements(records: readonly StoredRecord[]): readonly (readonly string[])[] {
  const wordsOf = (id: string | undefined): string => {
    const record = records.find(one => one.id === id)
    return record?.kind === 'entity' ? (record.surface ?? '?') : '?'
  }
  return records.flatMap(record =>
    record.kind !== 'agreement'
      ? []
      : [
          [
            record.trigger ? `${record.type} «${record.trigger.surface}»` : record.type,
            ...record.roles.map(
              ({ role, entity, surface, of }) =>
                `${role} ${entity === undefined ? surface : wordsOf(entity)}${of === undefined ? '' : ` < ${wordsOf(of)}`}`,
            ),
          ],
        ],
  )
}

export const undo = (page: Page, language: Language): Promise<void> =>
  page.getByRole('button', named(names[language].undo)).click()

export const openFrameMenu = async (page: Page, choice: string): Promise<void> => {
  await opened(page).locator('.frame-fields .tool.stop').last().click()
  await item(page, choice).click()
}

export { item, menuWords, openMenu }
