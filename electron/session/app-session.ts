import type { CorpusInfo, Session } from '../../shared/api.ts'
import type { Annotator } from '../../shared/model/corpus.ts'
import { corpusDocument } from '../../shared/model/corpus-document.ts'
import type { DocumentId } from '../../shared/model/ids.ts'
import type { Scheme } from '../../shared/model/scheme.ts'
import type { Settings } from '../../shared/model/settings.ts'
import { type AppError, fail, ok, type Result } from '../../shared/result.ts'
import { AgreementCache } from '../store/agreement-cache.ts'
import { AgreementIndex } from '../store/agreement-index.ts'
import { findOrNameAnnotator } from '../store/annotators.ts'
import { Concordance } from '../store/concordance.ts'
import type { CorpusStore } from '../store/corpus-store.ts'
import type { FileSystem } from '../store/file-system.ts'
import { LibraryIndex } from '../store/library-index.ts'
import { createCorpus, openCorpus } from '../store/open-corpus.ts'
import type { SettingsStore } from '../store/settings-store.ts'
import { listAttestedForms } from './attested-forms.ts'
import { CliticMemory } from './clitic-memory.ts'
import { openDocument } from './open-document.ts'
import { SchemeUses } from './scheme-uses.ts'

export type SessionOptions = {
  readonly settings: SettingsStore
  readonly fileSystem: FileSystem
  /** What the window is told without asking. */
  readonly onProblem: (problem: AppError) => void
  /** Ends what still works on the corpus before it is closed for another. */
  readonly onLeave?: () => Promise<void>
  /** Folder for what can be worked out again, absolute; null: nothing is kept. */
  readonly caches?: string | null
  /** Told after every change of them. */
  readonly onSettings?: (settings: Settings) => void
  /** Settings of this run alone: with them nothing is written down. A screenshot wants its own. */
  readonly overrides?: Partial<Settings>
  /** The document to open first, by the beginning of its name. */
  readonly firstDocument?: string | null
}

/** An open corpus and what is known of it. */
export type OpenCorpus = {
  readonly store: CorpusStore
  readonly annotator: Annotator | null
  readonly index: LibraryIndex
  readonly agreements: AgreementIndex
  /** Null before she has given her name. */
  readonly cuts: CliticMemory | null
  /** Null as `cuts`. */
  readonly uses: SchemeUses | null
  readonly concordance: Concordance
  /** Found when it was opened. */
  readonly problems: readonly AppError[]
}

const recentCorpora = 12

/** The program's state behind the window: settings and at most one open corpus. Knows nothing of Electron. */
export class AppSession {
  readonly #options: SessionOptions
  #overrides: Partial<Settings> | null
  #corpus: OpenCorpus | null = null
  #attested: Promise<readonly string[]> | null = null

  constructor(options: SessionOptions) {
    this.#options = options
    this.#overrides = options.overrides ?? null
  }

