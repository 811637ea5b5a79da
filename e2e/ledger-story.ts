import type { Page } from '@playwright/test'
import { readJournal } from './disk.ts'
import type { Language } from './names.ts'

export const table = (page: Page) => page.getByTestId('ledger-table')
export const rows = (page: Page) => table(page).locator('.grid-row:not(.grid-heading)')
export const headings = (page: Page) => table(page).locator('.grid-heading')
export const evidence = (page: Page) => page.getByTestId('evidence')
export const cell = (page: Page, nth: number, column: string) => rows(page).nth(nth).locator(`[data-column=${column}]`)
export const here = (page: Page) => table(page).locator('[role=gridcell][data-here]')
export const facet = (page: Page, name: string, value: string) =>
  page.locator(`[data-facet=${name}]`).getByRole('button', { name: value })

export const words = {
  ar: {
    agreements: 'الاتفاقات',
    setStatus: 'تعيين الحالة',
    cancelled: 'ملغى',
    held: 'منعقد',
    signed: 'موقّع',
    talks: 'مباحثات',
    status: 'الحالة',
    csv: 'جدول CSV',
    save: 'احفظ لبرنامج Excel',
    group: 'تجميع',
    country: 'البلد',
    algeria: 'الجزائر',
    columns: 'الأعمدة',
    note: 'ملاحظة',
    date: 'تاريخ',
    others: 'لغيري',
  },
  en: {
    agreements: 'Agreements',
    setStatus: 'Set status',
    cancelled: 'Cancelled',
    held: 'Held',
    signed: 'Signed',
    talks: 'Talks',
    status: 'Status',
    csv: 'CSV table',
    save: 'Save for Excel',
    group: 'Group',
    country: 'country',
    algeria: 'Algeria',
    columns: 'Columns',
    note: 'Note',
    date: 'Date',
    others: 'of others',
  },
} as const satisfies Record<Language, Record<string, string>>

/** Status of every agreement of hers, as the journals leave it: the newest stamp counts. */
export function statuses(corpus: string): readonly string[] {
  const all = new Map<string, { readonly counter: number; readonly status: string }>()
  for (const { diffs } of readJournal(corpus))
    for (const { document, added, updated } of diffs)
      for (const record of [...added, ...updated.map(([, to]) => to)]) {
        if (record.kind !== 'agreement') continue
        const [counter = 0] = record.stamp ?? []
        const key = `${document} ${record.id}`
        if (counter >= (all.get(key)?.counter ?? 0))
          all.set(key, { counter, status: String(record.attributes?.status ?? '') })
      }
  return Array.from(all.values(), ({ status }) => status).toSorted()
}
/** How many articles each deed of agreements touched. */
export const deeds = (corpus: string): readonly number[] =>
  readJournal(corpus).flatMap(({ name, diffs }) => (name === 'changeAgreement' ? [diffs.length] : []))
export const asGold = ['held', 'held', 'ongoing', 'signed', 'signed']
