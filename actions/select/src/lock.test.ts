import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLogger } from '@ami-select/action-kit';
import { createFakeCore, type FakeCore } from '@ami-select/action-kit/testing';
import type { Clients } from '@ami-select/selector';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { run } from './main.ts';

const OWNER = '123456789012';
const OLD = rawImage('ami-00000000000000001', '2026-08-01T00:00:00.000Z');
const NEW = rawImage('ami-00000000000000002', '2026-08-20T00:00:00.000Z');

function rawImage(id: string, creationDate: string): Readonly<Record<string, unknown>> {
  return {
    ImageId: id,
    Name: `corp-base-${id.at(-1)}`,
    OwnerId: OWNER,
    Architecture: 'arm64',
    CreationDate: creationDate,
    State: 'available',
    VirtualizationType: 'hvm',
    ImageType: 'machine',
    RootDeviceName: '/dev/xvda',
    RootDeviceType: 'ebs',
  };
}

describe('select with a lock', () => {
  let directory: string;
  let config: string;
  let lock: string;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'select-lock-'));
    config = join(directory, 'ami-select.yml');
    lock = join(directory, 'ami.lock.json');
    writeFileSync(config, `images: { base: { owner: "${OWNER}", name: corp-base-* } }\n`);
  });
  afterEach(() => rmSync(directory, { recursive: true }));

  /** Runs the action in a world of these images; resolves with the runner, whatever came of it. */
  async function step(
    inputs: Record<string, string>,
    images: readonly Readonly<Record<string, unknown>>[],
  ): Promise<{ core: FakeCore; calls: number; error: unknown }> {
    const core = createFakeCore({ inputs: { config, ...inputs } });
    let calls = 0;
    const send = async ({ input = {} }: { input?: { ImageIds?: string[] } }): Promise<object> => {
      calls += 1;
      return { Images: images.filter(({ ImageId }) => input.ImageIds?.includes(String(ImageId)) ?? true) };
    };
    const clients = (() => ({ ec2: { send }, ssm: { send } })) as unknown as Clients;
    const error = await run({
      core,
      logger: createLogger(core),
      environment: { AWS_REGION: 'eu-west-1' },
      signal: new AbortController().signal,
      describeRemaining: () => {},
      clock: { now: () => new Date('2026-09-01T00:00:00Z'), sleep: async () => {} },
      clients,
    }).then(
      () => undefined,
      (reason: unknown) => reason,
    );
    return { core, calls, error };
  }

  it('update writes it beside the config and lists the changes', async () => {
    const { core } = await step({ 'lock-mode': 'update' }, [OLD]);

    expect(JSON.parse(readFileSync(lock, 'utf8')).images.base.regions['eu-west-1'].id).toBe(OLD.ImageId);
    expect(core.outputs.get('lock-changed')).toBe('true');
    expect(core.outputs.get('lock-summary')).toMatch(/^base in eu-west-1 is new: ami-0+1 /);
    expect(JSON.parse(core.outputs.get('locked-image-ids') ?? '')).toEqual({
      base: { 'eu-west-1': OLD.ImageId },
    });
  });

  it.each(['update', 'check'])(
    '%s publishes the images that the queries select, and its cost',
    async (mode) => {
      await step({ 'lock-mode': 'update' }, [OLD]);

      const { core, calls, error } = await step({ lock, 'lock-mode': mode }, [OLD, NEW]);

      const outputs = Object.fromEntries(core.outputs);
      expect(outputs).toMatchObject({ found: 'true', 'image-id': NEW.ImageId, 'lock-changed': 'true' });
      expect(JSON.parse(outputs.cost ?? '')).toMatchObject({ calls });
      expect(calls).toBeGreaterThan(0);
      expect(error === undefined).toBe(mode === 'update');
    },
  );

  it.each([
    ['update', [OLD], 'The lock is up to date'],
    ['check', [OLD], 'The lock is up to date'],
    ['update', [OLD, NEW], 'Updated the lock, 1 change:'],
    ['check', [OLD, NEW], 'The lock is out of date, 1 change:'],
  ])('%s logs what was done, not its steps', async (mode, images, line) => {
    await step({ 'lock-mode': 'update' }, [OLD]);

    const { core } = await step({ lock, 'lock-mode': mode }, images);

    expect(core.log.join('\n')).toContain(line);
    expect(core.log.filter((one) => one.includes('Selected') && !one.startsWith('debug: '))).toEqual([]);
  });

  it('takes an optional query without an image for what it is in every mode', async () => {
    writeFileSync(config, `images: { base: { owner: "${OWNER}", name: corp-base-*, optional: true } }\n`);

    const updated = await step({ 'lock-mode': 'update' }, []);
    const checked = await step({ lock, 'lock-mode': 'check' }, []);
    const locked = await step({ lock, image: 'base' }, []);

    expect(JSON.parse(readFileSync(lock, 'utf8')).images.base.regions).toEqual({ 'eu-west-1': null });
    expect(JSON.parse(updated.core.outputs.get('locked-image-ids') ?? '')).toEqual({ base: {} });
    for (const { core, error } of [checked, locked]) {
      expect(error).toBeUndefined();
      expect(core.outputs.get('found')).toBe('false');
      expect(core.outputs.get('lock-changed')).toBe('false');
    }
  });

  it('says found of several images, whose ids are in locked-image-ids', async () => {
    const rows = `base: { owner: "${OWNER}", name: corp-base-1 }, other: { owner: "${OWNER}", name: corp-base-2 }`;
    writeFileSync(config, `images: { ${rows} }\n`);

    const { core } = await step({ 'lock-mode': 'update' }, [OLD, NEW]);

    expect(Object.fromEntries(core.outputs)).toMatchObject({ found: 'true', 'image-id': '' });
    expect(JSON.parse(core.outputs.get('locked-image-ids') ?? '')).toEqual({
      base: { 'eu-west-1': OLD.ImageId },
      other: { 'eu-west-1': NEW.ImageId },
    });
  });

  it('update leaves the file as it is when nothing changed', async () => {
    await step({ 'lock-mode': 'update' }, [OLD]);
    const before = readFileSync(lock, 'utf8');

    const { core } = await step({ 'lock-mode': 'update' }, [OLD]);

    expect(readFileSync(lock, 'utf8')).toBe(before);
    expect(core.outputs.get('lock-changed')).toBe('false');
    expect(core.summaries.join()).toContain('The lock was up to date.');
  });

  it('locked takes the locked image although there is a newer one', async () => {
    await step({ 'lock-mode': 'update' }, [OLD]);

    const { core } = await step({ lock, image: 'base' }, [OLD, NEW]);

    expect(core.outputs.get('image-id')).toBe(OLD.ImageId);
    expect(core.outputs.get('lock-changed')).toBe('false');
  });

  it('check fails with the drift, which the outputs contain as well', async () => {
    await step({ 'lock-mode': 'update' }, [OLD]);
    const before = readFileSync(lock, 'utf8');

    const { core, error } = await step({ lock, 'lock-mode': 'check' }, [OLD, NEW]);

    expect(error).toMatchObject({
      code: 'LOCK_OUT_OF_DATE',
      message: expect.stringContaining('corp-base-2'),
    });
    expect(core.outputs.get('lock-changed')).toBe('true');
    expect(JSON.parse(core.outputs.get('lock-changes') ?? '')).toMatchObject([
      {
        name: 'base',
        region: 'eu-west-1',
        kind: 'changed',
        before: { id: OLD.ImageId },
        after: { id: NEW.ImageId },
      },
    ]);
    expect(core.summaries.join()).toContain('changed');
    expect(readFileSync(lock, 'utf8')).toBe(before);
  });

  it.each([
    ['fail', { code: 'LOCK_OUT_OF_DATE' }],
    ['warn', undefined],
  ])('when-stale: %s decides about a locked image that is deprecated', async (whenStale, expected) => {
    await step({ 'lock-mode': 'update' }, [OLD]);
    const deprecated = { ...OLD, DeprecationTime: '2026-08-31T00:00:00.000Z' };

    const { error } = await step({ lock, 'when-stale': whenStale }, [deprecated]);

    if (expected === undefined) expect(error).toBeUndefined();
    else expect(error).toMatchObject(expected);
  });

  it('lists every problem and writes nothing', async () => {
    const { error } = await step({ 'lock-mode': 'updat', lock, image: 'bas', 'when-stale': 'ignore' }, [OLD]);

    expect(error).toMatchObject({
      code: 'INVALID_INPUT',
      problems: [
        {
          field: 'input "lock-mode"',
          message:
            '"updat" is not valid because it is unknown (did you mean "update"?); expected locked, update, or check',
        },
        {
          field: 'input "when-stale"',
          message: '"ignore" is not valid because it is unknown; expected fail or warn',
        },
        { message: expect.stringContaining('input "image" is "bas"') },
      ],
    });
    expect(existsSync(lock)).toBe(false);
  });

  it('refuses to update or check a part of it', async () => {
    const { error } = await step({ 'lock-mode': 'update', image: 'base', architecture: 'arm64' }, [OLD]);

    expect(error).toMatchObject({
      problems: [
        { message: expect.stringContaining('input "image" is given; lock-mode update looks at every image') },
        { message: expect.stringContaining('input "architecture" is given') },
      ],
    });
  });

  it('names the command that writes a missing lock', async () => {
    const { error } = await step({ lock, image: 'base' }, [OLD]);

    expect(error).toMatchObject({
      code: 'INVALID_LOCK',
      hint: expect.stringContaining('lock-mode: update'),
    });
  });
});

describe('select with fallbacks', () => {
  it('tries the next query when nothing matches, and reports it', async () => {
    const core = createFakeCore({
      inputs: {
        owner: OWNER,
        name: 'missing-*',
        fallback: `${OWNER}/none-*\n${OWNER}/corp-base-*`,
        region: 'eu-west-1',
      },
    });
    const send = async (): Promise<object> => ({ Images: [OLD] });

    await run({
      core,
      logger: createLogger(core),
      environment: {},
      signal: new AbortController().signal,
      describeRemaining: () => {},
      clock: { now: () => new Date('2026-09-01T00:00:00Z'), sleep: async () => {} },
      clients: (() => ({ ec2: { send }, ssm: { send } })) as unknown as Clients,
    });

    expect(core.outputs.get('image-id')).toBe(OLD.ImageId);
    expect(core.outputs.get('reasons')).toContain('fallback 2 was used');
    expect(JSON.parse(core.outputs.get('cost') ?? '')).toMatchObject({ images: expect.any(Number) });
  });
});
