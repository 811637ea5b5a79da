import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { OpenArticle } from '../article/open-article.ts'
import { appStore } from './app.ts'
import { canLeave, closeWindow, letGo, retryParting, stay } from './leave.ts'

/** Only what leaving asks of an article: whether the disk took everything, now and after a retry. */
function putArticle(flushes: readonly boolean[]) {
  const answers = [...flushes]
  const run = vi.fn()
  const article: Pick<OpenArticle, 'run' | 'flush'> = { run, flush: async () => answers.shift() ?? false }
  appStore.setState({ article: article as OpenArticle })
  return run
}

const readyToClose = vi.fn()

class Field {
  readonly blur = vi.fn()
}

beforeEach(() => {
  readyToClose.mockClear()
  vi.stubGlobal('window', { hashiya: { readyToClose } })
  vi.stubGlobal('HTMLTextAreaElement', Field)
  vi.stubGlobal('HTMLInputElement', Field)
  vi.stubGlobal('document', { activeElement: null })
})
afterEach(() => {
  appStore.setState({ article: null, parting: null })
  vi.unstubAllGlobals()
})

describe('closing the window', () => {
  it('ends what is being written first, so that a note is kept', async () => {
    const field = new Field()
    vi.stubGlobal('document', { activeElement: field })
    await closeWindow()
    expect(field.blur).toHaveBeenCalledOnce()
  })

  it('says no to a question that stands, so that its mark is made before the window goes', async () => {
    const run = putArticle([true])
    await closeWindow()
    expect(run).toHaveBeenCalledWith({ do: 'answer', answer: 'no' })
  })

  it('closes at once without an article', async () => {
    await closeWindow()
    expect(readyToClose).toHaveBeenCalledOnce()
  })

  it('closes once everything is durable', async () => {
    putArticle([true])
    await closeWindow()
    expect(readyToClose).toHaveBeenCalledOnce()
    expect(appStore.getState().parting).toBeNull()
  })

  it('asks first where something is unsaved, and closes when she says so', async () => {
    putArticle([false])
    await closeWindow()
    expect(readyToClose).not.toHaveBeenCalled()
    expect(appStore.getState().parting?.to).toBe('close')
    letGo()
    expect(readyToClose).toHaveBeenCalledOnce()
    expect(appStore.getState().parting).toBeNull()
  })

  it('stays when she says so', async () => {
    putArticle([false])
    await closeWindow()
    stay()
    expect(readyToClose).not.toHaveBeenCalled()
    expect(appStore.getState().parting).toBeNull()
  })

  it('goes on after a retry that worked, and goes on asking after one that did not', async () => {
    const run = putArticle([false, false, true])
    await closeWindow()
    await retryParting()
    expect(run).toHaveBeenLastCalledWith({ do: 'retrySave' })
    expect(appStore.getState().parting?.to).toBe('close')
    await retryParting()
    expect(readyToClose).toHaveBeenCalledOnce()
  })
})

it('asks before another article takes the place of one that is unsaved', async () => {
  putArticle([false])
  const proceed = vi.fn()
  expect(await canLeave(proceed)).toBe(false)
  expect(appStore.getState().parting?.to).toBe('leave')
  letGo()
  expect(proceed).toHaveBeenCalledOnce()
})
