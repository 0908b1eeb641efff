import type { Problem } from '@ami-select/core';
import { throwProblems } from '../report/problem.ts';
import { wasRefused, withoutKnownAbsences } from './absence.ts';
import { addressProblem } from './address-problem.ts';
import { readAllowedSdists } from './allow-sdist.ts';
import type { Build, SystemPackages } from './build.ts';
import { readLimits } from './build-limits.ts';
import { BUILD_SHAPE, SYSTEM_SHAPE } from './build-shape.ts';
import { readFailedTests } from './failed-tests.ts';
import { FieldReader } from './field-reader.ts';
import { readIndexPolicy } from './index-policy.ts';
import { INDEX_PREFIX } from './index-variables.ts';
import { readInstaller } from './installer.ts';
import { readLicences } from './licences.ts';
import { readNamedIndexes } from './named-indexes.ts';
import { readPythons } from './pythons.ts';
import { readEnvironments } from './read-environments.ts';
import { readStep } from './read-step.ts';
import { nameProblems } from './step-names.ts';
import { LONGEST_GLOB } from './upload-glob.ts';
import { readVulnerabilities } from './vulnerabilities.ts';

export interface LoadBuildOptions {
  /** Absolute; relative paths in the mapping start from it: the folder of the config file. */
  readonly baseDirectory: string;
  /** Where the commands of messages are started; see `Build`. */
  readonly commandDirectory?: Build['commandDirectory'];
  /** The fields that a person gave rather than a file; see `Build`. */
  readonly typed?: Build['typed'];
  /** Files that are uploaded besides those of `upload`; see `Build`. */
  readonly project?: Build['project'];
  /** Variables for `${NAME}` in requirement files; see `Build`. */
  readonly variableOf?: Build['variableOf'];
  /** What git does not ignore; see `Build`. */
  readonly unignored?: Build['unignored'];
  /** What the run writes to; see `Build`. */
  readonly outputs?: Build['outputs'];
  /** Paths such as `build.steps[0].run` of what was refused before and left out: no problem of its own here. */
  readonly refused?: readonly string[] | undefined;
}

const NOTHING_TO_DO = 'the build is not valid because it has nothing to do; expected environments or steps';

/**
 * Turns the `build:` mapping of `ami-select.yml` into a build.
 * @throws BuilderError `INVALID_BUILD` that lists every problem, with the nearest known key for a typo.
 */
export function loadBuild(
  fields: unknown,
  {
    baseDirectory,
    commandDirectory,
    typed,
    project,
    variableOf,
    unignored,
    outputs,
    refused,
  }: LoadBuildOptions,
): Build {
  const problems: Problem[] = [];
  const reader = new FieldReader('build', fields, { shape: BUILD_SHAPE, problems });
  const named = readEnvironments(reader.value('environments'), problems);
  const environments = [...named.values()].flat();
  const given = reader.list('steps');
  const before = [...(refused ?? []), ...problems.flatMap(({ field }) => field ?? [])];
  const hasUnread = named.size === 0 && wasRefused('build.environments', before);
  const steps = given.map((step, index) => readStep(step, { index, named, hasUnread, problems }));
  problems.push(...nameProblems(given, steps));
  const pythons = readPythons(reader.value('pythons'), problems);
  const build: Build = {
    baseDirectory,
    ...(commandDirectory && { commandDirectory }),
    environments,
    upload: readPaths(reader, 'upload'),
    steps: steps.flat(),
    artifacts: readPaths(reader, 'artifacts'),
    failedTests: readFailedTests(reader),
    licences: readLicences(reader.value('licences'), problems),
    vulnerabilities: readVulnerabilities(reader.value('vulnerabilities'), problems),
    limits: readLimits(reader),
    system: readSystem(reader.value('system'), problems),
    installer: readInstaller(reader),
    ...readAllowedSdists(reader),
    ...(pythons && { pythons }),
    indexes: readNamedIndexes(reader.value('indexes'), problems),
    indexPolicy: readIndexPolicy(reader.value('index-policy'), problems),
    ...readIndex(reader, problems),
    ...(typed && { typed }),
    ...(project && { project }),
    ...(variableOf && { variableOf }),
    ...(unignored && { unignored }),
    ...(outputs && { outputs }),
  };
  if (named.size === 0 && [reader.value('steps') ?? []].flat().length === 0)
    problems.push({ field: 'build', message: NOTHING_TO_DO });
  const coded = withoutKnownAbsences(problems, refused).map((problem) => ({
    ...problem,
    code: 'INVALID_BUILD' as const,
  }));
  throwProblems('The build is not valid', coded);
  return build;
}

function readSystem(value: unknown, problems: Problem[]): SystemPackages | undefined {
  if (value === undefined) return undefined;
  const fields = new FieldReader('build.system', value, { shape: SYSTEM_SHAPE, problems });
  const packages = fields.strings('packages').map((entry) => {
    const [, name = '', version = ''] =
      /^([A-Za-z0-9][A-Za-z0-9.+_-]*)=([A-Za-z0-9][A-Za-z0-9.+:~_^-]*)$/.exec(entry) ?? [];
    if (name === '')
      fields.complain('packages', entry, { because: 'it is not pinned', expected: 'name=version' });
    return { name, version };
  });
  const snapshot = fields.string('snapshot');
  if (snapshot !== undefined && !/^[0-9A-Za-z.]+$/.test(snapshot)) {
    const because = 'it is neither a time nor a release';
    fields.complain('snapshot', snapshot, { because, expected: '20260801T000000Z or 2023.6.20250107' });
  }
  return { packages, snapshot };
}

const TWO_INDEXES =
  'index-url is not valid because the build has index, too; expected one of them, and the others in indexes';

function readIndex(reader: FieldReader, problems: Problem[]): Pick<Build, 'index' | 'indexUrl'> {
  const index = reader.string('index');
  const indexUrl = reader.string('index-url');
  if (index !== undefined && indexUrl !== undefined)
    problems.push({ field: 'build.index-url', message: TWO_INDEXES });
  const form = { expected: 'https://… or http://…', prefix: INDEX_PREFIX };
  const message = indexUrl === undefined ? undefined : addressProblem(indexUrl, form);
  if (message !== undefined) problems.push({ field: 'build.index-url', message });
  return { index, indexUrl };
}

function readPaths(reader: FieldReader, key: string): readonly string[] {
  const paths = reader.strings(key);
  for (const path of paths) {
    if (path.length > LONGEST_GLOB) {
      const because = `it is longer than ${LONGEST_GLOB} characters`;
      reader.complain(key, `${path.slice(0, 40)}…`, { because, expected: 'a shorter glob' });
    }
    if (!path.startsWith('/') && !path.split('/').includes('..')) continue;
    const because = 'it leads out of its folder';
    reader.complain(key, path, { because, expected: 'a relative path without ".."' });
  }
  return paths;
}
