import { Menu, type MenuItemConstructorOptions } from 'electron'
import { type SystemWord, systemWords } from '../shared/strings/system.ts'

type Item = MenuItemConstructorOptions

/**
 * The menu in the interface language. It holds what the system must offer and no key that belongs to the article: reloading would throw away
 * what is under way, and Ctrl+W closes nothing.
 */
export function setMenu(language: 'ar' | 'en'): void {
  const words = systemWords[language]
  const role = (name: NonNullable<Item['role']>, word: SystemWord): Item => ({ role: name, label: words[word] })
  const separator: Item = { type: 'separator' }
  const isMac = process.platform === 'darwin'
  const template: Item[] = [
    isMac
      ? {
          label: 'Hashiya',
          submenu: [role('about', 'about'), separator, role('hide', 'hide'), separator, role('quit', 'quit')],
        }
      : { label: words.file, submenu: [role('quit', 'quit')] },
    {
      label: words.edit,
      // Undo and redo of a text field; in the article the page takes these keys before the menu sees them.
      submenu: [
        { ...role('undo', 'undo'), registerAccelerator: false },
        { ...role('redo', 'redo'), registerAccelerator: false },
        separator,
        role('cut', 'cut'),
        role('copy', 'copy'),
        role('paste', 'paste'),
        { ...role('selectAll', 'selectAll'), registerAccelerator: false },
      ],
    },
    {
      label: words.view,
      submenu: [
        role('resetZoom', 'actualSize'),
        role('zoomIn', 'zoomIn'),
        role('zoomOut', 'zoomOut'),
        separator,
        role('togglefullscreen', 'fullScreen'),
      ],
    },
    ...(isMac ? [{ label: words.window, submenu: [role('minimize', 'minimize')] }] : []),
  ]
  Menu.setApplicationMenu(Menu.buildFromTemplate(template))
}
