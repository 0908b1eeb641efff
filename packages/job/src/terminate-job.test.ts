import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createVirtualClock } from '@ami-select/core/testing';
import {
  createIntent,
  type Ec2Port,
  endRecord,
  type FleetHandle,
  type Host,
  handlePath,
  readHandle,
  writeHandle,
} from '@ami-select/provisioner';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findFleet } from './phases/find-fleet.ts';
import { writeSshFiles } from './record/ssh-files.ts';
import { terminateJob } from './terminate-job.ts';
import { ASKED_FLEET } from './testing/asked-fleet.ts';

interface Place {
  readonly endpoint?: string | undefined;
  readonly repository?: string | undefined;
  readonly id?: string | undefined;
}

function handleOf(clock: ReturnType<typeof createVirtualClock>, place: Place = {}): FleetHandle {
  const { endpoint, repository, id = 'test' } = place;
  const intent = createIntent(
    {
      ...ASKED_FLEET,
      identity: { id, ...(repository !== undefined && { repository }) },
      ...(endpoint !== undefined && { endpoint }),
    },
    // So long ago that EC2 may have forgotten its machine.
    { clock: { ...clock, now: () => new Date(clock.now().getTime() - 3_600_000) } },
  );
  return JSON.parse(JSON.stringify({ intent, calls: [], hosts: [hostOf(intent)] }));
}

function hostOf({ ssh }: FleetHandle['intent']): Host {
  return {
    name: 'host-1',
    instanceId: 'i-0123456789abcdef0',
    address: '203.0.113.7',
    port: 22,
    privateAddress: '',
    user: 'ubuntu',
    hostKey: ssh.hostKey,
    privateKey: ssh.privateKey,
  };
}

/** EC2 where nothing is. */
const nothing = { send: async () => ({}) } as unknown as Ec2Port;
/** EC2 that does not let anybody look for volumes. */
const blind = {
  send: async ({ constructor: { name } }: object) => {
    if (name !== 'DescribeVolumesCommand') return {};
    const refusal = { name: 'UnauthorizedOperation', $fault: 'client', $metadata: {} };
    throw Object.assign(new Error('no'), refusal);
  },
} as unknown as Ec2Port;

