import { describe, expect, it } from 'vitest';
import { descendantsOf, listProcesses } from './process-tree.ts';

const info = (pid: number, parent: number): Parameters<typeof descendantsOf>[1][number] => ({
  pid,
  parent,
  started: '1',
  name: 'x',
});

describe('descendantsOf', () => {
  it('follows children of children only', () => {
    const processes = [info(2, 1), info(3, 2), info(4, 3), info(5, 1), info(6, 5)];

    const pids = descendantsOf(2, processes).map(({ pid }) => pid);

    expect(pids).toEqual([3, 4]);
  });
});

describe('listProcesses', () => {
  it('finds this process and its parent, where the system shows them', async () => {
    const processes = await listProcesses();

    const own = processes?.find(({ pid }) => pid === process.pid);

    expect(processes === undefined || own?.parent === process.ppid).toBe(true);
  });
});
