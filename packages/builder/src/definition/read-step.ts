import { didYouMean, type Problem, redactUrl } from '@ami-select/core';
import type { Step } from './build.ts';
import { FieldReader } from './field-reader.ts';
import { isEnvironmentName, type NamedEnvironments } from './read-environments.ts';
import { CONDITIONS, STEP_SHAPE } from './step-shape.ts';

const DEFAULT_TIMEOUT_MINUTES = 30;

const VARIABLE = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** What is in the environment of a job for other ends. */
const OF_RUNNERS = /^(?:AWS|ACTIONS|GITHUB|GH|RUNNER|INPUT|STATE)_|^SSH_AUTH_SOCK$/;

export interface StepPlace {
  readonly index: number;
  readonly named: NamedEnvironments;
  /** Whether environments were given that were refused. */
  readonly hasUnread: boolean;
  readonly problems: Problem[];
}

/** One of the `steps` of the `build:` mapping: one step for each environment of a matrix that it names. */
export function readStep(value: unknown, { index, named, hasUnread, problems }: StepPlace): readonly Step[] {
  const field = `build.steps[${index}]`;
  const fields = new FieldReader(field, value, { shape: STEP_SHAPE, problems });
  const name = fields.string('name');
  const run = fields.string('run') ?? '';
  const environment = fields.string('environment');
  const environments = [...named.values()].flat();
  const names = [...new Set([...named.keys(), ...environments.map((one) => one.name)])];
  if (environment !== undefined && !hasUnread && !names.includes(environment)) {
    const valid = names.filter(isEnvironmentName);
    const because = `no environment has this name${didYouMean(environment, valid)}`;
    fields.complain('environment', environment, { because, expected: valid.join(' or ') || 'none' });
  }
  const when = fields.choice('if');
  const step: Step = {
    name: name === undefined ? redactUrl(run.split('\n')[0] ?? '').slice(0, 60) : redactUrl(name),
    run,
    field,
    environment,
    timeoutMinutes: fields.integer('timeout-minutes') ?? DEFAULT_TIMEOUT_MINUTES,
    ...readVariables(fields),
    workingDirectory: readDirectory(fields),
    retries: fields.integer('retries'),
    when: CONDITIONS.find((condition) => condition === when),
    continueOnError: fields.boolean('continue-on-error'),
  };
  const [first, ...others] = named.get(environment ?? '') ?? [];
  if (first === undefined || first.name === environment) return [step];
  return [first, ...others].map((one) => {
    return { ...step, name: `${step.name} (${one.name})`, group: step.name, environment: one.name };
  });
}

function readVariables(fields: FieldReader): Pick<Step, 'env' | 'secrets'> {
  const env = fields.mapping('env');
  const secrets = fields.strings('secrets');
  for (const [key, names] of [
    ['env', Object.keys(env ?? {})],
    ['secrets', secrets],
  ] as const) {
    for (const name of names) {
      const because = whyNot(name);
      if (because !== undefined)
        fields.complain(key, name, { because, expected: 'a name such as API_TOKEN' });
    }
  }
  for (const name of secrets.filter((one) => OF_RUNNERS.test(one))) {
    const because = 'whoever may change the build must not get credentials of AWS or of the runner';
    fields.complain('secrets', name, { because, expected: 'a variable of its own, such as API_TOKEN' });
  }
  const twice = secrets.find((name) => env !== undefined && Object.hasOwn(env, name));
  if (twice !== undefined) {
    const because = 'it is in env, too';
    fields.complain('secrets', twice, { because, expected: 'each variable once' });
  }
  return { env, secrets: secrets.length === 0 ? undefined : secrets };
}

function whyNot(name: string): string | undefined {
  if (!VARIABLE.test(name)) return 'it is not the name of a variable';
  return name.startsWith('AMI_SELECT_') ? 'the build sets it itself' : undefined;
}

function readDirectory(fields: FieldReader): string | undefined {
  const directory = fields.string('working-directory');
  if (directory === undefined) return undefined;
  if (!directory.startsWith('/') && !directory.split('/').includes('..') && !directory.includes('\0'))
    return directory;
  const because = 'it leads out of the workspace';
  fields.complain('working-directory', directory, { because, expected: 'a relative path without ".."' });
  return undefined;
}
