import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LocalEc2 } from '@ami-select/local-ec2';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { SelectDependencies } from '../contract/ports.ts';
import { dependenciesOf, startEndpoint } from '../testing/local-endpoint.ts';
import { type UseLockRequest, useLock } from './use-lock.ts';

let local: LocalEc2;
let dependencies: SelectDependencies;
let directory: string;

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'use-lock-'));
  local = await startEndpoint({ images: 500 });
  dependencies = dependenciesOf(local);
});

afterAll(async () => {
  await local?.close();
  rmSync(directory, { recursive: true });
});

const regions = ['eu-west-1', 'us-east-1'];

function use(mode: UseLockRequest['mode'], queries: UseLockRequest['queries']): ReturnType<typeof useLock> {
  const path = join(directory, 'ami.lock.json');
  return useLock({ mode, path, queries, whenStale: 'fail' }, dependencies);
}

it('returns images, cost and verdict in every mode, over HTTP', async () => {
  const queries = {
    base: { publisher: 'ubuntu', version: '24.04', regions },
    none: { publisher: 'ubuntu', version: '99.04', regions, optional: true },
  };

  const updated = await use('update', queries);
  const checked = await use('check', queries);
  const locked = await use('locked', queries);

  expect(JSON.parse(readFileSync(join(directory, 'ami.lock.json'), 'utf8')).images.none.regions).toEqual({
    'eu-west-1': null,
    'us-east-1': null,
  });
  expect(updated.changes.map(({ kind }) => kind)).toEqual(['added', 'added', 'added', 'added']);
  expect(checked.changes).toEqual([]);
  expect(() => checked.assertAccepted()).not.toThrow();
  for (const { selections, cost } of [updated, checked, locked]) {
    expect(selections.map(({ name, selection }) => [name, selection.region])).toEqual([
      ['base', 'eu-west-1'],
      ['base', 'us-east-1'],
    ]);
    expect(cost.calls).toBeGreaterThanOrEqual(2);
    expect(cost.bytes).toBeGreaterThan(0);
  }
  expect(locked.cost.calls).toBe(2);
});
