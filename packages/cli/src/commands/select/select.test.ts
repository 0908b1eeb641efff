import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createVirtualClock } from '@ami-select/core/testing';
import type { Clients } from '@ami-select/selector';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { describeError } from '../../present/describe-error.ts';
import { createTestContext } from '../../testing/test-context.ts';
import { runSelect } from './select.ts';

const rawImage = (id: string, creationDate: string): object => ({
  ImageId: `ami-${id.padStart(17, '0')}`,
  Name: `corp-base-${id}`,
  OwnerId: '123456789012',
  Architecture: 'arm64',
  CreationDate: creationDate,
  State: 'available',
  VirtualizationType: 'hvm',
  ImageType: 'machine',
  RootDeviceName: '/dev/xvda',
  RootDeviceType: 'ebs',
});
const OLD = rawImage('1', '2026-08-01T00:00:00.000Z');
const NEW = rawImage('2', '2026-08-20T00:00:00.000Z');
const OWN = { owner: ['123456789012'], name: ['corp-base-*'] };

describe('ami-select select', () => {
  let workingDirectory: string;
  beforeEach(() => {
    workingDirectory = mkdtempSync(join(tmpdir(), 'cli-select-'));
  });
  afterEach(() => rmSync(workingDirectory, { recursive: true }));

  /** Runs the command where every region has these images. */
  async function select(options: Record<string, unknown>, images: readonly object[], { json = false } = {}) {
    const variables = { AWS_REGION: 'eu-west-1' };
    const { context, stdout, stderr } = createTestContext({ workingDirectory, variables, json });
    const send = async (command: object): Promise<object> => {
      const ids = 'input' in command ? (command.input as { ImageIds?: string[] }).ImageIds : undefined;
      const found = images.filter(
        (image) => ids === undefined || ids.includes((image as typeof OLD & { ImageId: string }).ImageId),
      );
      return { Images: found };
    };
    const clients = (() => ({ ec2: { send }, ssm: { send } })) as unknown as Clients;
    const clock = createVirtualClock(new Date('2026-09-01T00:00:00Z'));
    const running = runSelect({ operands: [], options, context }, { clients, clock });
    const outcome = await running.then(
      (status) => ({ status, error: undefined }),
      (error: unknown) => ({ status: undefined, error }),
    );
    context.results.flush();
    return { ...outcome, stdout: stdout(), stderr: stderr() };
  }

  it('prints the id, the name, and why this image won', async () => {
    const { status, stdout } = await select(OWN, [OLD, NEW]);

    expect(status).toBe(0);
    expect(stdout.split('\n')).toEqual([
      'ami-00000000000000002',
      'corp-base-2',
      expect.stringMatching(/^the best of 2 matches .*by creation date, newest first \(12 days\)$/),
      '',
    ]);
  });

  it('prints the rest with --why', async () => {
    const { stdout } = await select({ ...OWN, why: true }, [OLD, NEW]);

    expect(stdout).toMatch(/^ami-00000000000000002\ncorp-base-2\n/);
    for (const line of [
      'region: eu-west-1',
      'owner: 123456789012, requested 123456789012',
      'name: corp-base-*',
      'runner-up: ami-00000000000000001 corp-base-1 (31 days)',
      'cost: 1 call, 2 images, 0 bytes',
    ])
      expect(stdout).toContain(`  ${line}\n`);
  });

  it('prints one line per region', async () => {
    const { stdout } = await select({ ...OWN, region: ['eu-west-1,ap-southeast-2'] }, [NEW]);

    expect(stdout).toBe(
      'eu-west-1       ami-00000000000000002  corp-base-2  12 days\n' +
        'ap-southeast-2  ami-00000000000000002  corp-base-2  12 days\n',
    );
  });

  it('prints the whole reason of every region that fails, for people and for programs', async () => {
    const regions = { ...OWN, region: ['eu-west-1,us-east-1'], tag: ['team=core'] };

    const { error, stdout } = await select(regions, [NEW], { json: true });

    const described = describeError(error);
    expect(described.message).toContain('The same in us-east-1.');
    expect(described.regions?.map(({ region, code }) => [region, code])).toEqual([
      ['eu-west-1', 'NO_IMAGE'],
      ['us-east-1', 'NO_IMAGE'],
    ]);
    expect(described.regions?.[1]?.message).toContain('tags of images that other accounts share');
    expect(stdout).not.toContain('selections');
  });

  it('gives a program one document, by region', async () => {
    const { stdout } = await select({ ...OWN, region: ['eu-west-1,us-east-1'] }, [NEW], { json: true });

    const { selections } = JSON.parse(stdout);
    expect(Object.keys(selections)).toEqual(['eu-west-1', 'us-east-1']);
    expect(selections['us-east-1'].image.id).toBe('ami-00000000000000002');
  });

  it('reports that an optional query has no image', async () => {
    const { status, stdout } = await select({ ...OWN, optional: true }, []);

    expect(status).toBe(0);
    expect(stdout).toBe('no image in eu-west-1, which the query allows\n');
  });

  it.each(['eu-west-1', 'eu-west-1,us-east-1'])('says so to a program in %s', async (region) => {
    const { stdout } = await select({ ...OWN, region: [region], optional: true }, [], { json: true });

    expect(JSON.parse(stdout)).toMatchObject({
      found: false,
      selections: {},
      missing: region.split(',').map((one) => ({ region: one, code: 'NO_IMAGE' })),
      cost: { images: 0 },
    });
  });

  it('writes a lock, stays on it, and notices what is newer', async () => {
    const config = 'images: { base: { owner: "123456789012", name: "corp-base-*" } }\n';
    writeFileSync(join(workingDirectory, 'ami-select.yml'), config);

    const updated = await select({ lockMode: 'update' }, [OLD]);
    const again = await select({ lockMode: 'update' }, [OLD]);
    const locked = await select({ lockMode: 'locked' }, [OLD, NEW]);
    const checked = await select({ lockMode: 'check' }, [OLD, NEW]);

    expect(readFileSync(join(workingDirectory, 'ami.lock.json'), 'utf8')).toContain('ami-00000000000000001');
    expect(updated.stdout).toContain('base');
    expect(again.stdout).toBe('nothing changed\n');
    expect(locked.stdout).toMatch(/^ami-00000000000000001/);
    expect(checked).toMatchObject({ error: { code: 'LOCK_OUT_OF_DATE' } });
  });

  it('accepts a lock that is up to date', async () => {
    writeFileSync(
      join(workingDirectory, 'ami-select.yml'),
      'images: { base: { owner: "123456789012", name: "corp-base-*" } }\n',
    );
    await select({ lockMode: 'update' }, [OLD]);

    const { stdout } = await select({ lockMode: 'check' }, [OLD]);

    expect(stdout).toBe('the lock is up to date\n');
  });

  it.each(['update', 'check', 'locked'])('gives a program images and cost in mode %s', async (lockMode) => {
    const config = 'images: { base: { owner: "123456789012", name: "corp-base-*" } }\n';
    writeFileSync(join(workingDirectory, 'ami-select.yml'), config);
    await select({ lockMode: 'update' }, [OLD]);

    const { stdout } = await select({ lockMode }, [OLD], { json: true });

    expect(JSON.parse(stdout)).toMatchObject({
      found: true,
      selections: [{ name: 'base', selection: { image: { id: 'ami-00000000000000001' } } }],
      changes: [],
      cost: { calls: 1 },
    });
  });
});
