import { useState } from 'react'
import type { Loss } from '../../shared/formats/proof-report.ts'
import type { Label } from '../../shared/model/scheme.ts'
import { lossSentences } from '../../shared/strings/losses.ts'
import { LabelSample } from '../article/label-sample.tsx'
import { shorten } from '../article/mention-facts.ts'
import { useApp } from '../state/app.ts'
import { useText } from '../strings/text.ts'
import { jumpToLoss } from './jump-to-loss.ts'
import type { LossGroup } from './proof-sums.ts'

/** Shown at first, and added with each press: a report may hold thousands. */
const firstShown = 5
const moreShown = 100

/** UTF-16 units that fit a row: of the surface, and of both its words and what became of them. */
const surfaceLength = 34
const rowLength = 46

const noLabels: readonly Label[] = []

type Props = { readonly title: string; readonly groups: readonly LossGroup[] }

/** Losses by name, under the reason they share. */
export function LossList({ title, groups }: Props) {
  return groups.length === 0 ? null : (
    <section className="losses">
      <h3>{title}</h3>
      {groups.map(group => (
        <Group key={`${group.kind} ${group.reason}`} group={group} />
      ))}
    </section>
  )
}

function Group({ group }: { readonly group: LossGroup }) {
  const t = useText()
  const language = useApp(state => state.settings.language)
  const [shown, setShown] = useState(firstShown)
  const first = group.losses[0]
  const hidden = group.losses.length - shown
  return (
    <div className="loss-group">
      <p>
        <b>{group.count}</b>
        {group.kind === 'entity' ? null : <span>{t(`export.proof.kinds.${group.kind}`)}</span>}
        <span>{first && lossSentences[language][group.reason](first)}</span>
      </p>
      <ul>
        {group.losses.slice(0, shown).map(loss => (
          <li key={`${loss.document} ${loss.id}`}>
            <LossButton loss={loss} />
          </li>
        ))}
      </ul>
      {hidden > 0 ? (
        <button type="button" className="btn quiet" onClick={() => setShown(shown + moreShown)}>
          {t('export.proof.more', { count: Math.min(hidden, moreShown) })}
        </button>
      ) : null}
    </div>
  )
}

function LossButton({ loss }: { readonly loss: Loss }) {
  const t = useText()
  const language = useApp(state => state.settings.language)
  const scheme = useApp(state => state.corpus?.scheme)
  const label = (scheme?.labels ?? noLabels).find(one => one.id === loss.label)
  const type = scheme?.agreementTypes.find(one => one.id === loss.label)
  const reason = lossSentences[language][loss.reason](loss)
  const surface = loss.surface === '' ? (type?.name[language] ?? loss.label) : shorten(loss.surface, surfaceLength)
  // What is in the file word for word, or under its name, needs no second telling; what took its place does.
  const became = loss.written === loss.surface || loss.written === loss.label ? null : loss.written
  const other = became ?? loss.within
  return (
    <button
      type="button"
      className="loss"
      aria-label={t('export.proof.jump', { surface, reason, document: loss.documentName })}
      onClick={() => void jumpToLoss(loss)}
    >
      {loss.kind === 'entity' && label ? <LabelSample label={label} /> : <span className="code">{loss.label}</span>}
      <bdi className="sf bare" dir="auto" lang="ar">
        {surface}
      </bdi>
      <span className="loss-other">
        {other === null ? null : (
          <>
            {t(became === null ? 'export.proof.within' : 'export.proof.became')}{' '}
            <bdi className="naskh" dir="auto" lang="ar">
              {shorten(other, Math.max(12, rowLength - surface.length))}
            </bdi>
          </>
        )}
      </span>
      <bdi className="dim ltr">{shortName(loss.documentName)}</bdi>
    </button>
  )
}

/** The part of a document's name that tells it from its neighbours: 000 of 000_d92fdfb7…. */
const shortName = (name: string): string => shorten(name.split('_', 1)[0] || name, 16)