  get settings(): Settings {
    return { ...this.#options.settings.settings, ...this.#overrides }
  }

  /** Takes effect at once; a disk that does not take it is told in passing. */
  async updateSettings(patch: Partial<Settings>): Promise<Settings> {
    if (this.#overrides) {
      this.#overrides = { ...this.#overrides, ...patch }
      return this.settings
    }
    const writing = this.#options.settings.update(patch)
    this.#options.onSettings?.(this.settings)
    const written = await writing
    if (!written.ok) this.#options.onProblem(written.error)
    return this.settings
  }

  get corpus(): OpenCorpus | null {
    return this.#corpus
  }

  /** The open corpus. A request that needs one comes from a window that shows one: without it that is a bug. */
  requireCorpus(): OpenCorpus {
    if (!this.#corpus) throw new Error('no corpus is open')
    return this.#corpus
  }

  /** Opens the folder in place of what is open. Where it cannot be opened the other one stays. */
  async openFolder(path: string): Promise<Result<Session>> {
    if (path === this.#corpus?.store.path) return ok(await this.describe())
    const opened = await openCorpus(this.#storeOptions(path))
    return opened.ok ? ok(await this.#enter(opened.value)) : opened
  }

  async createFolder(path: string, name: string, scheme: Scheme): Promise<Result<Session>> {
    const created = await createCorpus({ ...this.#storeOptions(path), name, scheme })
    return created.ok ? ok(await this.#enter(created.value)) : created
  }

  /** What the window shows first. `problems`: those of the start, besides what the corpus itself has. */
  async describe(problems: readonly AppError[] = []): Promise<Session> {
    const corpus = this.#corpus
    const id = corpus && this.settings.screen === 'article' ? this.#firstDocument(corpus) : null
    const document = corpus && id ? await openDocument(corpus, id) : null
    return {
      settings: this.settings,
      corpus: this.info(),
      problems: [
        ...problems,
        ...(corpus ? [...corpus.problems, ...corpus.index.problems] : []),
        ...(document && !document.ok ? [document.error] : []),
      ],
      document: document?.ok ? document.value : null,
    }
  }

  info(): CorpusInfo | null {
    if (!this.#corpus) return null
    const { store, annotator } = this.#corpus
    const { name, scheme, annotators } = store.manifest()
    return {
      path: store.path,
      name,
      scheme,
      annotators,
      annotator,
      device: this.#options.settings.device,
      readOnly: store.readOnly,
    }
  }

  /** Her name, on this laptop and in the open corpus. */
  async nameAnnotator(name: string): Promise<Result<CorpusInfo>> {
    const { store, problems } = this.requireCorpus()
    const annotator = await enterAnnotator(store, name)
    if (!annotator.ok) return annotator
    await this.updateSettings({ annotatorName: name })
    const index = await LibraryIndex.build(store, annotator.value.id)
    const cuts = new CliticMemory(store, annotator.value.id, index.ids())
    await this.requireCorpus().agreements.close()
    const agreements = this.#agreementsOf(store, index, annotator.value)
    const uses = new SchemeUses(store, annotator.value.id)
    const concordance = new Concordance(store, annotator.value.id, () => index.ids())
    this.#corpus = { store, annotator: annotator.value, index, agreements, cuts, uses, concordance, problems }
    const info = this.info()
    if (!info) throw new Error('the corpus was closed while she gave her name')
    return ok(info)
  }

  /** Documents came in, or layers changed. */
  async noteChanges(changes: {
    readonly added?: readonly DocumentId[]
    readonly touched?: Iterable<DocumentId>
  }): Promise<void> {
    const corpus = this.#corpus
    if (!corpus) return
    if (changes.added && changes.added.length > 0) {
      await corpus.index.add(changes.added)
      corpus.agreements.touch(changes.added)
      this.#attested = null
    }
    const touched = [...(changes.touched ?? [...corpus.index.ids(), corpusDocument])]
    corpus.index.touch(touched)
    corpus.agreements.touch(touched)
    corpus.cuts?.touch(touched)
    corpus.uses?.touch(touched)
    corpus.concordance.touch([...touched, ...(changes.added ?? [])])
  }

  attestedForms(): Promise<readonly string[]> {
    const { store, index } = this.requireCorpus()
    this.#attested ??= listAttestedForms(store, index.ids())
    return this.#attested
  }

  /** Everything durable, the lock given back. */
  async close(): Promise<Result<void>> {
    await this.#corpus?.agreements.close()
    const closed = (await this.#corpus?.store.close()) ?? ok({ written: 0 })
    this.#corpus = null
    await this.#options.settings.close()
    return closed.ok ? ok(undefined) : fail(closed.error)
  }

  #storeOptions(path: string) {
    const { settings, fileSystem, onProblem } = this.#options
    return { path, device: settings.device, mode: 'write' as const, fileSystem, onProblem }
  }

  #agreementsOf(store: CorpusStore, index: LibraryIndex, annotator: Annotator | null): AgreementIndex {
    const { fileSystem, caches = null } = this.#options
    const cache = caches === null ? null : new AgreementCache(fileSystem, caches, store.path)
    return new AgreementIndex(store, index, annotator?.id ?? null, cache)
  }

  async #enter(store: CorpusStore): Promise<Session> {
    await this.#leave()
    const problems = [...store.problems]
    const name = this.settings.annotatorName
    // A name given for this run alone is not written into her corpus.
    const entered =
      name === null
        ? null
        : this.#overrides?.annotatorName
          ? ok(findOrNameAnnotator(store.manifest().annotators, name))
          : await enterAnnotator(store, name)
    if (entered && !entered.ok) problems.push(entered.error)
    const annotator =
      name === null ? null : entered?.ok ? entered.value : findOrNameAnnotator(store.manifest().annotators, name)
    const index = await LibraryIndex.build(store, annotator?.id ?? null)
    const cuts = annotator && new CliticMemory(store, annotator.id, index.ids())
    const agreements = this.#agreementsOf(store, index, annotator)
    const uses = annotator && new SchemeUses(store, annotator.id)
    const concordance = new Concordance(store, annotator?.id ?? null, () => index.ids())
    this.#corpus = { store, annotator, index, agreements, cuts, uses, concordance, problems }
    this.#attested = null
    const { recentCorpora: recent } = this.settings
    const others = recent.filter(path => path !== store.path)
    await this.updateSettings({ recentCorpora: [store.path, ...others].slice(0, recentCorpora) })
    return this.describe()
  }

  async #leave(): Promise<void> {
    if (!this.#corpus) return
    await this.#options.onLeave?.()
    await this.#corpus.agreements.close()
    const left = await this.#corpus.store.close()
    if (!left.ok) this.#options.onProblem(left.error)
  }

  #firstDocument({ store, index }: OpenCorpus): DocumentId | null {
    const asked = this.#options.firstDocument ? index.findByName(this.#options.firstDocument) : null
    const last = this.settings.lastDocument[store.path]
    return asked ?? (last && index.has(last) ? last : index.first)
  }
}

/** In a folder that cannot be written her name stays out of the manifest. */
async function enterAnnotator(store: CorpusStore, name: string): Promise<Result<Annotator>> {
  if (store.readOnly) return ok(findOrNameAnnotator(store.manifest().annotators, name))
  const annotator = await store.ensureAnnotator(name)
  if (!annotator.ok) return annotator
  // Someone else may have changed the scheme: her records follow now, since nobody writes them but her.
  const followed = await store.followScheme(annotator.value.id)
  return followed.ok ? annotator : followed
}
