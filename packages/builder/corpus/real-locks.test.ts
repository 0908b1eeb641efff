import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { checkBuild } from '../src/phases/check.ts';
import { BuilderError } from '../src/report/errors.ts';
import { normalizeName } from '../src/requirements/requirement.ts';
import { fakeMachine } from '../src/testing/fake-machine.ts';

interface Verdict {
  readonly passes: boolean;
}

interface RealLock {
  /** Of its folder below `real`: the tool and a name. */
  readonly path: string;
  readonly tool: readonly string[];
  readonly run: readonly string[];
  readonly files: readonly string[];
  readonly pip: Verdict;
  readonly uv: Verdict;
}

/** Problems of a lock that a build refuses, or the reason why it takes one that pip or uv does not. */
interface Expected {
  /** The code and the words of its first problem; the lock is taken when there is none. */
  readonly refused?: string;
  /** Packages of it that are built. */
  readonly 'allow-sdist'?: readonly string[];
  /** Why that is not what pip and uv say. */
  readonly because?: string;
}

const real = join(import.meta.dirname, 'real');
const locks = JSON.parse(readFileSync(join(real, 'index.json'), 'utf8')) as readonly RealLock[];
const expectations = parse(readFileSync(join(import.meta.dirname, 'expected.yml'), 'utf8')) as Readonly<
  Record<string, Expected>
>;

describe('real lock files', () => {
  it('are at least 40 of at least 8 tools, with version and command', () => {
    const tools = new Set(locks.map(({ path }) => path.split('/')[0]));

    expect(locks.length).toBeGreaterThanOrEqual(40);
    expect(tools.size).toBeGreaterThanOrEqual(8);
    expect(locks.filter(({ tool, run }) => tool.length === 0 || run.length === 0)).toEqual([]);
    expect(withoutVersion(locks)).toEqual([]);
  });

  it('are small, and are the ones that are expected', () => {
    const sizes = locks.flatMap(({ path, files }) =>
      files.map((file) => statSync(join(real, path, file)).size),
    );
    const paths = locks.map(({ path }) => path);

    expect(Math.max(...sizes)).toBeLessThan(400 * 1024);
    expect(Object.keys(expectations).filter((path) => !paths.includes(path))).toEqual([]);
  });

  it.each(locks.map((lock) => [lock.path, lock] as const))('%s', (path, lock) => {
    const { refused, because } = expectations[path] ?? {};
    const differs = [lock.pip, lock.uv].some(({ passes }) => passes !== (refused === undefined));
    const wrong = differences(lock, refused);

    expect(because !== undefined, 'a difference from pip or uv has a reason, and nothing else').toBe(differs);
    expect(wrong, wrong.join('\n')).toEqual([]);
  });
});

/** Differences between the reading of a lock and what is expected. */
function differences(lock: RealLock, refused: string | undefined): readonly string[] {
  const problems = problemsOf(lock);
  if (refused !== undefined) return problems[0]?.includes(refused) ? [] : [problems[0] ?? 'it is taken'];
  if (problems.length > 0) return problems.slice(0, 3);
  const [found, expected] = [readNames(lock), namesIn(lock)];
  const more = found.filter((name) => !expected.includes(name));
  const missing = expected.filter((name) => !found.includes(name));
  return [
    ...more.map((name) => `read, but not there: ${name}`),
    ...missing.map((name) => `not read: ${name}`),
  ];
}

function withoutVersion(all: readonly RealLock[]): readonly string[] {
  return all.flatMap(({ tool }) => tool).filter((one) => !/^[a-z-]+(\[[a-z]+\])?==\d/.test(one));
}

function check({ path, files }: RealLock): ReturnType<typeof checkBuild> {
  const environments = [{ name: 'app', requirements: files }];
  const allowSdist = expectations[path]?.['allow-sdist'];
  const baseDirectory = join(real, path);
  const build = { baseDirectory, environments, upload: [], steps: [], artifacts: [], allowSdist };
  return checkBuild(build, [fakeMachine('host-1')]);
}

function problemsOf(lock: RealLock): readonly string[] {
  try {
    check(lock);
    return [];
  } catch (error) {
    if (!(error instanceof BuilderError)) throw error;
    return error.problems.map(({ code, file, line, message }) => `${code} ${file}:${line} ${message}`);
  }
}

function readNames(lock: RealLock): readonly string[] {
  const names = check(lock).locks.flatMap(({ requirements }) => requirements.map(({ key }) => key));
  return [...new Set(names)].sort();
}

/** A group that is not chosen without being asked for. */
const OTHER_GROUP = /^marker = .*\bdev\\?["'] in dependency_groups/m;

/** The projects of the files, as a plain search finds them. */
function namesIn({ path, files }: RealLock): readonly string[] {
  const names = files.flatMap((file) => namesOf(join(real, path, file)));
  return [...new Set(names)].sort();
}

function namesOf(file: string): readonly string[] {
  const bytes = readFileSync(file);
  const text = bytes[0] === 0xff ? bytes.toString('utf16le').slice(1) : bytes.toString('utf8');
  if (file.endsWith('.toml')) {
    return text
      .split(/^\[\[packages\]\]\r?\n/m)
      .filter((table) => !OTHER_GROUP.test(table))
      .flatMap((table) => /^name = "([^"]+)"/.exec(table)?.[1] ?? [])
      .map(normalizeName);
  }
  const included = [...text.matchAll(/^-r +(\S+)/gm)].flatMap(([, name = '']) =>
    namesOf(join(file, '..', name)),
  );
  const own = [...text.matchAll(/^([A-Za-z0-9][\w.-]*)(?:\[[^\]]*\])? ?==/gm)].map(([, name = '']) =>
    normalizeName(name),
  );
  return [...included, ...own];
}
