import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createVirtualClock } from '@ami-select/core/testing';
import { createIntent, type FleetHandle, handlePath, writeHandle } from '@ami-select/provisioner';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ASKED_FLEET } from '../testing/asked-fleet.ts';
import { findFleet } from './find-fleet.ts';

const clock = createVirtualClock();

interface Place {
  readonly repository?: string | undefined;
  readonly endpoint?: string | undefined;
}

function handleOf(change: Place = {}): FleetHandle {
  const { repository, endpoint } = change;
  const intent = createIntent(
    {
      ...ASKED_FLEET,
      identity: { id: 'test', ...(repository !== undefined && { repository }) },
      ...(endpoint !== undefined && { endpoint }),
    },
    { clock },
  );
  return JSON.parse(JSON.stringify({ intent, calls: [] }));
}

describe('findFleet', () => {
  let directory: string;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'find-fleet-'));
  });
  afterEach(() => rmSync(directory, { recursive: true }));

  const find = (word: string, change: { region?: string; variables?: Record<string, string> } = {}) =>
    findFleet(word, {
      variables: { RUNNER_TEMP: directory, ...change.variables },
      workingDirectory: directory,
      region: change.region,
      clock,
    });
  const handle = handleOf();
  const { fleetId } = handle.intent;
  const stored = async (change: Place) => {
    await writeHandle(join(directory, 'handle.json'), handleOf(change));
  };

  it('lists what is wrong with the environment of an id together', async () => {
    const variables = { AWS_ENDPOINT_URL: 'nonsense', AWS_CONFIG_FILE: '/nowhere' };

    await expect(find(fleetId, { variables })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      problems: [
        { message: expect.stringContaining('no region') },
        { message: expect.stringContaining('AWS_ENDPOINT_URL is "nonsense"') },
      ],
    });
  });

  it('reads the handle file that a path names', async () => {
    await writeHandle(join(directory, 'handle.json'), handle);

    await expect(find('handle.json')).resolves.toEqual({
      handle,
      path: join(directory, 'handle.json'),
      recordPath: handlePath({ RUNNER_TEMP: directory }, fleetId),
      endpoint: undefined,
    });
  });

  it('finds the handle of an id where jobs store it', async () => {
    const path = handlePath({ RUNNER_TEMP: directory }, fleetId);
    await writeHandle(path, handle);

    await expect(find(fleetId)).resolves.toEqual({
      handle,
      path,
      recordPath: path,
      endpoint: undefined,
    });
  });

  it('does without a file for an id', async () => {
    const variables = { AWS_REGION: 'eu-west-1' };

    const found = await find(fleetId, { variables });

    expect(found).toMatchObject({ handle: { intent: { fleetId, region: 'eu-west-1' } }, path: undefined });
  });

  it('prefers the region that is given', async () => {
    const { handle: found } = await find(fleetId, {
      region: 'us-west-2',
      variables: { AWS_REGION: 'eu-west-1' },
    });

    expect(found.intent.region).toBe('us-west-2');
  });

  it('refuses a word that is neither', async () => {
    await expect(find('fleet-0')).rejects.toMatchObject({
      code: 'UNKNOWN_FLEET',
      message: `"fleet-0" is neither a fleet id (fleet- and 16 hexadecimal digits) nor a handle file: ${join(directory, 'fleet-0')} does not exist`,
    });
  });

  it('takes no file of the working directory for the id that it is named like', async () => {
    writeFileSync(join(directory, fleetId), JSON.stringify({ version: 1, ...handle }), { mode: 0o600 });

    const found = await find(fleetId, { variables: { AWS_REGION: 'eu-west-1' } });

    expect(found.path).toBeUndefined();
  });

  it.each(['../../etc/hostname', `../${'x'.repeat(3)}`, 'ami-select/../..'])(
    'looks for %s nowhere but in the working directory',
    async (word) => {
      await expect(find(word)).rejects.toMatchObject({ exitClass: 'usage' });
    },
  );

  it('knows the repository of the job when only an id is known', async () => {
    const variables = { AWS_REGION: 'eu-west-1', GITHUB_REPOSITORY: 'octo/demo' };

    const found = await find(fleetId, { variables });

    expect(found.handle.intent.identity).toEqual({ repository: 'octo/demo' });
  });

  it.each([
    ['no endpoint in both', undefined, {}],
    ['the same endpoint', 'http://127.0.0.1:4566', { AWS_ENDPOINT_URL: 'http://127.0.0.1:4566' }],
    [
      'the same endpoint, written otherwise',
      'http://127.0.0.1:4566',
      { AWS_ENDPOINT_URL: 'HTTP://127.0.0.1:4566/' },
    ],
    [
      'the endpoint of the service',
      'http://127.0.0.1:1',
      { AWS_ENDPOINT_URL: 'http://127.0.0.1:2', AWS_ENDPOINT_URL_EC2: 'http://127.0.0.1:1' },
    ],
  ])('accepts %s', async (_, endpoint, given) => {
    const variables: Record<string, string> = given;
    await stored({ endpoint });

    await expect(find('handle.json', { variables })).resolves.toMatchObject({
      endpoint: variables.AWS_ENDPOINT_URL_EC2 ?? variables.AWS_ENDPOINT_URL,
    });
  });

  it.each([
    ['https://ec2.evil.example', {}],
    ['http://127.0.0.1:4566', {}],
    ['http://169.254.169.254', {}],
    ['https://ec2.eu-west-1.amazonaws.com', {}],
    [
      'https://ec2.eu-west-1.amazonaws.com.evil.example',
      { AWS_ENDPOINT_URL: 'https://ec2.eu-west-1.amazonaws.com' },
    ],
    ['http://127.0.0.1:4567', { AWS_ENDPOINT_URL: 'http://127.0.0.1:4566' }],
    ['https://127.0.0.1:4566', { AWS_ENDPOINT_URL: 'http://127.0.0.1:4566' }],
    ['http://localhost:4566', { AWS_ENDPOINT_URL: 'http://127.0.0.1:4566' }],
    ['http://127.0.0.1:4566/other', { AWS_ENDPOINT_URL: 'http://127.0.0.1:4566' }],
    [undefined, { AWS_ENDPOINT_URL: 'http://127.0.0.1:4566' }],
    [
      'http://127.0.0.1:4566',
      { AWS_ENDPOINT_URL: 'http://127.0.0.1:4566', AWS_ENDPOINT_URL_EC2: 'http://[::1]:1' },
    ],
  ])('refuses a handle for %s where the environment says %j', async (endpoint, variables) => {
    await stored({ endpoint });

    await expect(
      find('handle.json', { variables: variables as Record<string, string> }),
    ).rejects.toMatchObject({
      code: 'FOREIGN_HANDLE',
      exitClass: 'usage',
      problems: [{ field: 'intent.endpoint' }],
    });
  });

  it('refuses the handle of another repository, with every problem', async () => {
    await stored({ repository: 'octo/other', endpoint: 'https://ec2.evil.example' });

    await expect(
      find('handle.json', { variables: { GITHUB_REPOSITORY: 'octo/demo' } }),
    ).rejects.toMatchObject({
      code: 'FOREIGN_HANDLE',
      problems: [
        { field: 'intent.endpoint' },
        { field: 'intent.identity.repository', message: '"octo/other" is not valid; expected octo/demo' },
      ],
    });
  });

  it.each([
    ['octo/demo', { GITHUB_REPOSITORY: 'octo/demo' }],
    ['octo/demo', {}],
    [undefined, { GITHUB_REPOSITORY: 'octo/demo' }],
  ])('accepts a handle of %s where the environment says %j', async (repository, variables) => {
    await stored({ repository });

    await expect(
      find('handle.json', { variables: variables as Record<string, string> }),
    ).resolves.toBeDefined();
  });
});
