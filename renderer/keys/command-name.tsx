import { agreementStatusCommand, roleCommand } from '../article/frame/frame-keys.ts'
import { type Keyless, type KeyRow, keylessCommands, labelCommand } from '../article/keymap.ts'
import { LabelSample } from '../article/label-sample.tsx'
import { useApp } from '../state/app.ts'
import { useText } from '../strings/text.ts'

/** A command as the help, the palette and the key settings list it. */
export type Listed = Keyless & { readonly rows: readonly KeyRow[] }

/** Every command once, with its keys; what has none too. */
export function listCommands(keymap: readonly KeyRow[], defaults: readonly KeyRow[] = keymap): readonly Listed[] {
  const all = new Map<string, Keyless>()
  for (const row of [...defaults, ...keymap, ...keylessCommands]) if (!all.has(row.id)) all.set(row.id, row)
  return [...all.values()].map(({ id, group, text, command }) => ({
    id,
    group,
    text,
    command,
    rows: keymap.filter(row => row.id === id),
  }))
}

/** What a command is called; a label, a role and a status by its name in the scheme. */
export function useCommandName(): (command: Keyless) => string {
  const t = useText()
  const language = useApp(state => state.settings.language)
  const scheme = useApp(state => state.corpus?.scheme)
  return ({ id, text }) =>
    scheme?.labels.find(label => labelCommand(label.id) === id)?.name[language] ??
    scheme?.roleTypes.find(role => roleCommand(role.id) === id)?.name[language] ??
    scheme?.agreementStatuses.find(status => agreementStatusCommand(status.id) === id)?.name[language] ??
    // Every command's sentence is there in both languages: announce.test.ts.
    t(`article.keys.${text}` as 'article.keys.undo')
}

/** The sample of a label's mark before its name; nothing for other commands. */
export function CommandSample({ id }: { readonly id: string }) {
  const label = useApp(state => state.corpus?.scheme.labels.find(one => labelCommand(one.id) === id))
  return label ? <LabelSample label={label} /> : null
}
