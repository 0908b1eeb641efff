import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

const root = fileURLToPath(new URL('..', import.meta.url));

interface Step {
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Job {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly 'timeout-minutes'?: number;
  readonly steps: readonly Step[];
}

interface Workflow {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

const PATHS = globSync('.github/workflows/*.yml', { cwd: root }).sort();

describe.each(PATHS)('%s', (path) => {
  const text = readFileSync(join(root, path), 'utf8');
  const workflow = parse(text) as Workflow;
  const jobs = Object.entries(workflow.jobs);
  const steps = jobs.flatMap(([, job]) => job.steps);

  it('pins every action by commit, with its version behind it', () => {
    const uses = text.split('\n').filter((line) => /\buses:/.test(line));

    expect(uses.filter((line) => !/@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line))).toEqual([]);
  });

  it('gives each job what it needs and no more: permissions of its own, and a time limit', () => {
    expect(workflow.permissions).toEqual({});
    const unlimited = jobs.filter(([, job]) => job.permissions === undefined || !job['timeout-minutes']);
    expect(unlimited.map(([name]) => name)).toEqual([]);
  });

  it('keeps no credentials of the repository after the check-out', () => {
    const checkouts = steps.filter(({ uses }) => uses?.startsWith('actions/checkout@'));

    expect(checkouts.map((step) => step.with?.['persist-credentials'])).toEqual(checkouts.map(() => false));
  });

  it('never has a token that writes beside the keys of AWS', () => {
    const both = jobs.filter(([, { permissions = {} }]) => {
      const writes = Object.entries(permissions).filter(
        ([name, access]) => name !== 'id-token' && access === 'write',
      );
      return permissions['id-token'] === 'write' && writes.length > 0;
    });

    expect(both).toEqual([]);
  });
});
