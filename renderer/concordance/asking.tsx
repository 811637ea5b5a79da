import { useCallback, useState } from 'react'
import type { NameRow } from '../../shared/model/concordance-rows.ts'
import { assertNever } from '../../shared/result.ts'
import { useText } from '../strings/text.ts'
import { ask, chooseNone, useConcordance } from './concordance-store.ts'
import { LinkQuestion } from './link-question.tsx'
import { NamesQuestion } from './names-question.tsx'
import { createEntity, merge } from './naming.ts'
import { PreviewQuestion } from './preview-question.tsx'

/** What is asked before a change is made; nothing where nothing is. */
export function AskingShown() {
  const t = useText()
  const asking = useConcordance(state => state.asking)
  const [chosen, setChosen] = useState<NameRow | null>(null)
  const close = useCallback(() => {
    setChosen(null)
    ask(null)
  }, [])
  if (asking === null) return null
  switch (asking.what) {
    case 'preview':
      return <PreviewQuestion targets={asking.targets} change={asking.change} name={null} onClose={close} />
    case 'link':
      return chosen === null ? (
        <LinkQuestion
          title={t('concordance.link.title', { count: countOf(asking.targets) })}
          fresh={asking.words[0] ?? ''}
          onClose={close}
          onChosen={entity => {
            if (typeof entity !== 'string') return setChosen(entity)
            close()
            chooseNone()
            void createEntity([entity, ...asking.words.slice(1)], asking.type, asking.targets, asking.isSplit)
          }}
        />
      ) : (
        <LinkPreview row={chosen} targets={asking.targets} onClose={close} />
      )
    case 'merge': {
      const { entity } = asking
      return (
        <LinkQuestion
          title={t('concordance.merge.title', { name: entity.names.ar[0] ?? entity.names.latin[0] ?? '' })}
          fresh={null}
          except={entity.id}
          onClose={close}
          onChosen={other => {
            if (typeof other === 'string') return
            close()
            void merge(entity.id, other.id)
          }}
        />
      )
    }
    case 'names':
      return <NamesQuestion entity={asking.entity} onClose={close} />
    default:
      return assertNever(asking)
  }
}

type LinkProps = Pick<Parameters<typeof PreviewQuestion>[0], 'targets' | 'onClose'> & { readonly row: NameRow }

function LinkPreview({ row, targets, onClose }: LinkProps) {
  // One value as long as it is shown: the preview asks anew for another.
  const [change] = useState({ link: row.id })
  return <PreviewQuestion targets={targets} change={change} name={row.name} onClose={onClose} />
}

const countOf = (targets: LinkProps['targets']): number => targets.reduce((sum, { ids }) => sum + ids.length, 0)
