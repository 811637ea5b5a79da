import { Argument, Command, InvalidArgumentError, Option } from 'commander'
import {
  boilerplateChoiceSchema,
  bordersSchema,
  nestingSchema,
  offsetUnitSchema,
  type Split,
  splitSchema,
  tagsSchema,
} from '../../shared/formats/export-options.ts'
import { formats } from '../../shared/formats/registry.ts'
import { textChangeSchema } from '../../shared/model/document.ts'
import { textKinds } from '../jobs/text-kind.ts'
import { corpusStats } from './corpus-stats.ts'
import type { ImportCommandOptions } from './decide-import.ts'
import type { ExitCode } from './exit-code.ts'
import type { ExportCommandOptions } from './export-command-options.ts'
import { exportFromCorpus } from './export-from-corpus.ts'
import { importIntoCorpus } from './import-into-corpus.ts'
import { listFormats } from './list-formats.ts'
import { newCorpus } from './new-corpus.ts'
import type { Language, Terminal } from './terminal.ts'
import { validateCorpus } from './validate-corpus.ts'

type Shared = { readonly json?: boolean; readonly lang: Language }
type Shares = Omit<Split, 'seed'>

function parseShares(text: string): Shares {
  const parts = text.split('/').map(part => (/^\d+(\.\d+)?$/.test(part) ? Number(part) : Number.NaN))
  const [train = Number.NaN, validation = Number.NaN, test = 0] = parts
  const shares = { train, validation, test }
  if (parts.length > 3 || !splitSchema.safeParse({ ...shares, seed: 0 }).success)
    throw new InvalidArgumentError('Shares are percentages that sum to 100, as in 80/10/10.')
  return shares
}

function parseSeed(text: string): number {
  const seed = Number(text)
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(seed)) throw new InvalidArgumentError('A seed is a whole number.')
  return seed
}

function parseLabels(text: string): readonly string[] {
  const labels = text.split(',').map(label => label.trim())
  if (labels.includes('')) throw new InvalidArgumentError('Labels stand between commas, as in ORG,GPE.')
  return labels
}

function parseRename(text: string, before: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const [, label, name] = /^([^=]+)=(.+)$/s.exec(text) ?? []
  if (label === undefined || name === undefined)
    throw new InvalidArgumentError('A label is called otherwise as in ORG=organisation.')
  return { ...before, [label]: name }
}

/** An empty word, as of a variable that is not set, would mean the folder one is in. */
function parsePath(path: string): string {
  if (path === '') throw new InvalidArgumentError('A path is not empty.')
  return path
}

const parsePaths = (path: string, before: readonly string[] | undefined): readonly string[] => [
  ...(before ?? []),
  parsePath(path),
]

const corpusArgument = () => new Argument('<corpus>', 'folder of the corpus').argParser(parsePath)

/** Options every command takes. */
const withShared = (command: Command): Command =>
  command
    .option('--json', 'one JSON value on standard output, for programs')
    .addOption(new Option('--lang <language>', 'language of problems and reasons').choices(['en', 'ar']).default('en'))

const widest = Math.max(...formats.map(({ id }) => id.length))
const formatList = formats.map(({ id, summary }) => `  ${id.padEnd(widest)}  ${summary.en}`).join('\n')

/**
 * The command line. `terminalFor` makes the terminal a command speaks to, `end` takes what it ends with; commander's own complaints go through
 * `exitOverride` and come out as CommanderError.
 */
