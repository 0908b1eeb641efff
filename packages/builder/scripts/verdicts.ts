import { shell } from './shell.ts';

export interface Verdict {
  readonly passes: boolean;
  /** The first line of its error. */
  readonly because?: string;
}

export interface JudgeOptions {
  readonly folder: string;
  /** The folder of the environments of all tools. */
  readonly tools: string;
  /** The packages come from the folder `wheels`. */
  readonly hasWheels: boolean;
}

/** Whether pip or uv would install the files, with wheels and hashes alone, on this machine. */
export async function judge(
  who: 'pip' | 'uv',
  files: readonly string[],
  { folder, tools, hasWheels }: JudgeOptions,
): Promise<Verdict> {
  const links = hasWheels ? '--no-index --find-links wheels' : '';
  const bin = `${tools}/judges/bin`;
  const command =
    who === 'pip'
      ? `pip install --dry-run --ignore-installed --require-hashes --no-deps --only-binary :all: ${links} ${files.map((file) => `-r ${file}`).join(' ')}`
      : `uv pip sync --dry-run --require-hashes --no-build ${links} --python ${bin}/python ${files.join(' ')}`;
  try {
    await shell(command, { folder, path: bin });
    return { passes: true };
  } catch (error) {
    return { passes: false, because: firstError(error, folder) };
  }
}

function firstError(error: unknown, folder: string): string {
  const { stderr = '' } = error as { readonly stderr?: string };
  const lines = stderr.split('\n').map((line) => line.trim());
  const first = lines.findIndex((line) => /^(error|ERROR|×)/.test(line));
  const text = lines.slice(Math.max(first, 0), Math.max(first, 0) + 3).join(' ');
  return text
    .replaceAll(`${folder}/`, '')
    .replaceAll(folder, '.')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .slice(0, 300);
}
