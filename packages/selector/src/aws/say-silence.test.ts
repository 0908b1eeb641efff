import { createVirtualClock } from '@ami-select/core/testing';
import { expect, it } from 'vitest';
import type { Clients } from '../contract/ports.ts';
import { selectRegions } from '../regions/select-regions.ts';
import { select } from '../select/select.ts';

const QUERY = { owner: ['123456789012'], name: ['corp-base-*'] };

/** EC2 whose response comes after so many seconds, and the warnings until then. */
function slow(seconds: number) {
  const clock = createVirtualClock();
  const lines: string[] = [];
  const logger = { debug: () => {}, info: () => {}, warn: (line: string) => void lines.push(line) };
  const send = async (): Promise<object> => {
    await clock.sleep(seconds * 1_000);
    return { Images: [], Regions: [{ RegionName: 'eu-west-1' }] };
  };
  const clients = (() => ({ ec2: { send }, ssm: { send } })) as unknown as Clients;
  return { dependencies: { clients, clock, logger }, lines };
}

it('says every 15 s that EC2 does not respond', async () => {
  const { dependencies, lines } = slow(40);

  await select({ ...QUERY, regions: ['eu-west-1'] }, dependencies).catch(() => undefined);

  expect(lines.slice(0, 2)).toEqual([
    'No response from EC2 in eu-west-1 for 15 s.',
    'No response from EC2 in eu-west-1 for 30 s.',
  ]);
  expect(lines).not.toContain('No response from EC2 in eu-west-1 for 45 s.');
});

it('says so of the list of regions as well', async () => {
  const { dependencies, lines } = slow(16);

  const selecting = selectRegions({ ...QUERY, regions: ['all'] }, dependencies, { homeRegion: 'us-east-1' });
  await selecting.catch(() => undefined);

  expect(lines).toContain('No response from EC2 in us-east-1 for 15 s.');
});

it('says nothing of a response in time', async () => {
  const { dependencies, lines } = slow(14);

  await select({ ...QUERY, regions: ['eu-west-1'] }, dependencies).catch(() => undefined);

  expect(lines).toEqual([]);
});
