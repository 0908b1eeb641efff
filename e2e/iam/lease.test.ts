import { setTimeout as delay } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { errorsOf, SPOT, setUpDenials } from './denying-stage.ts';

const stage = setUpDenials();
const { allowAll, deny, livingInstances, remaining, spawn } = stage;

/** A minute, in a file of its own: the other tests go on meanwhile. */
it('ec2:TerminateInstances names every machine, and the lease ends it', async () => {
  const before = remaining();
  const inputs = { ...SPOT, ttl: '1m' };
  const spawned = await spawn(inputs);
  deny('ec2:TerminateInstances');

  const terminated = await stage.runner.run('terminate', { handle: spawned.outputs.handle ?? '' });

  expect(terminated.exitCode).toBe(30);
  const [instance = ''] = livingInstances(before);
  expect(errorsOf(terminated)).toContain('ec2:TerminateInstances');
  expect(errorsOf(terminated)).toContain(instance);
  expect(errorsOf(terminated)).toContain(spawned.outputs['expires-at'] ?? 'no lease');
  while (livingInstances(before).length > 0) await delay(500);
  allowAll();
  expect((await stage.runner.post('spawn', inputs, spawned.state)).exitCode).toBe(0);
  expect(remaining()).toEqual(before);
}, 150_000);
