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

  it('looks a project up again only for versions that nobody needed before, and then for all', async () => {
    const asked: string[] = [];
    const index: PackageIndex = {
      name: 'index',
      project: async (key, _signal, versions) => {
        asked.push(`${key} ${versions === undefined ? 'all' : [...versions].join(' ')}`);
        return { files: [] };
      },
    };
    const { project } = rememberProjects(index);
    const look = (...versions: readonly string[]): Promise<unknown> =>
      project('foo', undefined, new Set(versions));

    await Promise.all([look('1', '2'), look('2')]);
    await look('1');
    expect(asked).toEqual(['foo 1 2']);
    await look('3');
    await look('2', '3');
    await project('foo');
    await look('4');
    expect(asked).toEqual(['foo 1 2', 'foo 1 2 3', 'foo all']);
  });
});
