import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { beginBoot } from './boot-state.ts';
import { createMachine, type Machine, writeFileDeep } from './machine.ts';
import type { MachineSettings } from './protocol.ts';

let root: string;
let machine: Machine;
let console: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'boot-state-'));
  console = '';
  machine = createMachine({
    settings: { root } as MachineSettings,
    instanceId: 'i-1',
    send: (message) => {
      if (message.type === 'console') console += message.text;
    },
  });
});

afterEach(() => rmSync(root, { recursive: true }));

const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const FINISHED = 'var/lib/cloud/instance/boot-finished';

describe('beginBoot', () => {
  it('says nothing of being finished before it is', () => {
    const state = beginBoot(machine, { firstBoot: true });
    const early = existsSync(join(root, FINISHED));
    state.finish(undefined);

    expect(early).toBe(false);
    expect(read(FINISHED)).toContain('local-ec2');
    expect(console).toMatch(
      /^Cloud-init v\. local-ec2 finished at \w{3}, .* \+0000\. Datasource DataSourceEc2Local\. {2}Up [\d.]+ seconds\n$/,
    );
  });

  it('fills in what the final message of user data names, and leaves the rest of it', () => {
    beginBoot(machine, { firstBoot: true }).finish(`up $UPTIME s by \${datasource}, $5 and $other`);

    expect(console).toMatch(/^up [\d.]+ s by DataSourceEc2Local, \$5 and \$other\n$/);
  });

  it('lists the errors of this boot only', () => {
    const first = beginBoot(machine, { firstBoot: true });
    first.fail('runcmd ended with 1');
    first.finish('');
    const errors = JSON.parse(read('run/cloud-init/result.json')) as unknown;

    beginBoot(machine, { firstBoot: false }).finish('');

    expect(errors).toMatchObject({ v1: { errors: ['runcmd ended with 1'] } });
    expect(JSON.parse(read('run/cloud-init/result.json'))).toMatchObject({ v1: { errors: [] } });
  });

  it('forgets at the first boot what the disk remembers of another instance', () => {
    mkdirSync(join(root, 'var/lib/cloud/instance/scripts'), { recursive: true });
    writeFileSync(join(root, FINISHED), 'long ago');

    beginBoot(machine, { firstBoot: true });

    expect(existsSync(join(root, FINISHED))).toBe(false);
    expect(existsSync(join(root, 'var/lib/cloud/instance/scripts'))).toBe(false);
    expect(read('var/lib/cloud/data/instance-id')).toBe('i-1\n');
  });

  it.each([
    ['forgets what cloud-init of the host left', [], []],
    [
      'keeps what an image remembers',
      ['data/host-keys'],
      ['data/host-keys', 'scripts/per-boot/a', 'sem/once'],
    ],
  ])('%s', (_, ofMachine, kept) => {
    const files = ['sem/once', 'scripts/per-boot/a', ...ofMachine];
    for (const file of files) writeFileDeep(join(root, 'var/lib/cloud', file), '', 0o644);

    beginBoot(machine, { firstBoot: true });

    expect(files.filter((file) => existsSync(join(root, 'var/lib/cloud', file))).sort()).toEqual(kept);
  });
});
