import { didYouMean } from '@ami-select/core';
import type { Problem } from '../report/errors.ts';
import { throwProblems } from '../report/problem.ts';
import type { Build, Environment, Step, SystemPackages } from './build.ts';
import { Fields } from './fields.ts';

const BUILD_KEYS = ['environments', 'upload', 'steps', 'artifacts', 'system', 'index', 'index-url'] as const;
const ENVIRONMENT_KEYS = ['requirements', 'python'] as const;
const STEP_KEYS = ['name', 'run', 'environment', 'timeout-minutes'] as const;
const SYSTEM_KEYS = ['packages', 'snapshot'] as const;
const DEFAULT_TIMEOUT_MINUTES = 30;
/** A week; timers end at 24 days. */
const LONGEST_TIMEOUT_MINUTES = 10_080;

export interface LoadBuildOptions {
  /** What relative paths in the mapping start from: the folder of the config file. */
  readonly baseDirectory: string;
}

/**
 * Turns the `build:` mapping of `ami-select.yml` into a build.
 * @throws BuilderError `INVALID_BUILD` that lists every problem, with the nearest known key for a typo.
 */
export function loadBuild(fields: unknown, { baseDirectory }: LoadBuildOptions): Build {
  const problems: string[] = [];
  const build = new Fields('build', fields, problems);
  build.allow(BUILD_KEYS);
  const environments = readEnvironments(build, problems);
  const steps = build.list('steps').map((step, index) => readStep(step, index, environments, problems));
  const system =
    build.value('system') === undefined ? undefined : readSystem(build.value('system'), problems);
  const [index, indexUrl] = [build.text('index'), build.text('index-url')];
  const [upload, artifacts] = [build.texts('upload'), build.texts('artifacts')];
  if (index !== undefined && indexUrl !== undefined)
    problems.push('build: give either index or index-url, not both');
  if (indexUrl !== undefined && !/^https?:\/\//.test(indexUrl)) {
    build.complain('index-url', 'must start with https:// or http://', indexUrl);
  }
  for (const [key, paths] of Object.entries({ upload, artifacts })) assertRelative(build, key, paths);
  if (environments.length === 0 && steps.length === 0) problems.push('build: needs environments or steps');
  throwProblems('The build is not valid', problems.map(asProblem));
  return { baseDirectory, environments, upload, steps, artifacts, system, index, indexUrl };
}

function asProblem(message: string): Problem {
  return { code: 'INVALID_BUILD', message };
}

function readEnvironments(build: Fields, problems: string[]): readonly Environment[] {
  const value = build.value('environments');
  if (value === undefined) return [];
  const mapping = new Fields('build.environments', value, problems);
  return mapping.keys().map((name) => {
    if (!/^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(name))
      mapping.complain(name, 'the name must be letters, digits, ".", "_", "-"', name);
    const path = `build.environments.${name}`;
    const fields = new Fields(path, mapping.value(name), problems);
    fields.allow(ENVIRONMENT_KEYS);
    const requirements = fields.texts('requirements');
    if (requirements.length === 0) problems.push(`${path}.requirements: name at least one requirement file`);
    return { name, requirements, python: readPython(fields) };
  });
}

function readPython(fields: Fields): string | undefined {
  const value = fields.value('python');
  if (value === undefined) return undefined;
  if (typeof value === 'string' && /^3\.\d+$/.test(value)) return value;
  fields.complain('python', 'must be a version in quotes such as "3.12"', value);
  return undefined;
}

function readStep(
  value: unknown,
  index: number,
  environments: readonly Environment[],
  problems: string[],
): Step {
  const path = `build.steps[${index}]`;
  const fields = new Fields(path, value, problems);
  fields.allow(STEP_KEYS);
  const run = fields.text('run');
  if (fields.value('run') === undefined) problems.push(`${path}.run: is missing`);
  const environment = fields.text('environment');
  const names = environments.map(({ name }) => name);
  if (environment !== undefined && !names.includes(environment)) {
    const known = names.join(', ') || 'none';
    fields.complain('environment', `must be one of ${known}${didYouMean(environment, names)}`, environment);
  }
  const name = fields.text('name') ?? run?.split('\n')[0]?.slice(0, 60) ?? '';
  const timeoutMinutes =
    fields.positive('timeout-minutes', LONGEST_TIMEOUT_MINUTES) ?? DEFAULT_TIMEOUT_MINUTES;
  return { name, run: run ?? '', timeoutMinutes, environment };
}

function readSystem(value: unknown, problems: string[]): SystemPackages {
  const fields = new Fields('build.system', value, problems);
  fields.allow(SYSTEM_KEYS);
  const packages = fields.texts('packages').map((entry) => {
    const [, name, version] =
      /^([A-Za-z0-9][A-Za-z0-9.+_-]*)=([A-Za-z0-9][A-Za-z0-9.+:~_^-]*)$/.exec(entry) ?? [];
    if (name === undefined || version === undefined) {
      fields.complain('packages', 'each must be pinned as name=version', entry);
    }
    return { name: name ?? '', version: version ?? '' };
  });
  const snapshot = fields.text('snapshot');
  if (snapshot !== undefined && !/^[0-9A-Za-z.]+$/.test(snapshot))
    fields.complain('snapshot', 'must be a date or a release', snapshot);
  return { packages, snapshot };
}

function assertRelative(build: Fields, key: string, paths: readonly string[]): void {
  for (const path of paths) {
    if (path.startsWith('/') || path.split('/').includes('..'))
      build.complain(key, 'must stay below its folder', path);
  }
}
