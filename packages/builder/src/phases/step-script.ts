import { shellQuote } from '@ami-select/transport';
import type { Step } from '../definition/build.ts';
import { ENTER, FOLDERS } from '../machine/layout.ts';

type ScriptStep = Pick<Step, 'run' | 'environment' | 'env' | 'secrets' | 'workingDirectory'>;

/**
 * Runs one step in the workspace, with its environment first in PATH. The values of its secrets are lines of its input,
 * as `secretLines` writes them: no command line and no file has them.
 */
export function stepScript(step: ScriptStep, machine: string): string {
  const { run, environment, env = {}, secrets = [], workingDirectory } = step;
  const lines = [...secrets.map(readSecret), ENTER];
  for (const [name, value] of Object.entries(env)) lines.push(`export ${name}=${shellQuote(value)}`);
  lines.push(
    `export AMI_SELECT_MACHINE=${shellQuote(machine)} AMI_SELECT_ENVIRONMENTS="$root/${FOLDERS.environments}"`,
  );
  if (environment !== undefined) {
    lines.push(
      `export VIRTUAL_ENV="$root/${FOLDERS.environments}/${environment}"`,
      'export PATH="$VIRTUAL_ENV/bin:$PATH"',
      'unset PYTHONHOME',
    );
  }
  const inside = workingDirectory === undefined ? '' : `/${shellQuote(workingDirectory)}`;
  lines.push(`cd "$root/${FOLDERS.workspace}"${inside} || exit 1`);
  return [...lines, 'unset root', 'set -e', run].join('\n');
}

/** `%b` undoes the escapes; the `x` keeps a last new line, which `$(...)` would drop. */
function readSecret(name: string): string {
  return `IFS= read -r ${name} && ${name}=$(printf '%bx' "$${name}") && export ${name}="\${${name}%x}" || exit 1`;
}

/** The input of a step with secrets: a line each, bytes that are not plain as octal escapes. */
export function secretLines(names: readonly string[], values: Readonly<Record<string, string>>): string {
  return names.map((name) => `${escaped(values[name] ?? '')}\n`).join('');
}

function escaped(value: string): string {
  return [...Buffer.from(value)]
    .map((byte) => {
      const character = String.fromCharCode(byte);
      return /[\w./+=-]/.test(character) ? character : `\\0${byte.toString(8).padStart(3, '0')}`;
    })
    .join('');
}
