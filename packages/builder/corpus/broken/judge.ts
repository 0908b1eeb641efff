import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Checked, checkBuild } from '../../src/phases/check.ts';
import { BuilderError, type Problem } from '../../src/report/errors.ts';
import { fakeMachine } from '../../src/testing/fake-machine.ts';
import type { Broken } from './case.ts';

/** The problems of a build with the lock, before it needs a machine or an index; `folder` is empty. */
export async function problemsOf(broken: Broken, folder: string): Promise<readonly Problem[]> {
  try {
    await checkFiles(broken, folder);
    return [];
  } catch (error) {
    if (error instanceof BuilderError) return error.problems;
    throw error;
  }
}

/** Checks a build with the lock. @throws BuilderError */
export async function checkFiles(
  { files, read, indexUrl }: Pick<Broken, 'files' | 'read' | 'indexUrl'>,
  folder: string,
): Promise<Checked> {
  const baseDirectory = await write(files, join(folder, 'project'));
  const environments = [{ name: 'app', requirements: read ?? Object.keys(files).slice(0, 1) }];
  const build = { baseDirectory, environments, upload: [], steps: [], artifacts: [], indexUrl };
  return checkBuild(build, [fakeMachine('host-1')]);
}

type Expectation = Pick<Broken, 'problems' | 'andMore' | 'secret'>;

/** Differences between the problems and those that the case expects, a line each. */
export function differences(
  { problems, andMore, secret }: Expectation,
  found: readonly Problem[],
): readonly string[] {
  const left = found
    .filter((problem) => !isCommand(problem))
    .map((problem) => `${problem.code} ${placeOf(problem)} ${problem.message}`);
  const lines: string[] = [];
  for (const expected of problems) {
    const at = left.findIndex((line) => isExpected(line, expected));
    if (at === -1) lines.push(`missing: ${expected}`);
    else left.splice(at, 1);
  }
  if (lines.length > 0 || andMore !== true)
    lines.push(...left.map((line) => `not expected: ${line.slice(0, 300)}`));
  const messages = found.map(({ message }) => message).join('\n');
  if (secret !== undefined && messages.includes(secret)) lines.push('a message shows the secret');
  if (hasControl(messages)) lines.push('a message has a control character');
  return lines;
}

/** The command that makes a lock of a file stands beside the problems of its lines. */
function isCommand({ line, message }: Problem): boolean {
  return line === undefined && message.includes('uv pip compile --generate-hashes');
}

function placeOf({ file, line }: Problem): string {
  if (file === undefined) return '-';
  return line === undefined ? file : `${file}:${line}`;
}

/** `CODE place words`: the place is a file with its line, and the words stand anywhere in the message. */
function isExpected(line: string, expected: string): boolean {
  const [code = '', place = '', ...words] = expected.split(' ');
  const [gotCode, gotPlace = ''] = line.split(' ');
  return gotCode === code && gotPlace === place && line.includes(words.join(' ').trim());
}

function hasControl(text: string): boolean {
  return /[\p{Cc}\p{Cf}]/u.test(text.replaceAll('\n', ''));
}

async function write(files: Broken['files'], base: string): Promise<string> {
  await mkdir(base, { recursive: true });
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(base, path)), { recursive: true });
    if (typeof content === 'function') await writeFile(join(base, path), content());
    else if (typeof content === 'string' || content instanceof Uint8Array)
      await writeFile(join(base, path), content);
    else await symlink(content.link, join(base, path));
  }
  return base;
}
