import { describe, expect, it } from 'vitest';
import type { PackageIndex } from './package-index.ts';
import { rememberProjects } from './remember-projects.ts';

describe('rememberProjects', () => {
  it('asks for the vulnerabilities of a version once, and again after a failure', async () => {
    const asked: string[] = [];
    const index: PackageIndex = {
      name: 'index',
      project: async () => ({ files: [] }),
      advisories: async (key, version) => {
        asked.push(`${key} ${version}`);
        if (asked.length === 1) throw new Error('gone');
        return [];
      },
    };
    const { advisories } = rememberProjects(index);

    await expect(advisories?.('foo', '1')).rejects.toThrow('gone');
    await advisories?.('foo', '1');
    await advisories?.('foo', '1');
    await advisories?.('foo', '2');

    expect(asked).toEqual(['foo 1', 'foo 1', 'foo 2']);
    expect(rememberProjects({ name: 'index', project: index.project }).advisories).toBeUndefined();
  });
});
