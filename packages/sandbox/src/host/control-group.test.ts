import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createControlGroups } from './control-group.ts';

let root: string;

beforeEach(() => {
  root = mkdtempSync(`${tmpdir()}/cgroup-`);
});

afterEach(() => rmSync(root, { recursive: true }));

/** The kernel fills new folders with files; here they are created in advance. */
function layOut(folder: string, files: Readonly<Record<string, string>>): void {
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(`${folder}/${name}`, text);
}

describe('createControlGroups', () => {
  it('does not limit memory where the controller is not handed down', () => {
    layOut(root, { 'cgroup.subtree_control': 'cpu pids\n' });

    const groups = createControlGroups('driver', root);

    expect(groups).toMatchObject({ folders: [], reason: 'memory not limited (no memory controller)' });
    expect(groups.create('i-1', { memoryMib: 512 })).toEqual([]);
  });

  it('says why it cannot make a group instead of failing', () => {
    layOut(root, { 'cgroup.subtree_control': 'memory\n' });
    mkdirSync(`${root}/driver`);

    expect(createControlGroups('driver', root).reason).toMatch(/^memory not limited \(EEXIST/);
  });

  it.each([
    { version: 1, files: { 'memory.limit_in_bytes': '0' }, below: 'memory', limit: 'memory.limit_in_bytes' },
    { version: 2, files: { 'cgroup.subtree_control': 'memory' }, below: '', limit: 'memory.max' },
  ])('limits memory by version $version in a group of its own', ({ version, files, below, limit }) => {
    layOut(`${root}/${below}`, files);

    const groups = createControlGroups('driver', root, {
      makeGroup: (folder) => layOut(folder, { 'cgroup.procs': '' }),
    });
    const [group = ''] = groups.create('i-1', { memoryMib: 512 });

    expect(groups.reason).toBe(`memory limit by cgroup v${version}`);
    expect(readFileSync(`${group}/${limit}`, 'utf8')).toBe(String(512 * 1024 * 1024));
    expect(existsSync(groups.folders[0] ?? '')).toBe(true);
  });
});
