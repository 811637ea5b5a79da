import { contextBridge, ipcRenderer, webUtils } from 'electron'
import type { Api, RequestName } from '../shared/api.ts'
import { channels } from './channels.ts'

/** Each method names its request: the page can send nothing else. */
const ask =
  (name: RequestName) =>
  (args: string): Promise<string> =>
    ipcRenderer.invoke(channels.request(name), args)

/** Electron 32 brought `webUtils`; before it a dropped file told its path itself. Empty for what is no file on disk. */
function pathOf(file: unknown): string {
  if (!(file instanceof File)) return ''
  // Not there in Electron 25, whatever the types of the current release say.
  const utils: typeof webUtils | undefined = webUtils
  if (utils) return utils.getPathForFile(file)
  return 'path' in file && typeof file.path === 'string' ? file.path : ''
}

const api = {
  startSession: ask('startSession'),
  updateSettings: ask('updateSettings'),
  chooseCorpus: ask('chooseCorpus'),
  createCorpus: ask('createCorpus'),
  openRecentCorpus: ask('openRecentCorpus'),
  nameAnnotator: ask('nameAnnotator'),
  listDocuments: ask('listDocuments'),
  listAgreements: ask('listAgreements'),
  readEvidence: ask('readEvidence'),
  copyAgreements: ask('copyAgreements'),
  saveAgreements: ask('saveAgreements'),
  openDocument: ask('openDocument'),
  readLayer: ask('readLayer'),
  saveCommit: ask('saveCommit'),
  saveDeed: ask('saveDeed'),
  lastDeed: ask('lastDeed'),
  saveSchemeChange: ask('saveSchemeChange'),
  readCorpus: ask('readCorpus'),
  listCanonicalEntities: ask('listCanonicalEntities'),
  saveCopy: ask('saveCopy'),
  savePdf: ask('savePdf'),
  schemeUsage: ask('schemeUsage'),
  splitGroups: ask('splitGroups'),
  chooseScheme: ask('chooseScheme'),
  exportScheme: ask('exportScheme'),
  readGuidelines: ask('readGuidelines'),
  writeGuidelines: ask('writeGuidelines'),
  listAttestedForms: ask('listAttestedForms'),
  listCliticChoices: ask('listCliticChoices'),
  listNames: ask('listNames'),
  suggestLinks: ask('suggestLinks'),
  listSameNames: ask('listSameNames'),
  listMentions: ask('listMentions'),
  concordance: ask('concordance'),
  concordanceOrder: ask('concordanceOrder'),
  previewMany: ask('previewMany'),
  chooseImport: ask('chooseImport'),
  startImport: ask('startImport'),
  importDropped: files =>
    ask('importDropped')(JSON.stringify({ paths: files.map(pathOf).filter(path => path !== '') })),
  readPresets: ask('readPresets'),
  writePresets: ask('writePresets'),
  previewExport: ask('previewExport'),
  startExport: ask('startExport'),
  startFind: ask('startFind'),
  startInbox: ask('startInbox'),
  cancelJob: ask('cancelJob'),
  revealOutput: ask('revealOutput'),
  onEvent: listener => {
    const take = (_event: unknown, event: string): void => listener(event)
    ipcRenderer.on(channels.event, take)
    ipcRenderer.send(channels.listening)
    return () => ipcRenderer.off(channels.event, take)
  },
  readyToClose: () => ipcRenderer.send(channels.readyToClose),
} satisfies Api

contextBridge.exposeInMainWorld('hashiya', api)
