import { shellQuote } from '@ami-select/transport';
import { type CommandPlace, pathInCommand } from '../requirements/path-in-command.ts';

/** Characters of a command that a message shows. */
const LONGEST = 2_000;

export interface CompileQuery {
  /** Such as `setuptools>=61`. */
  readonly requires: readonly string[];
  /** Such as `3.12`; absent where the machine may have another one. */
  readonly python?: string | undefined;
  /** The files of `build-requirements`; none yet when empty. */
  readonly files: readonly string[];
  /** Where the command is started; the folder of the build when absent. */
  readonly place?: CommandPlace | undefined;
}

/** The sentence that tells how the file with the pins of build requirements is made. */
export function howToPin({ requires, python, files, place }: CompileQuery): string {
  const [file = 'build-requirements.txt'] = files;
  const words = [...new Set(requires)].sort().map(shellQuote).join(' ');
  const path = place === undefined ? file : pathInCommand(file, place);
  const name = shellQuote(path);
  const version = python === undefined ? '' : ` --python-version ${python}`;
  const command = `printf '%s\\n' ${words} | uv pip compile --generate-hashes --only-binary :all:${version} -o ${name} -`;
  // What the path of a flag starts from is the folder of the build, or that of the command.
  const flag = path === file ? ` or --build-requirements ${file}` : '';
  const field = files.length === 0 ? `, and build-requirements: [${file}]${flag}` : '';
  const shown = command.length > LONGEST ? `uv pip compile --generate-hashes -o ${name}` : command;
  const unknown =
    python === undefined ? ' (add --python-version where the machine has another Python than this one)' : '';
  return `expected its pin with hashes in the lock of the environment or in ${path}${unknown}: ${shown}${field}`;
}
