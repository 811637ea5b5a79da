import { useMemo } from 'react'
import type { SchemeEdit } from '../../shared/edit/scheme-edit.ts'
import type { Scheme } from '../../shared/model/scheme.ts'
import { DeleteQuestion } from './delete-question.tsx'
import { endSplit, splitBegun } from './splitting.ts'
import { useNameOf } from './use-name-of.ts'

/** Takes the label out that was split: what is left of it moves or goes, and its key passes to its first heir. */
export function EndSplit({ scheme, label }: { readonly scheme: Scheme; readonly label: string }) {
  const nameOf = useNameOf(scheme)
  const editsTo = useMemo(
    () =>
      (moveTo: string | null): readonly SchemeEdit[] => {
        const gone = scheme.labels.find(({ id }) => id === label)
        const heir = scheme.labels.find(({ id }) => id === splitBegun(scheme)?.into[0])
        const takesKey = gone && heir && heir.key === null && gone.key !== null
        return [
          { do: 'delete', part: 'labels', id: label, moveTo },
          ...(takesKey ? [{ do: 'change', part: 'labels', id: heir.id, to: { ...heir, key: gone.key } } as const] : []),
        ]
      },
    [scheme, label],
  )
  const others = scheme.labels
    .filter(({ id }) => id !== label)
    .map(({ id }) => ({ value: id, text: nameOf('labels', id) }))
  return (
    <DeleteQuestion
      scheme={scheme}
      name={nameOf('labels', label)}
      others={others}
      editsTo={editsTo}
      onDone={endSplit}
    />
  )
}
