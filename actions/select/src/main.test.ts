import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLogger } from '@ami-select/action-kit';
import { createFakeCore, type FakeCore } from '@ami-select/action-kit/testing';
import type { Clients } from '@ami-select/selector';
import { describe, expect, it } from 'vitest';
import { run } from './main.ts';

const NOW = new Date('2026-09-01T00:00:00Z');

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

interface Scene {
  readonly core: FakeCore;
  readonly called: string[];
  run(environment?: Record<string, string>): Promise<void>;
}

function stage(inputs: Record<string, string>, images: readonly object[]): Scene {
  const core = createFakeCore({ inputs });
  const called: string[] = [];
  const clients = ((region: string) => {
    const send = async (): Promise<object> => {
      called.push(region);
      return { Images: images };
    };
    return { ec2: { send }, ssm: { send } };
  }) as unknown as Clients;
  const clock = { now: () => NOW, sleep: async () => {} };
  const signal = new AbortController().signal;
  const start = (environment: Record<string, string> = { AWS_REGION: 'eu-west-1' }): Promise<void> =>
    run({
      core,
      logger: createLogger(core),
      environment,
      signal,
      describeRemaining: () => {},
      clock,
      clients,
    });
  return { core, called, run: start };
}

const TWO = [rawImage('1', '2026-08-01T00:00:00.000Z'), rawImage('2', '2026-08-20T00:00:00.000Z')];