describe('terminateJob from a copy of the handle file', () => {
  let directory: string;
  let state: string;
  let warnings: string[];
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'terminate-job-'));
    state = join(directory, 'state');
    warnings = [];
  });
  afterEach(() => rmSync(directory, { recursive: true }));

  const clock = createVirtualClock();
  const variablesOf = ({ endpoint }: Place = {}): Record<string, string> => ({
    XDG_STATE_HOME: state,
    ...(endpoint !== undefined && { AWS_ENDPOINT_URL: endpoint }),
  });
  const recordOf = ({ intent }: FleetHandle): string => handlePath(variablesOf(), intent.fleetId);

  async function terminate(word: string, place: Place = {}, ec2 = nothing): Promise<void> {
    const variables = variablesOf(place);
    const fleet = await findFleet(word, { variables, workingDirectory: directory, clock });
    const log = (): void => {};
    const logger = { debug: log, info: log, warn: (line: string) => void warnings.push(line) };
    await terminateJob(fleet, { clock, logger, launchClient: () => ec2 });
  }

  /** Every file below the folder of the test that holds a private key. */
  function filesWithKeys(): readonly string[] {
    const files = readdirSync(directory, { recursive: true, withFileTypes: true }).filter((one) =>
      one.isFile(),
    );
    const paths = files.map(({ parentPath, name }) => join(parentPath, name));
    return paths.filter((path) => readFileSync(path, 'utf8').includes('PRIVATE KEY'));
  }

  /** A record, and a copy of it. */
  async function copied(copy: string, place: Place = {}): Promise<FleetHandle> {
    const handle = handleOf(clock, place);
    await writeHandle(recordOf(handle), handle);
    await writeHandle(join(directory, copy), handle);
    return handle;
  }

  const LOCAL = 'http://127.0.0.1:4566';
  const plain = (copy: string, place: Place = {}) => ({ copy, place, edit: undefined });
  const edited = (copy: string, edit: (handle: FleetHandle) => Partial<FleetHandle>, place: Place = {}) => ({
    copy,
    place,
    edit,
  });
  it.each([
    plain('handle.json'),
    plain('handle'),
    plain('.handle'),
    plain('elsewhere/handle.json'),
    plain('a/b/c/handle.json'),
    plain('ami-select/fleet-0123456789abcdef.json'),
    plain('a name with spaces.json'),
    plain('handle.json.bak', { repository: 'octo/demo' }),
    plain('handle.json', { endpoint: LOCAL }),
    plain('handle.json', { endpoint: LOCAL, repository: 'octo/demo' }),
    edited('without-hosts.json', () => ({ hosts: [] })),
    edited('of-two.json', ({ intent }) => ({ intent: { ...intent, count: 2 } })),
    edited('ended.json', (handle) => endRecord(handle, clock.now())),
    edited('slash.json', ({ intent }) => ({ intent: { ...intent, endpoint: `${LOCAL}/` } }), {
      endpoint: LOCAL,
    }),
  ])('leaves no key in $copy ($place), nor in the record or beside it', async ({ copy, place, edit }) => {
    const handle = await copied(copy, place);
    const { intent, calls, hosts } = handle;
    const changed = edit?.(handle);
    if (changed !== undefined) await writeHandle(join(directory, copy), { ...handle, ...changed });
    await writeSshFiles(recordOf(handle), hosts ?? []);
    const before = filesWithKeys();

    await terminate(copy, place);

    expect(before.length).toBeGreaterThanOrEqual(2);
    expect(filesWithKeys()).toEqual([]);
    expect(existsSync(recordOf(handle).replace('.json', ''))).toBe(false);
    // The record tells its own story, not that of the copy.
    const record = await readHandle(recordOf(handle));
    expect(record).toMatchObject({
      intent: { count: intent.count },
      calls,
      terminatedAt: expect.any(String),
    });
    expect(record.hosts).toHaveLength(1);
    expect(warnings).toEqual([]);
  });

  it.each<readonly [string, Place, Place]>([
    ['another endpoint', { endpoint: LOCAL }, { endpoint: 'http://127.0.0.1:4567' }],
    ["AWS's own endpoint", { endpoint: LOCAL }, {}],
    ['a local endpoint', {}, { endpoint: LOCAL }],
    ['another fleet', {}, { id: 'other' }],
    ['another repository', { repository: 'octo/demo' }, { repository: 'octo/other' }],
  ])('leaves the keys of a record of %s', async (_, place, other) => {
    const handle = await copied('handle.json', place);
    rmSync(recordOf(handle));
    await writeHandle(recordOf(handle), handleOf(clock, other));

    await terminate('handle.json', place);

    expect(filesWithKeys()).toEqual([recordOf(handle)]);
    expect(warnings).toEqual([]);
  });

  it('leaves the keys of a fleet that was launched again after the search had begun', async () => {
    const handle = await copied('handle.json');
    const later = new Date(clock.now().getTime() + 1).toISOString();
    await writeHandle(recordOf(handle), { ...handle, intent: { ...handle.intent, createdAt: later } });

    await terminate('handle.json');

    expect(filesWithKeys()).toEqual([recordOf(handle)]);
  });

  it('leaves all keys until the proof is clean', async () => {
    const handle = await copied('handle.json');

    await expect(terminate('handle.json', {}, blind)).rejects.toMatchObject({ code: 'REMAINING_UNKNOWN' });

    expect(filesWithKeys().toSorted()).toEqual([join(directory, 'handle.json'), recordOf(handle)].toSorted());
  });

  it('does without a record', async () => {
    const handle = await copied('handle.json');
    rmSync(dirname(recordOf(handle)), { recursive: true });

    await terminate('handle.json');

    expect(filesWithKeys()).toEqual([]);
    expect(existsSync(recordOf(handle))).toBe(false);
    expect(warnings).toEqual([]);
  });

  it('follows no link in place of the record, and says that keys may be left', async () => {
    const handle = await copied('handle.json');
    cpSync(recordOf(handle), join(directory, 'mine.json'));
    rmSync(recordOf(handle));
    symlinkSync(join(directory, 'mine.json'), recordOf(handle));

    await terminate('handle.json');

    expect(filesWithKeys()).toEqual([join(directory, 'mine.json')]);
    expect(warnings).toEqual([
      expect.stringMatching(
        `^${recordOf(handle)} may still hold private keys of ${handle.intent.fleetId}: .*it is a link`,
      ),
    ]);
  });

  it('knows no copy of a fleet that its id ends', async () => {
    const handle = await copied('handle.json');

    await terminate(handle.intent.fleetId);

    expect(filesWithKeys()).toEqual([join(directory, 'handle.json')]);
  });
});
