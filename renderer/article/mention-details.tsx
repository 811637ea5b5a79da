// biome-ignore-all lint/a11y/useSemanticElements: a cell of the mention grid, which is no table
// biome-ignore-all lint/a11y/useFocusableInteractive: its buttons and its field hold the focus
import { MessageSquareText, Trash2, TriangleAlert, X } from 'lucide-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { useStore } from 'zustand'
import type { Entity } from '../../shared/model/records.ts'
import { surfaceOf } from '../../shared/model/surface.ts'
import { useText } from '../strings/text.ts'
import { MentionAttributes } from './attributes/mention-attributes.tsx'
import { offsetsOf } from './document-facts.ts'
import { FillRoleMenu } from './frame/fill-role-menu.tsx'
import { bordersOf, enclosing, shorten } from './mention-facts.ts'
import { MentionLink } from './mention-link.tsx'
import { NormalForm } from './normal-form.tsx'
import type { OpenArticle } from './open-article.ts'
import { MentionRelations, RelateButton } from './relations/mention-relations.tsx'
import { useKeysOf } from './use-keymap.ts'

type Props = {
  readonly article: OpenArticle
  readonly mention: Entity
  /** Told how tall it is, CSS px, when it is laid out and whenever that changes. */
  readonly onHeight: (height: number) => void
}

/** Everything about one mention, under its row. */
export function MentionDetails({ article, mention, onHeight }: Props) {
  const t = useText()
  const { index, document } = article.store.getState()
  const { text, metadata } = document
  const whole = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const resized = new ResizeObserver(([entry]) => {
      // Nothing: it has just been scrolled out of the page, and is as tall as it was.
      const height = entry?.borderBoxSize[0]?.blockSize ?? 0
      if (height > 0) onHeight(height)
    })
    if (whole.current) resized.observe(whole.current)
    return () => resized.disconnect()
  }, [onHeight])
  const readOnly = useStore(article.store, state => state.layer === 'gold')
  const keysOf = useKeysOf()
  const offsets = offsetsOf(document)
  const words = (part: string): ReactNode => (
    <bdi className="naskh" dir={metadata.direction} lang={metadata.language}>
      {part}
    </bdi>
  )
  const act = (command: 'note' | 'doubt' | 'remove'): void => {
    article.run({ do: 'select', id: mention.id })
    article.run({ do: command })
    if (command === 'remove') article.view.text.focus({ preventScroll: true })
  }
  const removePart = (at: number): void => {
    article.run({ do: 'select', id: mention.id })
    article.run({ do: 'removePart', at })
  }
  return (
    <div role="gridcell" aria-colindex={1} aria-colspan={3} className="details" ref={whole}>
      <dl>
        <Fact name={t('article.details.borders')}>
          {mention.spans.map((span, at) => (
            <span key={span.start} className="part">
              <Borders text={text} span={span} words={words} />
              {mention.spans.length < 2 || readOnly ? null : (
                <DetailButton name={t('article.details.removePart')} onPress={() => removePart(at)}>
                  <X className="i s" />
                </DetailButton>
              )}
            </span>
          ))}
        </Fact>
        <Fact name={t('article.details.inside')}>
          {enclosing(index, mention).map(outer => (
            <button
              key={outer.id}
              type="button"
              className="plain-link"
              onClick={() => article.run({ do: 'select', id: outer.id })}
            >
              {words(shorten(surfaceOf(text, outer.spans), 48))}
            </button>
          ))}
        </Fact>
        <NormalForm
          key={`${mention.id} ${mention.normal ?? ''}`}
          article={article}
          mention={mention}
          readOnly={readOnly}
        />
        {mention.note === '' ? null : (
          <Fact name={t('article.details.note')}>
            <span dir="auto" className="note-text">
              {mention.note}
            </span>
          </Fact>
        )}
        {mention.doubt ? (
          <Fact name={t('article.details.doubt')}>
            <span className="state to-discuss">
              <TriangleAlert className="i s" />
              {t('article.details.doubtful')}
            </span>
          </Fact>
        ) : null}
        <MentionAttributes article={article} mention={mention} readOnly={readOnly} />
        <MentionLink article={article} mention={mention} readOnly={readOnly} />
        <MentionRelations article={article} mention={mention} readOnly={readOnly} />
        <Fact name={t('article.details.source')}>{t(`article.details.by.${mention.source}`)}</Fact>
        <Fact name={t('article.details.offsets')}>
          <span title={t('article.details.offsetsTitle')}>
            <bdi className="ltr">
              {mention.spans
                .map(span => `${offsets.toCodePoint(span.start)}–${offsets.toCodePoint(span.end)}`)
                .join(', ')}
            </bdi>
          </span>
        </Fact>
      </dl>
      {readOnly ? null : (
        <div className="tools">
          <FillRoleMenu article={article} mention={mention} />
          <DetailButton
            keys={keysOf('note')}
            name={mention.note === '' ? t('article.details.writeNote') : t('article.details.editNote')}
            onPress={() => act('note')}
          >
            <MessageSquareText className="i s" />
          </DetailButton>
          <DetailButton
            keys={keysOf('doubt')}
            name={mention.doubt ? t('article.details.clearDoubt') : t('article.details.setDoubt')}
            pressed={mention.doubt}
            onPress={() => act('doubt')}
          >
            <TriangleAlert className="i s" />
          </DetailButton>
          <RelateButton article={article} mention={mention} keys={keysOf('relate')} />
          <DetailButton keys={keysOf('remove')} name={t('article.details.delete')} onPress={() => act('remove')}>
            <Trash2 className="i s" />
          </DetailButton>
        </div>
      )}
    </div>
  )
}

type FactProps = { readonly name: string; readonly children: ReactNode }

/** One line of the details; nothing where there is nothing to say. */
const Fact = ({ name, children }: FactProps) =>
  Array.isArray(children) && children.length === 0 ? null : (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  )

type BordersProps = {
  readonly text: string
  readonly span: { readonly start: number; readonly end: number }
  readonly words: (part: string) => ReactNode
}

/** The words of a span, cut where its borders cut them: ل | سوناطراك. */
function Borders({ text, span, words }: BordersProps) {
  const { before, inside, after } = bordersOf(text, span)
  return (
    <span className="cutline">
      {before === '' ? null : (
        <>
          {words(before)}
          <i />
        </>
      )}
      {words(shorten(inside, 48))}
      {after === '' ? null : (
        <>
          <i />
          {words(after)}
        </>
      )}
    </span>
  )
}

type ButtonProps = {
  readonly name: string
  readonly keys?: string | undefined
  readonly pressed?: boolean
  readonly onPress: () => void
  readonly children: ReactNode
}

const DetailButton = ({ name, keys, pressed, onPress, children }: ButtonProps) => (
  <button
    type="button"
    className="tool"
    aria-label={name}
    title={keys === undefined ? name : `${name} · ${keys}`}
    onClick={onPress}
    {...(pressed === undefined ? {} : { 'aria-pressed': pressed })}
  >
    {children}
  </button>
)
