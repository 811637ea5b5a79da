import type { AppError } from '../../shared/result.ts'

/** What the command line ends with. */
export const exitCode = {
  done: 0,
  /** The work found problems; they are listed. */
  problems: 1,
  wrongUsage: 2,
  /** The corpus cannot be read. */
  noCorpus: 3,
} as const
export type ExitCode = (typeof exitCode)[keyof typeof exitCode]

/** For what ends a command once its corpus is open. A target that is taken is a wrong argument, everything else a problem. */
export const exitCodeOf = ({ code }: AppError): ExitCode =>
  code === 'corpus/exists' || code === 'corpus/within' || code === 'format/unknown'
    ? exitCode.wrongUsage
    : exitCode.problems
