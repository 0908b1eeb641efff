import { isPlainObject, type Logger } from '@ami-select/core';

/** Warnings of a process in the background that are reported; a job that goes on for days may have more. */
const MOST_WARNINGS = 20;

/** Logs one line of JSON for each message, for another process to report. */
export function createRenewerLogger(write: (line: string) => void): Logger {
  const log = (level: 'info' | 'warn') => (message: string) =>
    write(`${JSON.stringify({ level, message })}\n`);
  return { debug: () => {}, info: log('info'), warn: log('warn') };
}

/** Reports the different warnings of such a log, and its last message. A crash of the process is a warning too. */
export function reportRenewerLog(text: string, logger: Logger): void {
  const lines = text.split('\n').filter((line) => line !== '');
  const messages = lines.map(parse);
  const crash = lines.filter((_, index) => messages[index] === undefined).join('\n');
  const warnings = new Set(messages.flatMap((one) => (one?.level === 'warn' ? [one.message] : [])));
  if (crash !== '') warnings.add(`The process that renewed the lease has failed: ${crash.slice(0, 2_000)}`);
  const last = messages.findLast((one) => one?.level === 'info');
  if (last !== undefined) logger.info(last.message);
  for (const warning of [...warnings].slice(0, MOST_WARNINGS)) logger.warn(warning);
}

function parse(line: string): { readonly level: string; readonly message: string } | undefined {
  try {
    const parsed: unknown = JSON.parse(line);
    if (!isPlainObject(parsed)) return undefined;
    const { level, message } = parsed;
    return typeof level === 'string' && typeof message === 'string' ? { level, message } : undefined;
  } catch {
    return undefined;
  }
}