export function createProgram(terminalFor: (shared: Shared) => Terminal, end: (code: ExitCode) => void): Command {
  const program = new Command('hashiya')
    .description('Mark entities and agreements in Arabic articles: the corpus from the command line.')
    .exitOverride()
    .showHelpAfterError('(add --help for what there is)')
    .addHelpText(
      'after',
      '\nEnds with 0 done, 1 the work found problems (listed), 2 wrong usage, 3 the corpus cannot be read.',
    )

  withShared(program.command('new').description('make an empty corpus'))
    .addArgument(corpusArgument())
    .option('--scheme <file>', 'scheme to mark with (default: agreements in the news)')
    .option('--name <name>', 'what people call the corpus (default: the name of its folder)')
    .action(async (corpus: string, options: Shared & { readonly scheme?: string; readonly name?: string }) =>
      end(await newCorpus(terminalFor(options), corpus, options)),
    )

  withShared(program.command('import').description('bring in articles and layers'))
    .argument(
      '<paths...>',
      'files and folders: texts (.txt .md .html .docx .csv .tsv .jsonl) and every format that is imported',
      parsePaths,
    )
    .requiredOption('--into <corpus>', 'folder of the corpus', parsePath)
    .addOption(
      new Option('--format <format>', 'take every file for this (default: by what it holds)').choices([
        ...formats.flatMap(({ id, importing }) => (importing ? [id] : [])),
        ...textKinds,
      ]),
    )
    .option('--dry-run', 'say what would come in, and write nothing')
    .option('--map <from=to...>', 'take a name of the files for one of the scheme; FROM= leaves it out')
    .option('--add', 'add names that the scheme has not')
    .option('--layer <annotator>', 'whose all layers of the files become (id or name)')
    .option('--cut-clitics', 'leave clitics out of marks that hold the whole word, where the texts show them')
    .addOption(
      new Option(
        '--encoding <encoding>',
        'try this where a text is not UTF-8 (default: only if its bytes surely are)',
      ).choices(['windows-1256']),
    )
    .option(
      '--text-column <name>',
      'column of a table or field of JSON lines that holds the text (default: the most Arabic)',
    )
    .option('--id-column <name>', 'column that names the text (default: by its name)')
    .addOption(
      new Option(
        '--change <changes...>',
        'change texts as they come in, and record it (default: keep every character)',
      ).choices(textChangeSchema.options),
    )
    .action(async (paths: readonly string[], options: Shared & ImportCommandOptions) =>
      end(await importIntoCorpus(terminalFor(options), paths, options)),
    )

  withShared(
    program.command('export').description('write training data, read it back, report what became of each mark'),
  )
    .addArgument(corpusArgument())
    .addOption(new Option('--format <format>', 'exchange format').choices(formats.map(({ id }) => id)))
    .requiredOption('--out <path>', 'file to write, folder where it is several, - for standard output', parsePath)
    .option('--preset <name>', 'choices kept in the corpus under this name; what else is given here goes before them')
    .option('--layer <layer>', 'annotator (id or name), gold, own, or all where the format carries all')
    .addOption(new Option('--status <status>', 'finished articles only (default), or all').choices(['done', 'all']))
    .option('--labels <labels>', 'these labels alone, as in ORG,GPE', parseLabels)
    .option('--label <old=new>', 'call a label otherwise in the files; may be given again', parseRename, {})
    .addOption(
      new Option(
        '--borders <policy>',
        'a mention inside a word: it grows to the word (default); clitics are cut off every word; or the word is cut there',
      ).choices(bordersSchema.options),
    )
    .addOption(
      new Option('--nesting <policy>', 'which of nested mentions a flat format keeps (default: outermost)').choices(
        nestingSchema.options,
      ),
    )
    .addOption(new Option('--tags <tags>', 'tag set (default: IOB2)').choices(tagsSchema.options))
    .addOption(
      new Option('--split <shares>', 'train/validation/test in percent, as in 80/10/10').argParser(parseShares),
    )
    .addOption(new Option('--seed <number>', 'of the split').argParser(parseSeed))
    .addOption(new Option('--by <unit>', 'what is dealt by the split').choices(['document']).default('document'))
    .option('--zip', 'one archive that holds the files and the report')
    .addOption(
      new Option('--offsets <unit>', 'what doccano counts (default: utf-16)').choices(offsetUnitSchema.options),
    )
    .option('--no-relations', 'for doccano projects that know none')
    .option('--excel', 'of tables: a byte order mark, and no cell that is a formula')
    .addOption(
      new Option(
        '--boilerplate <choice>',
        'to train on: share counters, related links, the headline again (default: leave-out)',
      ).choices(boilerplateChoiceSchema.options),
    )
    .option('--map', 'map layers that follow an older scheme to the present one; without it they stop the export')
    .option('--force', 'replace files of the same names')
    .addHelpText('after', `\nFormats:\n${formatList}`)
    .action(async (corpus: string, options: Shared & ExportCommandOptions) =>
      end(await exportFromCorpus(terminalFor(options), corpus, options)),
    )

  withShared(program.command('validate').description('check every text, journal, layer and mark; writes nothing'))
    .addArgument(corpusArgument())
    .action(async (corpus: string, options: Shared) => end(await validateCorpus(terminalFor(options), corpus)))

  withShared(program.command('formats').description('what each exchange format carries, alters and reports')).action(
    (options: Shared) => end(listFormats(terminalFor(options))),
  )

  withShared(program.command('stats').description('count articles, words, marks; writes nothing'))
    .addArgument(corpusArgument())
    .action(async (corpus: string, options: Shared) => end(await corpusStats(terminalFor(options), corpus)))

  return program
}
