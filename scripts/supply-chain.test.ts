import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parse } from 'yaml';

function read(path: string): string {
  return readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');
}

it('waits for three days before it takes a release, and takes packages from the registry only', () => {
  const settings = parse(read('pnpm-workspace.yaml'));

  expect(settings.minimumReleaseAge).toBeGreaterThanOrEqual(3 * 24 * 60);
  expect(settings.blockExoticSubdeps).toBe(true);
  expect(Object.entries(settings.allowBuilds).filter(([, allowed]) => allowed)).toEqual([
    ['esbuild', true],
    ['node', true],
  ]);
});

it('locks every package by hash', () => {
  const resolutions = read('pnpm-lock.yaml').match(/^ +resolution: .*$/gm) ?? [];

  expect(resolutions.length).toBeGreaterThan(100);
  expect(resolutions.filter((line) => !/integrity: sha512-|directory: /.test(line))).toEqual([]);
});

it('lets the update bot wait for a week', () => {
  const { updates } = parse(read('.github/dependabot.yml')) as {
    updates: { 'package-ecosystem': string; cooldown: { 'default-days': number } }[];
  };

  expect(updates.map((one) => one['package-ecosystem'])).toEqual(['npm', 'github-actions', 'pip', 'gomod']);
  expect(updates.map(({ cooldown }) => cooldown['default-days'])).toEqual([7, 7, 7, 7]);
});

it("has owners for what runs with other people's credentials", () => {
  const owned = read('.github/CODEOWNERS');

  for (const path of ['*', '/.ci/', '/.github/', '/actions/*/dist/', '/pnpm-lock.yaml'])
    expect(owned).toContain(`${path} @org/maintainers`);
});
