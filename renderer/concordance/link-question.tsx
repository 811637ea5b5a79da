import { Plus, Search } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Autocomplete, Input, Menu, MenuItem, SearchField } from 'react-aria-components'
import { allNames, type NameRow, nameRowsOf } from '../../shared/model/concordance-rows.ts'
import { LabelSample } from '../article/label-sample.tsx'
import { useApp } from '../state/app.ts'
import { request } from '../state/request.ts'
import { toFigure } from '../strings/figures.ts'
import { useText } from '../strings/text.ts'
import { HoldKeys } from '../ui/hold-keys.tsx'
import { Question } from '../ui/question.tsx'

type Props = {
  readonly title: string
  /** What a new entity would be called; null: none can be made here. */
  readonly fresh: string | null
  readonly except?: string
  /** Told of the entity, or what a new one is to be called. */
  readonly onChosen: (chosen: NameRow | string) => void
  readonly onClose: () => void
}

const offered = 40

/** Which entity: typed words narrow the list, a new one can always be made. */
export function LinkQuestion({ title, fresh, except, onChosen, onClose }: Props) {
  const t = useText()
  const language = useApp(state => state.settings.language)
  const labels = useApp(state => state.corpus?.scheme.labels)
  const [search, setSearch] = useState('')
  const [rows, setRows] = useState<readonly NameRow[] | null>(null)
  useEffect(() => {
    let isWanted = true
    void request('listNames', { ...allNames, shown: 'entities', search, limit: offered }).then(answer => {
      if (isWanted) setRows(answer.ok ? nameRowsOf(answer.value) : [])
    })
    return () => {
      isWanted = false
    }
  }, [search])
  const name = search.trim() === '' ? (fresh ?? '') : search.trim()
  const listed = (rows ?? []).filter(({ id }) => id !== except)
  return (
    <Question title={title} onClose={onClose}>
      <div className="link-list">
        <HoldKeys ready={rows !== null} />
        <Autocomplete inputValue={search} onInputChange={setSearch} filter={() => true}>
          <SearchField aria-label={t('concordance.link.search')} className="field search-box" autoFocus>
            <Search className="i s" aria-hidden />
            <Input dir="auto" placeholder={t('concordance.link.search')} />
          </SearchField>
          <Menu
            className="menu"
            aria-label={title}
            onAction={key => onChosen(listed.find(({ id }) => id === key) ?? name)}
            renderEmptyState={() => <p className="dim">{t('concordance.names.none')}</p>}
          >
            {[
              ...listed.map(row => (
                <MenuItem key={row.id} id={row.id} textValue={row.name}>
                  <LabelSample label={labels?.find(({ id }) => id === row.labels[0]?.label)} />
                  <bdi className="naskh" dir="auto">
                    {row.name}
                  </bdi>
                  <span className="spring dim">
                    <bdi className="ltr">{row.other ?? ''}</bdi>
                  </span>
                  <span className="dim">{toFigure(row.mentions, language)}</span>
                </MenuItem>
              )),
              ...(fresh === null
                ? []
                : [
                    <MenuItem key="new" id="new" textValue={name}>
                      <Plus className="i s" />
                      {t('concordance.link.fresh', { name })}
                    </MenuItem>,
                  ]),
            ]}
          </Menu>
        </Autocomplete>
      </div>
    </Question>
  )
}
