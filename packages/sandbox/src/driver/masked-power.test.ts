import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { maskPower, powerPrograms } from './masked-power.ts';

let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'masked-power-'));
});

afterEach(() => rmSync(directory, { recursive: true }));

function write(file: string, says: string): void {
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, `#!/bin/sh\necho ${says} as \${0##*/}\n`);
  chmodSync(file, 0o755);
}

describe('powerPrograms', () => {
  it('finds what the names lead to, once each', () => {
    write(join(directory, 'bin/systemctl'), 'real');
    mkdirSync(join(directory, 'sbin'));
    for (const name of ['poweroff', 'reboot']) symlinkSync('../bin/systemctl', join(directory, 'sbin', name));
    write(join(directory, 'sbin/shutdown'), 'real');

    const programs = powerPrograms([join(directory, 'sbin'), join(directory, 'bin')]);

    expect([...programs].sort()).toEqual([
      [join(directory, 'bin/systemctl'), 'systemctl'],
      [join(directory, 'sbin/shutdown'), 'shutdown'],
    ]);
  });
});

describe('maskPower', () => {
  const canMount = process.platform === 'linux' && process.getuid?.() === 0;

  it('shows the stand-ins at the absolute paths, or nothing where that needs root', async () => {
    const program = join(directory, 'sbin/shutdown');
    write(program, 'real');
    write(join(directory, 'bin/shutdown'), 'stand-in');

    const start = await maskPower(join(directory, 'bin'), new Map([[program, 'shutdown']]));

    const [file = program, ...args] = start;
    expect(execFileSync(file, start.length === 0 ? [] : [...args, program], { encoding: 'utf8' })).toBe(
      canMount ? 'stand-in as shutdown\n' : 'real as shutdown\n',
    );
    expect(execFileSync(program, { encoding: 'utf8' })).toBe('real as shutdown\n');
  });
});
