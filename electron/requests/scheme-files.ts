import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { type Scheme, schemeFile } from '../../shared/model/scheme.ts'
import { parseVersioned } from '../../shared/model/versioned.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import { attempt, errnoOf } from '../store/disk-error.ts'

/** Beside the articles: how they are to be annotated, in Markdown. */
export const guidelinesName = 'guidelines.md'

const decoder = new TextDecoder('utf-8', { fatal: true })

/** Reads a scheme she chose. Errors: `file/broken` with the place, `format/newer`, `disk/…`. Nothing is changed. */
export function readSchemeFile(path: string): Promise<Result<Scheme>> {
  const file = basename(path)
  const broken = (reason: string): Result<Scheme> =>
    fail({ code: 'file/broken', params: { file, reason, movedTo: null } })
  return attempt(path, async () => {
    const bytes = await readFile(path)
    let text: string
    try {
      text = decoder.decode(bytes)
    } catch {
      return broken('no UTF-8')
    }
    try {
      return parseVersioned(schemeFile, file, JSON.parse(text))
    } catch (error) {
      if (error instanceof SyntaxError) return broken(placeOf(error.message, text))
      throw error
    }
  })
}

/** The parser counts characters, an editor lines. */
function placeOf(message: string, text: string): string {
  const at = /position (\d+)/.exec(message)?.[1]
  if (at === undefined || message.includes('line ')) return message
  const lines = text.slice(0, Number(at)).split('\n')
  return `${message.replace(/ in JSON at position \d+/, '')}, line ${lines.length}, column ${(lines.at(-1)?.length ?? 0) + 1}`
}

/** The guidelines; empty where there are none yet. */
export function readGuidelines(path: string): Promise<Result<{ readonly text: string }>> {
  return attempt(path, async () => {
    try {
      return ok({ text: await readFile(path, 'utf8') })
    } catch (error) {
      if (errnoOf(error) === 'ENOENT') return ok({ text: '' })
      throw error
    }
  })
}
