import { type BrowserWindow, clipboard, dialog, type OpenDialogOptions, shell } from 'electron'
import { systemWords } from '../shared/strings/system.ts'
import type { Shell } from './requests/request-context.ts'

/** Of files that are offered first: texts, marks of any format, and zips of both. */
const importEndings = 'txt md html htm docx csv tsv jsonl json jsonld conll ann zip'.split(' ')

/** Dialogs over the window, in the interface language: paths come from here or from a drop, never from the page. */
export function createShell(window: BrowserWindow, languageOf: () => 'ar' | 'en'): Shell {
  const words = () => systemWords[languageOf()]
  const choose = async (options: OpenDialogOptions): Promise<readonly string[] | null> => {
    const { canceled, filePaths } = await dialog.showOpenDialog(window, options)
    return canceled || filePaths.length === 0 ? null : filePaths
  }
  const chooseOne = async (options: OpenDialogOptions): Promise<string | null> => (await choose(options))?.[0] ?? null
  const save = async (title: string, buttonLabel: string, defaultPath: string): Promise<string | null> => {
    const { canceled, filePath } = await dialog.showSaveDialog(window, { title, buttonLabel, defaultPath })
    return canceled || !filePath ? null : filePath
  }
  return {
    chooseCorpusFolder: () =>
      chooseOne({ title: words().chooseCorpus, buttonLabel: words().open, properties: ['openDirectory'] }),
    chooseNewFolder: name => save(words().chooseNewFolder, words().create, toFileName(name)),
    chooseImportPaths: () =>
      choose({
        title: words().chooseImport,
        buttonLabel: words().import,
        properties: ['openFile', 'multiSelections'],
        filters: [
          { name: words().texts, extensions: importEndings },
          { name: words().allFiles, extensions: ['*'] },
        ],
      }),
    chooseExportFolder: () =>
      chooseOne({
        title: words().chooseExport,
        buttonLabel: words().exportHere,
        properties: ['openDirectory', 'createDirectory'],
      }),
    chooseCopyFile: name => save(words().saveCopy, words().save, toFileName(name)),
    chooseSchemeFile: () =>
      chooseOne({
        title: words().chooseScheme,
        buttonLabel: words().open,
        properties: ['openFile'],
        filters: [{ name: 'JSON', extensions: ['json'] }],
      }),
    saveSchemeFile: name => save(words().saveScheme, words().save, toFileName(name)),
    choosePdfFile: name => save(words().savePdf, words().save, toFileName(name)),
    chooseTableFile: name => save(words().saveTable, words().save, toFileName(name)),
    copyText: text => clipboard.writeText(text),
    printToPdf: () =>
      window.webContents.printToPDF({ printBackground: true, pageSize: 'A4', displayHeaderFooter: false }),
    reveal: path => shell.showItemInFolder(path),
  }
}

/** What no file system takes in a name is replaced. */
const toFileName = (name: string): string => name.replaceAll(/[/\\:*?"<>|\p{Cc}]/gu, '-')
