import { Tags } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import { Header, MenuSection, Separator } from 'react-aria-components'
import { useStore } from 'zustand'
import { documentLabelsOf } from '../../../shared/edit/document-labels.ts'
import { useApp } from '../../state/app.ts'
import { useText } from '../../strings/text.ts'
import { MenuButton } from '../../ui/menu-button.tsx'
import { MenuRow } from '../../ui/menu-row.tsx'
import { CommandCap } from '../command-cap.tsx'
import { KeyCap } from '../key-cap.tsx'
import type { OpenArticle } from '../open-article.ts'
import { useKeysOf } from '../use-keymap.ts'
import { aboutRowOf, commandOfChoice, valuesOf } from './about-keys.ts'

/** Labels of the whole article, category by category, each value with its number; and the way to the day of publication. */
export function AboutMenu({ article }: { readonly article: OpenArticle }) {
  const t = useText()
  const language = useApp(state => state.settings.language)
  const keysOf = useKeysOf()
  const isOpen = useStore(article.store, state => state.panel === 'about')
  const readOnly = useStore(article.store, state => state.layer === 'gold')
  const others = useStore(article.store, state => state.others)
  if (readOnly) return null
  const { scheme } = article.store.getState()
  const numbered = valuesOf(scheme)
  const keyOf = (category: string, value: string | undefined): string => `${category} ${value ?? ''}`
  const held = scheme.categories.flatMap(({ id }) =>
    documentLabelsOf(others, id).map(record => keyOf(record.category, record.value)),
  )
  const onNumber = (event: KeyboardEvent): void => {
    const row = isOpen ? aboutRowOf(scheme, event.nativeEvent) : undefined
    if (!row) return
    event.preventDefault()
    event.stopPropagation()
    article.run(row.command)
  }
  return (
    // The numbers are keys of the menu inside.
    <span onKeyDownCapture={onNumber}>
      <MenuButton
        name={t('about.menu')}
        className="tool"
        face={<Tags className="i" />}
        keys={keysOf('about')}
        isOpen={isOpen}
        onOpenChange={open => {
          // What was chosen may have opened a field by now: that one stays.
          if (open || article.store.getState().panel === 'about') article.run({ do: open ? 'about' : 'closePanel' })
        }}
        onAction={key => {
          const chosen = numbered.find(({ category, value }) => keyOf(category.id, value?.id) === key)
          article.run(chosen ? commandOfChoice(chosen) : { do: 'publication' })
        }}
      >
        {scheme.categories.map(category => (
          <MenuSection key={category.id} selectionMode="multiple" selectedKeys={held}>
            <Header>{category.name[language]}</Header>
            {numbered.map(({ category: { id }, value }, at) => {
              if (id !== category.id) return null
              const name = value?.name[language] ?? t('about.write')
              return (
                <MenuRow key={keyOf(id, value?.id)} id={keyOf(id, value?.id)} text={name} ticked>
                  <span className="spring">{name}</span>
                  {at < 9 ? <KeyCap code={`Digit${at + 1}`} /> : null}
                </MenuRow>
              )
            })}
          </MenuSection>
        ))}
        <Separator />
        <MenuSection aria-label={t('about.published')} selectionMode="none">
          <MenuRow id="publication" text={t('about.setPublished')} ticked>
            <span className="spring">{t('about.setPublished')}</span>
            <CommandCap id="publication" />
          </MenuRow>
        </MenuSection>
      </MenuButton>
    </span>
  )
}
