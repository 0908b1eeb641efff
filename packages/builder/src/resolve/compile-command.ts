import { shellQuote } from '@ami-select/transport';

/** Characters of a command that a message shows. */
const LONGEST = 2_000;

export interface CompileQuery {
  /** Such as `setuptools>=61`. */
  readonly requires: readonly string[];
  /** Such as `3.12`; absent where the machine may have another one. */
  readonly python?: string | undefined;
  /** The files of `build-requirements`; none yet when empty. */
  readonly files: readonly string[];
}

/** The sentence that tells how the file with the pins of build requirements is made. */
export function howToPin({ requires, python, files }: CompileQuery): string {
  const [file = 'build-requirements.txt'] = files;
  const words = [...new Set(requires)].sort().map(shellQuote).join(' ');
  const name = shellQuote(file);
  const version = python === undefined ? '' : ` --python-version ${python}`;
  const command = `printf '%s\\n' ${words} | uv pip compile --generate-hashes --only-binary :all:${version} -o ${name} -`;
  const field =
    files.length === 0 ? `, and build-requirements: [${file}] or --build-requirements ${file}` : '';
  const shown = command.length > LONGEST ? `uv pip compile --generate-hashes -o ${name}` : command;
  const unknown =
    python === undefined ? ' (add --python-version where the machine has another Python than this one)' : '';
  return `expected its pin with hashes in the lock of the environment or in ${file}${unknown}: ${shown}${field}`;
}
