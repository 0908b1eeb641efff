import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { allScenarios } from '../judges/all-scenarios.ts';
import { allowedDifferences } from '../judges/allowed-differences.ts';

const here = import.meta.dirname;

it('lists no difference for a scenario, playbook or policy that does not exist', () => {
  const policies = globSync('custodian/*.yml', { cwd: here }).flatMap(
    (path) => (parse(readFileSync(join(here, path), 'utf8')) as { policies: { name: string }[] }).policies,
  );
  const known = [
    ...allScenarios.map(({ name }) => name),
    ...globSync('*.yml', { cwd: join(here, 'ansible') }),
    ...policies.map(({ name }) => name),
  ];

  const listed = Object.values(allowedDifferences).flatMap((differences) => Object.keys(differences));
  expect(listed.filter((name) => !known.includes(name))).toEqual([]);
});
