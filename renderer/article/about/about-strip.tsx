import { X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { documentLabelsOf, publishedAt } from '../../../shared/edit/document-labels.ts'
import { useApp } from '../../state/app.ts'
import { useText } from '../../strings/text.ts'
import type { ArticleCommand } from '../article-command.ts'
import type { OpenArticle } from '../open-article.ts'
import { dayInWords } from './day-in-words.ts'
import './about.css'

/** What is said of the whole article, under the sheet's head: its day of publication and its labels. Nothing where nothing is said. */
export function AboutStrip({ article }: { readonly article: OpenArticle }) {
  const t = useText()
  const language = useApp(state => state.settings.language)
  const asksDay = useStore(article.store, state => state.panel === 'published')
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
  if (!asksDay && day === undefined && said.length === 0) return null
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

/** Asks for the day: Enter keeps it, empty forgets it, Escape leaves. */
function DayField({ article, day }: { readonly article: OpenArticle; readonly day: string | undefined }) {
  const t = useText()
  const [value, setValue] = useState(day?.slice(0, 10) ?? '')
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])
  const leave = (command: ArticleCommand): void => {
    article.run(command)
    article.view.text.focus({ preventScroll: true })
  }
  return (
    <form
      className="about-form"
      onSubmit={event => {
        event.preventDefault()
        leave({ do: 'published', day: value === '' ? null : value })
      }}
      onKeyDown={event => {
        if (event.key !== 'Escape') return
        event.preventDefault()
        event.stopPropagation()
        leave({ do: 'closePanel' })
      }}
    >
      <label htmlFor="published-field">{t('about.published')}</label>
      <input
        id="published-field"
        ref={field}
        type="date"
        max="9999-12-31"
        value={value}
        onChange={event => setValue(event.target.value)}
      />
      <button type="submit" className="btn first">
        {t('article.note.save')}
      </button>
      <button type="button" className="btn quiet" onClick={() => leave({ do: 'closePanel' })}>
        {t('article.note.cancel')}
      </button>
    </form>
  )
}
