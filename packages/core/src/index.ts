export { asError, withCauses } from './as-error.ts';
export { type EndingProcess, endProcess, exitProcess } from './end-process.ts';
export {
  CodedError,
  type CodedErrorOptions,
  exitStatusOf,
  formatProblem,
  formatProblems,
  type Problem,
  unsaidProblems,
} from './errors.ts';
export { EXIT_STATUS, type ExitClass } from './exit-status.ts';
export { createFolder } from './files/create-folder.ts';
export { type FoundPath, findPath, type NamedPath, type RefusedPath } from './files/find-path.ts';
export {
  type FileIdentity,
  type OpenFile,
  openFile,
  readNamedFile,
  type SizeLimit,
} from './files/open-file.ts';
export { whyUnwritable } from './files/unwritable.ts';
export { type Gathering, gatherProblems } from './gather.ts';
export { type Interrupts, type InterruptsOptions, listenForInterrupts } from './interrupts.ts';
export { inLineOrder } from './line-order.ts';
export { fromOtherTools, type OwnForm } from './other-tools.ts';
export { isPlainObject } from './plain-object.ts';
export { type Clock, type Logger, type SleepOptions, silentLogger, systemClock } from './ports.ts';
export { redactUrl } from './redact-url.ts';
export { forAnnotation } from './sanitise/for-annotation.ts';
export { forJson } from './sanitise/for-json.ts';
export { forLog } from './sanitise/for-log.ts';
export { forOutput } from './sanitise/for-output.ts';
export { forShell } from './sanitise/for-shell.ts';
export { forSummary } from './sanitise/for-summary.ts';
export { forTerminal, type TerminalOptions } from './sanitise/for-terminal.ts';
export { foldName, type PortableName, portableName, portablePath } from './sanitise/portable-name.ts';
export { dropTerminalSequences, endOfSequences } from './sanitise/terminal-sequences.ts';
export { StalledError } from './stalled-error.ts';
export { countOf } from './words/count-of.ts';
export { didYouMean, editDistance, nearestWord } from './words/did-you-mean.ts';
export { formatDuration, parseDuration } from './words/duration.ts';
export { globMatcher } from './words/glob.ts';
export { kebab } from './words/kebab.ts';
export { QUERY_ALIASES } from './words/query-words.ts';
export { stableJson } from './words/stable-json.ts';
export { unknownName } from './words/unknown-name.ts';
