import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CommandContext } from '../context.ts';
import { readSettings } from './settings.ts';

describe('readSettings', () => {
  let directory: string;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'local-settings-'));
  });
  afterEach(() => rmSync(directory, { recursive: true }));

  const read = (flags: Record<string, unknown>): ReturnType<typeof readSettings> =>
    readSettings(flags, {
      environment: { workingDirectory: directory },
      problems: [],
    } as unknown as CommandContext);

  it('reads what the endpoint is started with', async () => {
    writeFileSync(join(directory, 'f.yml'), 'rules: [{ effect: { kind: delay, ms: 5 } }]\n');
    writeFileSync(join(directory, 'i.json'), '{ "Images": [] }');

    const settings = await read({
      port: '0',
      images: '2000',
      body: 'none',
      latencies: 'aws',
      faults: 'f.yml',
      import: 'i.json',
    });

    expect(settings).toEqual({
      options: {
        port: 0,
        images: 2000,
        body: 'none',
        latencies: 'aws',
        faults: { rules: [{ effect: { kind: 'delay', ms: 5 } }] },
      },
      imported: { Images: [] },
    });
  });

  it('lists every problem of flags and files', async () => {
    writeFileSync(join(directory, 'f.yml'), 'rules: [{ effect: { kind: dealy } }]\n');
    writeFileSync(join(directory, 'i.json'), '{');

    const reading = read({ port: 'x', images: '1e4', body: 'nmae', faults: 'f.yml', import: 'i.json' });

    await expect(reading).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      problems: [
        '--port is "x"; it must be a whole number from 0 to 65535',
        '--images is "1e4"; it must be a whole number from 1000 to 100000',
        expect.stringContaining('--body is "nmae" (did you mean "none"?)'),
        expect.stringContaining('rules[0].effect.kind is "dealy"'),
        expect.stringContaining('--import is "i.json", which is no JSON'),
      ],
    });
  });
});
