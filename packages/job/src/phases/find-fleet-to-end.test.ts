import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createVirtualClock } from '@ami-select/core/testing';
import { createIntent, type FleetHandle, handlePath, writeHandle } from '@ami-select/provisioner';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { terminateJob } from '../terminate-job.ts';
import { findFleetToEnd } from './find-fleet-to-end.ts';

const clock = createVirtualClock();
const image = { id: 'ami-00000001', architecture: 'x86_64', rootDeviceName: '/dev/sda1', sshUser: 'ubuntu' };

function handleOf(id: string): FleetHandle {
  const request = { region: 'us-west-2', image, instanceTypes: ['t3.small'], count: 1, ttlMinutes: 60 };
  return { intent: createIntent({ identity: { id }, ...request }, { clock }), calls: [] };
}

const handle = handleOf('mine');
const { fleetId } = handle.intent;

describe('a fleet to terminate', () => {
  let directory: string;
  let record: string;
  let warnings: string[];
  const logger = { debug: () => {}, info: () => {}, warn: (line: string) => void warnings.push(line) };
  beforeEach(async () => {
    directory = mkdtempSync(join(tmpdir(), 'to-end-'));
    record = handlePath({ RUNNER_TEMP: directory }, fleetId);
    warnings = [];
    await writeHandle(record, handle);
  });
  afterEach(() => rmSync(directory, { recursive: true }));

  const find = (word: string) =>
    findFleetToEnd(word, {
      variables: { RUNNER_TEMP: directory, AWS_REGION: 'eu-west-1' },
      workingDirectory: directory,
      clock,
      logger,
      byId: (id) => `end ${id}`,
    });
  const put = (path: string, text: string): void => writeFileSync(path, text, { mode: 0o600 });

  it('is known by its record', async () => {
    await expect(find(fleetId)).resolves.toMatchObject({ path: record, handle: { calls: [] } });
    expect(warnings).toEqual([]);
  });

  it.each<[string, () => void]>([
    ['cut short', () => put(record, '{"version":2,"intent":{')],
    ['empty', () => put(record, '')],
    ['of a newer version', () => put(record, '{"version":9}')],
    ['without its fields', () => put(record, '{"version":2,"intent":{"version":1}}')],
    ['a folder', () => mkdirSync(record)],
    ['a link', () => symlinkSync(join(directory, 'x'), record)],
    ['below a file', () => rmSync(dirname(record), { recursive: true })],
  ])('is searched by its id where its record is %s, and the warning names the file', async (name, spoil) => {
    put(join(directory, 'x'), '{}');
    rmSync(record);
    spoil();

    const found = await find(fleetId);

    const isGone = name === 'below a file';
    expect(found).toMatchObject({ path: undefined, handle: { intent: { fleetId, count: 0 } } });
    expect(found.damaged).toBe(isGone ? undefined : record);
    expect(warnings).toEqual(
      isGone ? [] : [expect.stringMatching(new RegExp(`${record}[^]*${fleetId} is searched`))],
    );
  });

  it('is not the other fleet whose handle lies in its place, and that one stays', async () => {
    await writeHandle(join(directory, 'other.json'), handleOf('other'));
    rmSync(record);
    renameSync(join(directory, 'other.json'), record);

    const found = await find(fleetId);

    expect(found).toMatchObject({ path: undefined, handle: { intent: { fleetId } } });
    expect(found.damaged).toBeUndefined();
    expect(warnings.join()).toContain(`${record} is the handle of another fleet`);
  });

  it('is an error by a file that is damaged, with the id that is enough', async () => {
    put(record, '{');

    await expect(find(record)).rejects.toMatchObject({
      code: 'INVALID_HANDLE',
      message: expect.stringContaining(record),
      hint: expect.stringContaining(`end ${fleetId}`),
    });
    await expect(find(join(directory, 'none.json'))).rejects.toMatchObject({
      hint: expect.stringContaining('end <id>'),
    });
  });

  it('is named by the text of a handle file that is cut short', async () => {
    put(join(directory, 'cut.json'), `{"version":2,"intent":{"fleetId":"${fleetId}","region":`);

    await expect(find('cut.json')).rejects.toMatchObject({
      code: 'INVALID_HANDLE',
      hint: expect.stringContaining(`end ${fleetId}`),
    });
  });

  it('takes a damaged record with it, which may hold keys', async () => {
    put(record, '{"version":2,"key":"-----BEGIN OPENSSH PRIVATE KEY');
    const traces = [{ InstanceId: 'i-0123456789abcdef0', State: { Name: 'terminated' } }].map((one) => {
      return { ...one, ClientToken: `${fleetId}-${'0'.repeat(32)}` };
    });
    const launchClient = () => {
      const send = async ({ constructor: { name } }: object): Promise<object> =>
        name === 'DescribeInstancesCommand' ? { Reservations: [{ Instances: traces }] } : {};
      return { send } as never;
    };

    const proof = await terminateJob(await find(fleetId), { clock, logger, launchClient });

    expect(proof.clean).toBe(true);
    expect(existsSync(record)).toBe(false);
  });
});
