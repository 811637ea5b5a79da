// biome-ignore-all lint/a11y/useSemanticElements: a row of answers in the chip, no form
import type { Entity } from '../../shared/model/records.ts'
import { cutMade } from '../../shared/text/clitics.ts'
import { useText } from '../strings/text.ts'
import { CommandCap } from './command-cap.tsx'
import type { OpenArticle } from './open-article.ts'

type Props = { readonly article: OpenArticle; readonly mention: Entity }

/**
 * Asks once for each word what للـ hides, since no rule tells: the likeliest form first, which stands already. It waits for nobody: she may
 * answer, by the keys of yes or a click, or go on.
 */
export function NormalQuestion({ article, mention }: Props) {
  const t = useText()
  const { text, metadata } = article.store.getState().document
  const forms = mention.id === article.store.getState().fresh ? article.normalsAsked() : []
  if (forms.length === 0) return null
  // Only the first word differs: a long name written three times would hide the question.
  const [span] = mention.spans
  const made = span && cutMade(text, span, article.isAttested)
  const rest = made ? span.end - made.word.end : 0
  const answer = (normal: string): void => {
    article.run({ do: 'normal', normal })
    article.view.text.focus({ preventScroll: true })
  }
  return (
    <div className="ask" role="group" aria-label={t('article.chip.normal')}>
      <span className="dim">{t('article.chip.normal')}</span>
      {forms.map((form, nth) => (
        <button
          key={form}
          type="button"
          className="form"
          aria-pressed={form === mention.normal}
          aria-label={form}
          title={form}
          onClick={() => answer(form)}
        >
          <bdi className="naskh" dir={metadata.direction} lang={metadata.language}>
            {rest === 0 ? form : `${form.slice(0, -rest)}…`}
          </bdi>
          {nth > 1 ? null : (
            <span className="caps">
              {nth === 1 ? <kbd>⇧</kbd> : null} <CommandCap id="accept" />
            </span>
          )}
        </button>
      ))}
    </div>
  )
}
