import type { SchemeProblem } from '../../shared/edit/check-scheme.ts'
import type { Scheme } from '../../shared/model/scheme.ts'
import { useApp } from '../state/app.ts'

/** What an entry of a scheme is called in the interface's language; its code where it has no name. */
export function useNameOf(scheme: Scheme): (part: SchemeProblem['part'], id: string) => string {
  const language = useApp(state => state.settings.language)
  return (part, id) => {
    if (part === 'scheme') return scheme.name[language]
    return scheme[part].find(entry => entry.id === id)?.name[language] || id
  }
}
