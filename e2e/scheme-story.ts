import { createHash } from 'node:crypto'
import type { Page } from '@playwright/test'
import { openCorpus } from '../electron/store/open-corpus.ts'
import { type ArticleUse, countUses, sumUses } from '../shared/edit/scheme-usage.ts'
import type { SchemeUsage } from '../shared/model/scheme-usage.ts'
import { expect } from './app.ts'
import { annotatorName, type Home } from './home.ts'
import { tabTo } from './keys.ts'
import { device, expectOk } from './sample.ts'

/** Sorted keys, so that equal content is equal text. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, held: unknown) =>
    typeof held === 'object' && held !== null && !Array.isArray(held)
      ? Object.fromEntries(Object.entries(held).sort(([a], [b]) => (a < b ? -1 : 1)))
      : held,
  )

/** The scheme and all records of all layers, canonically written; revisions and stamps, which count deeds, left out. */
export async function contentOf(home: Home): Promise<{ readonly scheme: string; readonly records: string }> {
  const corpus = expectOk(await openCorpus({ path: home.corpus, device, mode: 'read' }))
  try {
    const { revision: _, ...scheme } = corpus.manifest().scheme
    const layers: Record<string, unknown> = {}
    for (const document of expectOk(await corpus.listDocumentIds()))
      for (const annotator of expectOk(await corpus.listLayers(document))) {
        const { records } = expectOk(await corpus.readLayer(annotator, document))
        layers[`${annotator} ${document}`] = records
          .map(({ stamp: _stamp, ...record }) => record)
          .sort((a, b) => (a.id < b.id ? -1 : 1))
      }
    // By their hash: records that differ would fill a thousand lines.
    return { scheme: canonical(scheme), records: createHash('sha256').update(canonical(layers)).digest('hex') }
  } finally {
    expectOk(await corpus.close())
  }
}

/** What of the scheme her own layers use; gold belongs to nobody who could change it. */
export async function ownUses(home: Home): Promise<SchemeUsage> {
  const corpus = expectOk(await openCorpus({ path: home.corpus, device, mode: 'read' }))
  try {
    const { id: annotator } = expectDefined(corpus.manifest().annotators.find(({ name }) => name === annotatorName))
    const uses: ArticleUse[] = []
    for (const document of expectOk(await corpus.listDocumentIds())) {
      const { text } = expectOk(await corpus.readDocument(document))
      uses.push(countUses(expectOk(await corpus.readLayer(annotator, document)).records, text, false))
    }
    return sumUses(uses)
  } finally {
    expectOk(await corpus.close())
  }
}

/** Where her layers stand. */
export async function statusesOf(home: Home): Promise<readonly string[]> {
  const corpus = expectOk(await openCorpus({ path: home.corpus, device, mode: 'read' }))
  try {
    const { id: annotator } = expectDefined(corpus.manifest().annotators.find(({ name }) => name === annotatorName))
    const statuses: string[] = []
    for (const document of expectOk(await corpus.listDocumentIds()))
      statuses.push(expectOk(await corpus.readLayer(annotator, document)).status)
    return statuses
  } finally {
    expectOk(await corpus.close())
  }
}

function expectDefined<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('not there')
  return value
}

/** How many of her marks carry each label. */
export async function labelCounts(home: Home): Promise<Readonly<Record<string, number>>> {
  const { labels } = await ownUses(home)
  return Object.fromEntries(Object.entries(labels).map(([label, { count }]) => [label, count]))
}

/** Walks by Tab and arrows to a list of the scheme and opens it. */
export async function openRoom(page: Page, at: number): Promise<void> {
  await tabTo(page, '.rooms button')
  for (let step = 0; step < 10; step++) await page.keyboard.press('ArrowUp')
  for (let step = 0; step < at; step++) await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
}

/** Walks by Tab and arrows to an entry of the open list and opens it. */
export async function openEntry(page: Page, id: string): Promise<void> {
  await tabTo(page, '.entries button')
  for (let step = 0; step < 40; step++) await page.keyboard.press('ArrowUp')
  for (let step = 0; step < 40; step++) {
    if (await page.evaluate(wanted => document.activeElement?.getAttribute('data-entry') === wanted, id)) break
    await page.keyboard.press('ArrowDown')
  }
  await page.keyboard.press('Enter')
  await expect(page.locator(`[data-entry="${id}"]`)).toHaveAttribute('aria-current', 'true')
}

/** Chooses by arrows in the select that has the focus. */
export async function choose(page: Page, value: string): Promise<void> {
  for (let step = 0; step < 60; step++) {
    const now = await page.evaluate(() =>
      document.activeElement instanceof HTMLSelectElement ? document.activeElement.value : null,
    )
    if (now === value) return
    await page.keyboard.press('ArrowDown')
  }
  throw new Error(`no ${value} to choose`)
}
