import { X } from 'lucide-react'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { documentLabelsOf, publishedAt } from '../../../shared/edit/document-labels.ts'
import type { Scheme } from '../../../shared/model/scheme.ts'
import { useApp } from '../../state/app.ts'
import { useText } from '../../strings/text.ts'
import type { ArticleCommand } from '../article-command.ts'
import type { OpenArticle } from '../open-article.ts'
import { dayInWords } from './day-in-words.ts'
import './about.css'

type Category = Scheme['categories'][number]

/** Of a label of one's own words. */
const mostCharacters = 200

/** What is said of the whole article, under the sheet's head: its day of publication and its labels. Nothing where nothing is said. */
export function AboutStrip({ article }: { readonly article: OpenArticle }) {
  const t = useText()
  const language = useApp(state => state.settings.language)
  const asksDay = useStore(article.store, state => state.panel === 'published')
  const asked = useStore(article.store, state => (state.panel === 'labelText' ? state.asksCategory : null))
  const readOnly = useStore(article.store, state => state.layer === 'gold')
  const others = useStore(article.store, state => state.others)
  const { scheme, document } = article.store.getState()
  const day = publishedAt(others, document.metadata)
  const said = scheme.categories.flatMap(category =>
    documentLabelsOf(others, category.id).map(({ value }) => ({
      category,
      value,
      name: category.values.find(one => one.id === value)?.name[language] ?? value,
    })),
  )
  const asksWords = scheme.categories.find(({ id }) => id === asked)
  if (!asksDay && !asksWords && day === undefined && said.length === 0) return null
  const run = (command: ArticleCommand): void => {
    article.run(command)
    article.view.text.focus({ preventScroll: true })
  }
  return (
    <section className="about-strip" aria-label={t('about.region')} data-testid="about-article">
      {asksDay ? (
        <DayField article={article} day={day} />
      ) : day === undefined ? null : (
        <button
          type="button"
          className="about-day"
          disabled={readOnly}
          onClick={() => article.run({ do: 'publication' })}
          title={t('about.setPublished')}
        >
          {t('about.publishedOn', { day: dayInWords(day, language) })}
        </button>
      )}
      {asksWords ? <WordsField article={article} category={asksWords} /> : null}
      {said.map(({ category, value, name }) => (
        <span className="about-label" key={`${category.id} ${value}`}>
          <span className="dim">{category.name[language]}</span> {name}
          {readOnly ? null : (
            <button
              type="button"
              className="tool"
              aria-label={t('about.remove', { name })}
              title={t('about.remove', { name })}
              onClick={() => run({ do: 'labelArticle', category: category.id, value })}
            >
              <X className="i s" />
            </button>
          )}
        </span>
      ))}
    </section>
  )
}

type WordsProps = { readonly article: OpenArticle; readonly category: Category }

/** Asks for the words of a category that takes any: Enter says them of the article, Escape or nothing written leaves. */
function WordsField({ article, category }: WordsProps) {
  const t = useText()
  const language = useApp(state => state.settings.language)
  const [value, setValue] = useState('')
  const words = value.trim().replace(/\s+/gu, ' ')
  return (
    <AboutForm
      article={article}
      id="label-field"
      name={category.name[language]}
      kept={() => (words === '' ? { do: 'closePanel' } : { do: 'labelArticle', category: category.id, value: words })}
    >
      <input
        id="label-field"
        dir="auto"
        maxLength={mostCharacters}
        placeholder={t('about.anyWords')}
        value={value}
        onChange={event => setValue(event.target.value)}
      />
    </AboutForm>
  )
}

/** Asks for the day: Enter keeps it, empty forgets it, Escape leaves. */
function DayField({ article, day }: { readonly article: OpenArticle; readonly day: string | undefined }) {
  const t = useText()
  const [value, setValue] = useState(day?.slice(0, 10) ?? '')
  return (
    <AboutForm
      article={article}
      id="published-field"
      name={t('about.published')}
      kept={() => ({ do: 'published', day: value === '' ? null : value })}
    >
      <input
        id="published-field"
        type="date"
        max="9999-12-31"
        value={value}
        onChange={event => setValue(event.target.value)}
      />
    </AboutForm>
  )
}

type FormProps = {
  readonly article: OpenArticle
  /** Of its field, which has the focus at first. */
  readonly id: string
  readonly name: string
  readonly kept: () => ArticleCommand
  readonly children: ReactNode
}

/** One field with what keeps it and what leaves it; the focus goes back to the text. */
function AboutForm({ article, id, name, kept, children }: FormProps) {
  const t = useText()
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => form.current?.querySelector('input')?.focus(), [])
  const leave = (command: ArticleCommand): void => {
    article.run(command)
    article.view.text.focus({ preventScroll: true })
  }
  return (
    <form
      ref={form}
      className="about-form"
      onSubmit={event => {
        event.preventDefault()
        leave(kept())
      }}
      onKeyDown={event => {
        if (event.key !== 'Escape') return
        event.preventDefault()
        event.stopPropagation()
        leave({ do: 'closePanel' })
      }}
    >
      <label htmlFor={id}>{name}</label>
      {children}
      <button type="submit" className="btn first">
        {t('article.note.save')}
      </button>
      <button type="button" className="btn quiet" onClick={() => leave({ do: 'closePanel' })}>
        {t('article.note.cancel')}
      </button>
    </form>
  )
}
