import { Scissors } from 'lucide-react'
import { createPortal } from 'react-dom'
import type { Span } from '../../shared/model/records.ts'
import { surfaceOf } from '../../shared/model/surface.ts'
import { countWords } from '../../shared/text/words.ts'
import { useApp } from '../state/app.ts'
import { useText } from '../strings/text.ts'
import { KeyCap } from './key-cap.tsx'
import { tintOf } from './label-sample.tsx'
import { bordersOf, shorten } from './mention-facts.ts'
import type { OpenArticle } from './open-article.ts'
import { useShownMention } from './use-shown-mention.ts'

/** UTF-16 units the chip shows; the rest is in the inspector. */
const shownLength = 160

/**
 * What is captured, in logical order, in the page's margin: a selection across a Latin run looks smooth while it jumps,
 * so the eye needs the words themselves.
 */
export function CaptureChip({ article }: { readonly article: OpenArticle }) {
  const { mention, spans } = useShownMention(article)
  return spans === null
    ? null
    : createPortal(<Chip article={article} spans={spans} label={mention?.label ?? null} />, article.view.chipHost)
}

type ChipProps = {
  readonly article: OpenArticle
  readonly spans: readonly Span[]
  readonly label: string | null
}

function Chip({ article, spans, label: labelId }: ChipProps) {
  const t = useText()
  const language = useApp(state => state.settings.language)
  const { document, scheme } = article.store.getState()
  const label = scheme.labels.find(one => one.id === labelId)
  const first = spans[0]
  const borders = first ? bordersOf(document.text, first) : null
  const surface = surfaceOf(document.text, spans)
  return (
    <div className="chip" dir={language === 'ar' ? 'rtl' : 'ltr'}>
      {labelId === null ? (
        <span className="dim">{t('article.sheet.words', { count: countWords(surface) })}</span>
      ) : (
        <span className="tag" style={tintOf(label)}>
          {label?.key ? <KeyCap code={label.key} /> : null}
          {label?.name[language] ?? labelId}
        </span>
      )}
      <bdi className="captured" dir={document.metadata.direction} lang={document.metadata.language}>
        {shorten(surface, shownLength)}
      </bdi>
      {spans.length > 1 ? <span className="dim">{t('article.chip.fragments', { count: spans.length })}</span> : null}
      {borders && borders.before !== '' ? (
        <span className="cut">
          <Scissors className="i s" aria-hidden />
          <bdi className="naskh" dir={document.metadata.direction}>
            {joining(borders.before)}
          </bdi>
          <span>{t('article.chip.leftOut')}</span>
          <span className="spring" />
          <KeyCap code="KeyH" />
        </span>
      ) : null}
    </div>
  )
}

/** Shows a clitic as it joins: ل becomes لـ; letters that never join to the next (و) stay bare. */
const joining = (clitic: string): string => (/[وأاإآدذرزة]$/u.test(clitic) ? clitic : `${clitic}ـ`)
