import { shellQuote } from '@ami-select/transport';
import type { Problem } from '../report/errors.ts';
import type { Requirement } from './requirement.ts';

/** Lines of a file that was never a lock say the same; an error lists 50 in all. */
const MOST_SHOWN = 20;

/**
 * The problems of some files; after those of a file of which most requirements lack a pin or hashes, the command that
 * makes a lock of it.
 */
export function withLockHints(
  problems: readonly Problem[],
  requirements: readonly Requirement[],
): readonly Problem[] {
  const lacking = Map.groupBy(problems.filter(isLack), ({ file }) => file);
  const left = new Set<Problem>();
  const hints: Problem[] = [];
  for (const [file, own] of lacking) {
    const lines = new Set(own.map(({ line }) => line)).size;
    const total = lines + requirements.filter((one) => one.file === file).length;
    if (file === undefined || lines * 2 <= total) continue;
    for (const problem of own.slice(MOST_SHOWN)) left.add(problem);
    const message = `${lines} of ${total} requirements lack a version or hashes; make a lock of the file by ${commandFor(file)}`;
    hints.push({ code: own[0]?.code ?? 'UNPINNED', file, message });
  }
  return [...problems.filter((problem) => !left.has(problem)), ...hints];
}

function isLack({ code, message }: Problem): boolean {
  return code === 'UNPINNED' || (code === 'HASH' && message.includes(' has no hash; expected '));
}

/** The lock takes the place of the file, so that the build need not name another one. */
function commandFor(file: string): string {
  const [lock, source] = [file, `${file.replace(/\.txt$/, '')}.in`].map(quoteOdd);
  return `mv ${lock} ${source} && uv pip compile --generate-hashes --output-file ${lock} ${source}`;
}

function quoteOdd(path: string): string {
  return /^[A-Za-z0-9_.][A-Za-z0-9_./-]*$/.test(path) ? path : shellQuote(path);
}
