import { Parser } from 'htmlparser2'

/** What `docProps/core.xml` says; `created` is when the file was begun, ISO 8601. */
export type CoreProperties = {
  readonly title: string | null
  readonly author: string | null
  readonly created: string | null
}

export function readCoreProperties(xml: string): CoreProperties {
  const found = new Map<string, string>()
  let open = ''
  const parser = new Parser(
    {
      onopentag: name => {
        open = name
      },
      ontext: text => {
        found.set(open, (found.get(open) ?? '') + text)
      },
      onclosetag: () => {
        open = ''
      },
    },
    { xmlMode: true, decodeEntities: true },
  )
  parser.write(xml)
  parser.end()
  const of = (name: string): string | null => found.get(name)?.trim() || null
  return { title: of('dc:title'), author: of('dc:creator'), created: of('dcterms:created') }
}
