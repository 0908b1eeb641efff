import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { downloadCommand } from './download-command.ts';
import { PINNED_PIPS, PINNED_UV, type PinnedTool } from './pinned-tools.ts';

function commandsOf(tool: PinnedTool, index?: string): readonly string[] {
  const place = { baseDirectory: '/project/sub', commandDirectory: '/project', index };
  return tool.wheels.map((wheel) => downloadCommand({ tool, ...wheel }, place));
}

describe('downloadCommand', () => {
  it('names the first platform of a wheel, and the oldest Python of the tool', () => {
    const targets = commandsOf(PINNED_UV).map((command) => /--python-version .* -r/.exec(command)?.[0]);

    expect(targets).toEqual([
      "--python-version 3.8 --platform manylinux_2_17_x86_64 --dest '.' -r",
      "--python-version 3.8 --platform musllinux_1_1_x86_64 --dest '.' -r",
      "--python-version 3.8 --platform manylinux_2_28_aarch64 --dest '.' -r",
      "--python-version 3.8 --platform manylinux_2_17_aarch64 --dest '.' -r",
    ]);
  });

  it('brings it into the folder of the build from where commands are started, whatever its name', () => {
    const [command = ''] = commandsOf(PINNED_PIPS[0] as PinnedTool, "it's $HOME");

    expect(
      execFileSync('sh', ['-c', command.replace(/^.*pip download/, 'printf "%s\\n"')]).toString(),
    ).toMatch(/^--dest\nsub\/it's \$HOME\n-r$/m);
  });

  it('is the one that the documents show', () => {
    const [command = ''] = commandsOf(PINNED_PIPS[0] as PinnedTool);
    const page = readFileSync(join(import.meta.dirname, '../../../../docs/builds.md'), 'utf8');

    expect(page).toContain(command.replace("--dest '.'", '--dest wheels'));
  });
});
