import { Scissors } from 'lucide-react'
import { createPortal } from 'react-dom'
import type { Entity, Span } from '../../shared/model/records.ts'
import { surfaceOf } from '../../shared/model/surface.ts'
import { countWords } from '../../shared/text/words.ts'
import { useApp } from '../state/app.ts'
import { useText } from '../strings/text.ts'
import { CommandCap } from './command-cap.tsx'
import { labelCommand } from './keymap.ts'
import { tintOf } from './label-sample.tsx'
import { bordersOf } from './mention-facts.ts'
import { NormalQuestion } from './normal-question.tsx'
import type { OpenArticle } from './open-article.ts'
import { useOtherPlaces } from './use-other-places.ts'
import { useShownMention } from './use-shown-mention.ts'
import { countCharacters, headAndTail } from './visible-text.ts'
import { VisibleText } from './visible-text-pieces.tsx'

/** UTF-16 units the chip shows: of a longer text its beginning and its end. */
const shownLength = 120

/**
 * What is captured, in logical order, in the page's margin: a selection across a Latin run looks smooth while it jumps, so the eye needs the
 * words themselves, and what is unseen in them by name.
 */
export function CaptureChip({ article }: { readonly article: OpenArticle }) {
  const { mention, spans } = useShownMention(article)
  return spans === null
    ? null
    : createPortal(<Chip article={article} spans={spans} mention={mention} />, article.view.chipHost)
}

type ChipProps = {
  readonly article: OpenArticle
  readonly spans: readonly Span[]
  readonly mention: Entity | null
}

function Chip({ article, spans, mention }: ChipProps) {
  const t = useText()
  const language = useApp(state => state.settings.language)
  const { document, scheme, layer } = article.store.getState()
  const own = layer === 'own' ? mention : null
  const others = useOtherPlaces(article, own)
  const label = scheme.labels.find(one => one.id === mention?.label)
  const first = spans[0]
  const borders = first ? bordersOf(document.text, first) : null
  const surface = surfaceOf(document.text, spans)
  const [head, tail] = headAndTail(surface, shownLength)
  const characters = countCharacters(surface)
  return (
    <div className="chip" dir={language === 'ar' ? 'rtl' : 'ltr'}>
      <span className="top">
        {mention === null ? (
          <span className="dim">{t('article.sheet.words', { count: countWords(surface) })}</span>
        ) : (
          <span className="tag" style={tintOf(label)}>
            {label ? <CommandCap id={labelCommand(label.id)} /> : null}
            {label?.name[language] ?? mention.label}
          </span>
        )}
        {characters === null ? null : (
          <span className="dim">{t('article.chip.characters', { count: characters })}</span>
        )}
      </span>
      <bdi className="captured" dir={document.metadata.direction} lang={document.metadata.language}>
        <VisibleText text={head} />
        {tail === '' ? null : (
          <>
            <span className="gap"> … </span>
            <VisibleText text={tail} />
          </>
        )}
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
          <CommandCap id="clitic.start" />
        </span>
      ) : null}
      {own ? <NormalQuestion article={article} mention={own} /> : null}
      {others === null || others === 0 ? null : (
        <button
          type="button"
          className="more"
          title={t('article.keys.find')}
          // The focus stays in the text: the keys of what opens are read there.
          onMouseDown={event => event.preventDefault()}
          onClick={() => article.run({ do: 'find' })}
        >
          <span>{t('article.find.more', { count: others })}</span>
          <CommandCap id="find" />
        </button>
      )}
    </div>
  )
}

/** Shows a clitic as it joins: ل becomes لـ; letters that never join to the next (و) stay bare. */
const joining = (clitic: string): string => (/[وأاإآدذرزة]$/u.test(clitic) ? clitic : `${clitic}ـ`)