describe('select', () => {
  it('sets every output of the newest image, with reasons and runner-up', async () => {
    const scene = stage({ owner: '123456789012', name: 'corp-base-*' }, TWO);

    await scene.run();

    expect(Object.fromEntries(scene.core.outputs)).toMatchObject({
      found: 'true',
      'image-id': 'ami-00000000000000002',
      'image-ids': '{"eu-west-1":"ami-00000000000000002"}',
      name: 'corp-base-2',
      owner: '123456789012',
      architecture: 'arm64',
      'age-days': '12',
      region: 'eu-west-1',
      'root-device-name': '/dev/xvda',
      'runners-up': '[{"id":"ami-00000000000000001","name":"corp-base-1"}]',
    });
    expect(JSON.parse(scene.core.outputs.get('reasons') ?? '')[0]).toContain('ami-00000000000000002');
    expect(scene.core.summaries.join()).toContain('ami-00000000000000002');
  });

  it('summarises one image by three facts first, and several regions in a table', async () => {
    const one = stage({ owner: '123456789012', name: 'corp-base-*' }, TWO);
    const many = stage({ owner: '123456789012', name: 'corp-base-*', region: 'eu-west-1, us-east-1' }, TWO);

    await one.run();
    await many.run();

    expect(one.core.summaries.join()).toMatch(
      /\| image \| ami-0+2 \|\n\| name \| corp-base-2 \|\n\| why \| the best of 2 matches/,
    );
    expect(many.core.summaries.join()).toContain(
      '| us-east-1 | ami-00000000000000002 | corp-base-2 | 12 days |',
    );
  });

  it('selects in every region of the input, and maps image ids by region', async () => {
    const scene = stage({ owner: 'self', region: 'eu-west-1, us-east-1' }, TWO);

    await scene.run({});

    expect(scene.called).toEqual(['eu-west-1', 'us-east-1']);
    expect(JSON.parse(scene.core.outputs.get('image-ids') ?? '')).toEqual({
      'eu-west-1': 'ami-00000000000000002',
      'us-east-1': 'ami-00000000000000002',
    });
  });

  it('fails with NO_IMAGE when nothing matches', async () => {
    const scene = stage({ owner: 'self' }, []);

    await expect(scene.run()).rejects.toMatchObject({ code: 'NO_IMAGE' });
    expect(scene.core.outputs.size).toBe(0);
  });

  it('sets found to false when an optional query matches nothing', async () => {
    const scene = stage({ owner: 'self', optional: 'true' }, []);

    await scene.run();

    expect(scene.core.outputs.get('found')).toBe('false');
    expect(scene.core.outputs.get('image-id')).toBe('');
  });

  it('lists every problem before any API call', async () => {
    const scene = stage({ onwer: 'self', architecture: 'amr64', 'virtualization-type': 'hwm' }, TWO);

    await expect(scene.run()).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      problems: [
        { field: 'input "onwer"', message: 'is not valid because the input is unknown; expected "owner"' },
        { field: 'input "virtualization-type"', message: expect.stringContaining('"hwm"') },
        {
          field: 'input "architecture"',
          message: expect.stringContaining('"amr64" is not valid because no architecture has this name'),
        },
      ],
    });
    expect(scene.called).toEqual([]);
  });

  it('checks the other fields beside an image that is refused, and the endpoint', async () => {
    const scene = stage({ image: 'ubunut', architecture: 'amr64', 'minimum-age': 'soon' }, TWO);

    const running = scene.run({ AWS_REGION: 'eu-west-1', AWS_ENDPOINT_URL: 'nonsense' });

    await expect(running).rejects.toMatchObject({
      problems: [
        { message: expect.stringContaining('AWS_ENDPOINT_URL is "nonsense"; it must be a URL') },
        { field: 'input "image"', message: expect.stringContaining('(did you mean "ubuntu"?)') },
        {
          field: 'input "architecture"',
          message: expect.stringContaining('"amr64" is not valid because no architecture has this name'),
        },
        { field: 'input "minimum-age"', message: expect.stringContaining('"soon"') },
      ],
    });
    expect(scene.called).toEqual([]);
  });

  it('refuses a query without an owner as unsafe', async () => {
    const scene = stage({ name: 'corp-base-*' }, TWO);

    await expect(scene.run()).rejects.toMatchObject({ code: 'UNSAFE_QUERY' });
    expect(scene.called).toEqual([]);
  });

  it('refuses a misspelled variable before any call', async () => {
    const scene = stage({ owner: 'self' }, TWO);

    await expect(scene.run({ AWS_REGION: 'eu-west-1', AMI_SELECT_EGRES: 'none' })).rejects.toThrow(
      'AMI_SELECT_EGRES: is not valid because',
    );
    expect(scene.called).toEqual([]);
  });

  it('names the missing region', async () => {
    const scene = stage({ owner: 'self' }, TWO);

    await expect(scene.run({})).rejects.toThrow(/no region: none was given/);
  });

  it('takes a named image from the config, and inputs before it', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'select-'));
    const config = join(directory, 'ami-select.yml');
    writeFileSync(config, 'images: { base: { owners: [self], region: us-east-1, architecture: arm64 } }\n');
    const scene = stage({ config, image: 'base', region: 'eu-west-1' }, TWO);

    await scene.run({}).finally(() => rmSync(directory, { recursive: true }));

    expect(scene.called).toEqual(['eu-west-1']);
  });

  it('knows the publishers of the config', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'select-'));
    const config = join(directory, 'ami-select.yml');
    writeFileSync(
      config,
      'publishers: { corp: { owner: "123456789012", names: "corp-base-{version}", user: me } }',
    );
    const scene = stage({ config, publisher: 'corp', architecture: 'arm64' }, TWO);

    await scene.run();

    rmSync(directory, { recursive: true });
    expect(Object.fromEntries(scene.core.outputs)).toMatchObject({
      'image-id': 'ami-00000000000000002',
      publisher: 'corp',
      'ssh-user': 'me',
    });
  });

  it('gives the runner no command through the name of an image', async () => {
    const scene = stage({ owner: 'self' }, [
      { ...rawImage('1', '2026-08-01T00:00:00.000Z'), Name: 'x ##[error]y' },
    ]);

    await scene.run();

    expect(scene.core.log.filter((line) => line.includes('##['))).toEqual([]);
  });
});
