import { Link2, Merge, PencilLine, Tags, Unlink } from 'lucide-react'
import type { Subject } from '../../shared/model/concordance.ts'
import type { SubjectFacts } from '../../shared/model/concordance-rows.ts'
import { KeyCap } from '../article/key-cap.tsx'
import { LabelSample, tintOf } from '../article/label-sample.tsx'
import { cutAtWord } from '../library/cut-at-word.ts'
import { LabelMix } from '../library/label-mix.tsx'
import { useApp } from '../state/app.ts'
import { toFigure } from '../strings/figures.ts'
import { useText } from '../strings/text.ts'
import { MenuButton } from '../ui/menu-button.tsx'
import { MenuRow } from '../ui/menu-row.tsx'
import { askEntity, askLink, askLinkOfForm, askMany } from './acts.ts'
import { screenCodes } from './concordance-keys.ts'
import { choose, useConcordance } from './concordance-store.ts'

/** Forms that are named above the rows. */
const formsShown = 6
const formLength = 34

/** What the rows are mentions of: its names, how many there are and where, and what can be done with it or with those chosen. */
export function SubjectHead() {
  const t = useText()
  const language = useApp(state => state.settings.language)
  const labels = useApp(state => state.corpus?.scheme.labels ?? [])
  const isReadOnly = useApp(state => state.corpus?.readOnly ?? true)
  const page = useConcordance(state => state.page)
  const subject = useConcordance(state => state.answered)
  const chosen = useConcordance(state => state.chosen.size)
  if (page === null || subject === null) return null
  const { facts } = page
  const { entity } = facts
  const ofLabel =
    subject.kind === 'label' ? (labels.find(({ id }) => id === subject.label)?.name[language] ?? subject.label) : null
  const [name = ofLabel ?? facts.forms[0]?.words ?? '', ...more] = entity
    ? [...entity.names.ar, ...entity.names.latin]
    : []
  const type = labels.find(({ id }) => id === (entity?.type ?? ''))
  return (
    <header className="subject">
      <div className="subject-line">
        <h2 className="panel-title">
          <bdi dir="auto">{name}</bdi>
        </h2>
        {[...new Set(more)].map(each => (
          <bdi key={each} dir="auto" className="naskh two">
            {each}
          </bdi>
        ))}
        {entity === null ? null : (
          <span className="tag" style={tintOf(type)}>
            {type?.name[language] ?? t('concordance.entity.typeGone', { id: entity.type })}
          </span>
        )}
        <span className="subject-mix">
          <LabelMix counts={facts.labels} labels={labels} />
        </span>
        <p role="status" className="two">
          {t('concordance.sum', {
            mentions: t('concordance.mentions', { count: facts.mentions }),
            articles: t('concordance.inArticles', { count: facts.articles }),
          })}
          {chosen === 0 ? '' : ` · ${t('concordance.chosen', { count: chosen })}`}
        </p>
        <span className="spring" />
        {isReadOnly ? null : <Acts facts={facts} subject={subject} chosen={chosen} />}
      </div>
      {entity === null || entity.note === '' ? null : (
        <p className="subject-note" dir="auto">
          {entity.note}
        </p>
      )}
      {facts.forms.length < 2 ? null : (
        <ul className="subject-forms" aria-label={t('concordance.formsOf')}>
          {facts.forms.slice(0, formsShown).map(({ key, words, count }) => (
            <li key={key}>
              <button
                type="button"
                className="plain-link"
                title={t('concordance.goToForm')}
                onClick={() => void choose({ kind: 'form', key })}
              >
                <bdi className="naskh" dir="auto">
                  {cutAtWord(words, formLength)}
                </bdi>
              </button>{' '}
              <span className="dim">{toFigure(count, language)}</span>
            </li>
          ))}
          {facts.forms.length > formsShown ? <li className="dim">…</li> : null}
        </ul>
      )}
    </header>
  )
}

type ActsProps = { readonly facts: SubjectFacts; readonly subject: Subject; readonly chosen: number }

/** What is done to the chosen mentions; where none is chosen, to the form or the entity. */
function Acts({ facts, subject, chosen }: ActsProps) {
  const t = useText()
  const language = useApp(state => state.settings.language)
  const labels = useApp(state => state.corpus?.scheme.labels ?? [])
  const { entity } = facts
  const formAtHand =
    subject.kind === 'form' && facts.linked < facts.mentions
      ? ({ kind: 'form', id: subject.key, name: facts.forms[0]?.words ?? '', labels: facts.labels } as const)
      : null
  return (
    <div className="found-acts" role="toolbar" aria-label={t('concordance.acts.region')}>
      {chosen > 0 ? (
        <>
          <MenuButton
            name={t('concordance.acts.relabelTip')}
            className="btn"
            face={
              <>
                <Tags className="i" />
                {t('concordance.acts.relabel', { count: chosen })}
              </>
            }
            onAction={key => askMany({ label: String(key) }, null)}
          >
            {labels
              .filter(({ enabled }) => enabled)
              .map(label => (
                <MenuRow key={label.id} id={label.id} text={label.name[language]}>
                  <LabelSample label={label} />
                  {label.name[language]}
                </MenuRow>
              ))}
          </MenuButton>
          <button type="button" className="btn" title={t('concordance.acts.linkTip')} onClick={() => askLink(null)}>
            <Link2 className="i" />
            {t('concordance.acts.link', { count: chosen })} <KeyCap code={screenCodes.link} />
          </button>
          <button
            type="button"
            className="btn"
            title={t('concordance.acts.unlinkTip')}
            onClick={() => askMany({ link: null }, null)}
          >
            <Unlink className="i" />
            {t('concordance.acts.unlink')} <KeyCap code={screenCodes.unlink} />
          </button>
        </>
      ) : formAtHand ? (
        <button
          type="button"
          className="btn"
          title={t('concordance.acts.linkFormTip')}
          onClick={() => void askLinkOfForm(formAtHand)}
        >
          <Link2 className="i" />
          {t('concordance.acts.link', { count: facts.mentions - facts.linked })} <KeyCap code={screenCodes.link} />
        </button>
      ) : null}
      {entity === null || !facts.isOwn || chosen > 0 ? null : (
        <>
          <button
            type="button"
            className="btn"
            title={t('concordance.acts.namesTip')}
            onClick={() => void askEntity('names', entity.id)}
          >
            <PencilLine className="i" />
            {t('concordance.acts.names')} <KeyCap code={screenCodes.names} />
          </button>
          <button
            type="button"
            className="btn"
            title={t('concordance.acts.mergeTip')}
            onClick={() => void askEntity('merge', entity.id)}
          >
            <Merge className="i flip" />
            {t('concordance.acts.merge')} <KeyCap code={screenCodes.merge} />
          </button>
        </>
      )}
    </div>
  )
}
