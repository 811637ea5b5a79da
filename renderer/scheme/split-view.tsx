import './split.css'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { useStore } from 'zustand'
import type { Label, Scheme } from '../../shared/model/scheme.ts'
import type { SplitGroup } from '../../shared/model/split-group.ts'
import { LabelSample } from '../article/label-sample.tsx'
import { useText } from '../strings/text.ts'
import { type SplitUnderWay, schemeStore } from './scheme-session.ts'
import { giveGroup } from './splitting.ts'
import { useNameOf } from './use-name-of.ts'
import { useSplitGroups } from './use-split-groups.ts'

/** A label's marks, group by group: a digit gives a group to an heir. */
export function SplitView({ scheme, split }: { readonly scheme: Scheme; readonly split: SplitUnderWay }) {
  const t = useText()
  const nameOf = useNameOf(scheme)
  const { groups, give } = useSplitGroups(split.label, scheme)
  const said = useStore(schemeStore, state => state.said)
  const heirs = split.into.flatMap(id => scheme.labels.find(label => label.id === id) ?? [])
  const left = groups?.reduce((sum, { count }) => sum + count, 0) ?? 0
  const name = nameOf('labels', split.label)
  return (
    <section className="scheme-editor split" aria-labelledby="split-title">
      <header className="entry-head">
        <h2 className="panel-title" id="split-title">
          {t('scheme.split.rest', { name })}
        </h2>
        <span className="dim" data-testid="split-left">
          {groups === null
            ? ''
            : t('scheme.split.left', { count: left, groups: t('scheme.split.groups', { count: groups.length }) })}
        </span>
        <span className="spring" />
        <button type="button" className="btn" onClick={() => schemeStore.setState({ splitting: null })}>
          {t('scheme.split.stop')}
        </button>
        <button
          type="button"
          data-act="endSplit"
          className={left === 0 ? 'btn first' : 'btn'}
          onClick={() => schemeStore.setState({ question: { ask: 'endSplit', label: split.label } })}
        >
          {t('scheme.split.end')}
        </button>
      </header>
      <p className="hint">{t('scheme.split.hint')}</p>
      {groups === null ? null : groups.length === 0 ? (
        <p role="status">{t('scheme.split.none')}</p>
      ) : (
        <GroupList
          groups={groups}
          heirs={heirs}
          nameOf={id => nameOf('labels', id)}
          give={(group, heir) => give(group, () => giveGroup(group, split.label, heir, nameOf('labels', heir.id)))}
        />
      )}
      <p role="status" className="unseen">
        {said}
      </p>
    </section>
  )
}

type ListProps = {
  readonly groups: readonly SplitGroup[]
  readonly heirs: readonly Label[]
  readonly nameOf: (id: string) => string
  readonly give: (group: SplitGroup, heir: Label) => void
}

function GroupList({ groups, heirs, nameOf, give }: ListProps) {
  const t = useText()
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  const [wanted, setWanted] = useState(0)
  const at = Math.min(wanted, groups.length - 1)
  useEffect(() => {
    list.current?.focus({ preventScroll: true })
  }, [])
  useEffect(() => {
    list.current?.querySelector(`[data-at="${at}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [at])
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const step = { ArrowDown: 1, ArrowUp: -1, KeyB: 1 }[event.code]
    const digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code)?.[1]
    const heir = digit === undefined ? undefined : heirs[Number(digit) - 1]
    const group = groups[at]
    if (step === undefined && !(heir && group)) return
    event.preventDefault()
    if (step !== undefined) setWanted(Math.max(0, Math.min(at + step, groups.length - 1)))
    else if (heir && group && !event.repeat) give(group, heir)
  }
  return (
    <div
      ref={list}
      className="split-groups"
      role="listbox"
      tabIndex={0}
      aria-labelledby="split-title"
      aria-activedescendant={`${id}-${at}`}
      onKeyDown={onKeyDown}
    >
      {groups.map((group, index) => (
        // biome-ignore lint/a11y/useFocusableInteractive lint/a11y/useKeyWithClickEvents: the list has the focus and the keys
        <div
          key={group.key}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === at}
          data-at={index}
          data-count={group.count}
          className="split-group"
          onClick={() => setWanted(index)}
        >
          <span className="split-words">
            <bdi className="naskh" lang="ar">
              {group.words}
            </bdi>
            <span className="dim">{t('scheme.split.times', { count: group.count })}</span>
            {group.link === null ? null : <span className="dim">{t('scheme.split.linked')}</span>}
          </span>
          <span className="split-context naskh" dir="rtl" lang="ar">
            {group.before}
            <mark>{group.said}</mark>
            {group.after}
          </span>
          <span className="split-heirs">
            {heirs.map((heir, number) => (
              <span key={heir.id} className="split-heir" title={t('scheme.split.give', { name: nameOf(heir.id) })}>
                {/* biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: for the pointer; the list has the keys */}
                <span
                  onClick={event => {
                    event.stopPropagation()
                    setWanted(index)
                    give(group, heir)
                  }}
                >
                  <kbd>{number + 1}</kbd>
                  <LabelSample label={heir} />
                  {nameOf(heir.id)}
                </span>
              </span>
            ))}
          </span>
        </div>
      ))}
    </div>
  )
}
