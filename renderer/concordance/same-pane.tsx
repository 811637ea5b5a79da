import { Check, X } from 'lucide-react'
import { type KeyboardEvent, useMemo } from 'react'
import type { SameName } from '../../shared/model/concordance-rows.ts'
import type { Label } from '../../shared/model/scheme.ts'
import { CommandCap } from '../article/command-cap.tsx'
import { commandOf, hitRows } from '../article/keymap.ts'
import { LabelSample } from '../article/label-sample.tsx'
import { useKeymap } from '../article/use-keymap.ts'
import { cutAtWord } from '../library/cut-at-word.ts'
import { useApp } from '../state/app.ts'
import { toFigure } from '../strings/figures.ts'
import { useText } from '../strings/text.ts'
import { DataGrid, type GridColumn, gridColumns } from '../ui/data-grid.tsx'
import { choose, useConcordance } from './concordance-store.ts'
import { acceptSame, refuseSame } from './naming.ts'
import { subjectOf } from './subject-of.ts'

/** CSS px. */
const rowHeight = 64
const nameLength = 32
const noPairs: readonly SameName[] = []
const noSorting: [] = []
const helper = gridColumns<SameName>()

/** Pairs of names that may be one: one key takes them for it, one says that they are not. The mentions of the one at hand stand beside. */
export function SamePane({ onEnter }: { readonly onEnter: () => void }) {
  const t = useText()
  const pairs = useConcordance(state => state.same ?? noPairs)
  const language = useApp(state => state.settings.language)
  const labels = useApp(state => state.corpus?.scheme.labels)
  const keymap = useKeymap()
  const columns = useMemo(
    (): readonly GridColumn<SameName>[] => [
      helper.display({
        id: 'pair',
        header: () => t('concordance.same.column'),
        meta: { width: 'minmax(0, 1fr)', align: 'arabic' },
        cell: ({ row }) => (
          <Pair pair={row.original} label={labels?.find(({ id }) => id === row.original.member.labels[0]?.label)} />
        ),
      }),
      helper.display({
        id: 'mentions',
        header: () => t('concordance.names.mentions'),
        meta: { width: '84px', align: 'figures' },
        cell: ({ row }) => toFigure(row.original.member.mentions - row.original.member.linked, language),
      }),
    ],
    [t, language, labels],
  )
  const onRowKey = (event: KeyboardEvent, pair: SameName): number | undefined => {
    const command = commandOf(hitRows(keymap), event)
    if (command?.do !== 'hit') return undefined
    switch (command.act) {
      case 'take':
        void acceptSame([pair])
        return 0
      case 'pass':
        void refuseSame(pair)
        return 0
      case 'next':
        return event.code.startsWith('Arrow') ? undefined : 1
      case 'previous':
        return event.code.startsWith('Arrow') ? undefined : -1
      default:
        return undefined
    }
  }
  if (pairs.length === 0) return <p className="names-none dim">{t('concordance.same.none')}</p>
  return (
    <>
      <p className="same-keys">
        {t('concordance.same.yes')} <CommandCap id="hit.take" /> {t('concordance.same.no')} <CommandCap id="hit.pass" />
      </p>
      <DataGrid
        label={t('concordance.same.region')}
        testId="same-table"
        columns={columns}
        rows={pairs}
        offset={0}
        total={pairs.length}
        idOf={idOfPair}
        rowHeight={rowHeight}
        sorting={noSorting}
        onSort={() => {}}
        onOpen={pair => {
          void choose(subjectOf(pair.member))
          onEnter()
        }}
        onRowClick={(_event, pair) => void choose(subjectOf(pair.member))}
        onRowKey={onRowKey}
        onCursor={index => {
          const pair = pairs[index]
          if (pair) void choose(subjectOf(pair.member))
        }}
        current={null}
        onRange={() => {}}
      />
    </>
  )
}

const idOfPair = ({ hub, member }: SameName): string => `${hub.kind} ${hub.id} ${member.kind} ${member.id}`

function Pair({ pair, label }: { readonly pair: SameName; readonly label: Label | undefined }) {
  const t = useText()
  const { hub, member, reason } = pair
  return (
    <span className="same-pair">
      <span className="name-line">
        <LabelSample label={label} />
        <bdi className="naskh" dir="auto">
          {cutAtWord(member.name, nameLength)}
        </bdi>
      </span>
      <span className="name-facts">
        <span aria-hidden>≟</span>
        <bdi className="naskh" dir="auto">
          {cutAtWord(hub.name, nameLength)}
        </bdi>
        <span>{t(`concordance.same.reason.${reason}`)}</span>
      </span>
      {/* For the mouse; Space and B do the same. */}
      <span className="same-acts">
        {(['yes', 'no'] as const).map(answer => (
          <button
            key={answer}
            type="button"
            className="tool"
            tabIndex={-1}
            aria-label={t(`concordance.same.${answer}`)}
            title={t(`concordance.same.${answer}`)}
            onClick={event => {
              event.stopPropagation()
              void (answer === 'yes' ? acceptSame([pair]) : refuseSame(pair))
            }}
          >
            {answer === 'yes' ? <Check className="i s" /> : <X className="i s" />}
          </button>
        ))}
      </span>
    </span>
  )
}
