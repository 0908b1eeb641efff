import { describe, expect, it } from 'vitest';
import { commandOf } from './command-of.ts';

describe('the command of a query', () => {
  it.each([
    [{ publisher: 'debian', version: '12', architecture: 'arm64' }, 'debian/12@arm64'],
    [{ publisher: 'debian', architecture: 'arm64' }, 'debian@arm64'],
    [{ owners: ['self'], name: ['corp-base-*'] }, "'self/corp-base-*'"],
    [{ publisher: 'ubuntu', variant: 'minimal' }, '--publisher ubuntu --variant minimal'],
    [{ publisher: 'rhel', bootMode: ['uefi'] }, '--publisher rhel --boot-mode uefi'],
  ] as const)('%j is %s', (query, words) => {
    expect(commandOf(query, [])).toBe(`ami-select select ${words}`);
    expect(commandOf(query, ['eu-west-1'])).toBe(`ami-select select ${words} --region eu-west-1`);
  });
});
