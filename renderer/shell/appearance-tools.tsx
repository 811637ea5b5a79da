import { Monitor, Moon, Sun, SunMoon } from 'lucide-react'
import type { Settings } from '../../shared/model/settings.ts'
import { useApp } from '../state/app.ts'
import { setLanguage, setTheme } from '../state/appearance.ts'
import { useText } from '../strings/text.ts'
import { MenuButton } from '../ui/menu-button.tsx'
import { MenuRow } from '../ui/menu-row.tsx'
import { ToolButton } from '../ui/tool-button.tsx'

export const AppearanceTools = () => (
  <>
    <LanguageButton />
    <ThemeMenu />
  </>
)

/** One press to the other language. Its name is in that language, for whoever cannot read this one. */
function LanguageButton() {
  const t = useText()
  const other = useApp(state => (state.settings.language === 'ar' ? 'en' : 'ar'))
  return (
    <ToolButton name={t('common.tools.language')} onPress={() => void setLanguage(other)}>
      <span lang={other}>{t('common.tools.languageShort')}</span>
    </ToolButton>
  )
}

const isTheme = (key: unknown): key is Settings['theme'] => key === 'system' || key === 'light' || key === 'dark'

function ThemeMenu() {
  const t = useText()
  const theme = useApp(state => state.settings.theme)
  return (
    <MenuButton
      name={t('common.tools.theme')}
      className="tool"
      face={<SunMoon className="i" />}
      selectionMode="single"
      selectedKeys={[theme]}
      onAction={key => {
        if (isTheme(key)) void setTheme(key)
      }}
    >
      <MenuRow id="system" text={t('common.tools.themeSystem')} ticked>
        <Monitor className="i" />
        {t('common.tools.themeSystem')}
      </MenuRow>
      <MenuRow id="light" text={t('common.tools.themeLight')} ticked>
        <Sun className="i" />
        {t('common.tools.themeLight')}
      </MenuRow>
      <MenuRow id="dark" text={t('common.tools.themeDark')} ticked>
        <Moon className="i" />
        {t('common.tools.themeDark')}
      </MenuRow>
    </MenuButton>
  )
}
