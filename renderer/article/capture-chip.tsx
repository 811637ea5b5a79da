import { Scissors } from 'lucide-react'
import { createPortal } from 'react-dom'
import type { Entity, Span } from '../../shared/model/records.ts'
import { surfaceOf } from '../../shared/model/surface.ts'
import { cliticKept } from '../../shared/text/clitics.ts'
import { countWords } from '../../shared/text/words.ts'
import { useApp } from '../state/app.ts'
import { useText } from '../strings/text.ts'
import { CommandCap } from './command-cap.tsx'
import { dragSource } from './frame/drag-filler.ts'
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
  const kept = first && own ? cliticKept(document.text, first, article.isAttested) : undefined
  const surface = surfaceOf(document.text, spans)
  const [head, tail] = headAndTail(surface, shownLength)
  const characters = countCharacters(surface)
  return (
    <div
      className="chip"
      dir={language === 'ar' ? 'rtl' : 'ltr'}
      // Onto a role of an agreement.
      {...dragSource({ filler: mention ? { entity: mention.id } : { spans }, from: null }, surface)}
    >
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
        <Clitic article={article} clitic={borders.before} says={t('article.chip.leftOut')} />
      ) : kept === undefined ? null : (
        <Clitic article={article} clitic={kept} says={t('article.chip.keptIn')} />
      )}
      {own ? <NormalQuestion article={article} mention={own} /> : null}
      {others === null || others.count === 0 ? null : (
        <button
          type="button"
          className="more"
          title={t('article.keys.find')}
          // The focus stays in the text: the keys of what opens are read there.
          onMouseDown={event => event.preventDefault()}
          onClick={() => article.run({ do: 'find' })}
        >
          <span>
            {t('article.find.more', { count: others.count })}
            <span className="where">
              {others.paragraphs.map(number => t('article.mentions.paragraph', { number })).join(' ')}
              {others.isAll ? '' : ' …'}
            </span>
          </span>
          <CommandCap id="find" />
        </button>
      )}
    </div>
  )
}

type CliticProps = {
  readonly article: OpenArticle
  readonly clitic: string
  /** On which side of the border it stands. */
  readonly says: string
}

/** The clitic before the first word; a press, as its key, takes it to the border's other side. */
const Clitic = ({ article, clitic, says }: CliticProps) => {
  const t = useText()
  return (
    <button
      type="button"
      className="cut"
      title={t('article.keys.clitic.start')}
      // The focus stays in the text: the next label key is read there.
      onMouseDown={event => event.preventDefault()}
      onClick={() => article.run({ do: 'clitic', side: 'start' })}
    >
      <Scissors className="i s" aria-hidden />
      <bdi className="naskh" dir={article.store.getState().document.metadata.direction}>
        {joining(clitic)}
      </bdi>
      <span>{says}</span>
      <span className="spring" />
      <CommandCap id="clitic.start" />
    </button>
  )
}

/** Shows a clitic as it joins: ل becomes لـ; letters that never join to the next (و) stay bare. */
const joining = (clitic: string): string => (/[وأاإآدذرزة]$/u.test(clitic) ? clitic : `${clitic}ـ`)
