import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadBuild } from '@ami-select/builder';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { planFacts } from './plan-facts.ts';

let baseDirectory: string;
beforeEach(() => {
  baseDirectory = mkdtempSync(join(tmpdir(), 'plan-facts-'));
  writeFileSync(join(baseDirectory, 'a.txt'), `six==1.16.0 --hash=sha256:${'a'.repeat(64)}\n`);
});
afterEach(() => rmSync(baseDirectory, { recursive: true }));

async function factsOf(
  fields: Readonly<Record<string, unknown>>,
  { pipIndexUrl, configured }: { readonly pipIndexUrl?: string; readonly configured?: string } = {},
): Promise<Readonly<Record<string, string>>> {
  const build = loadBuild({ steps: [{ run: 'true' }], ...fields }, { baseDirectory });
  const facts = await planFacts(build, { pipIndexUrl, discover: async () => configured });
  return Object.fromEntries(facts.map(({ field, value }) => [field, value]));
}

const environments = { app: { requirements: ['a.txt'] } };

it('says what a build without environments does', async () => {
  expect(await factsOf({})).toEqual({ upload: 'nothing', 'failed-tests': 'fail' });
});

it('says where everything comes from, what goes where, and what is refused', async () => {
  const sha256 = 'b'.repeat(64);
  const facts = await factsOf({
    environments,
    'index-url': 'https://me:token@a.example/simple',
    indexes: { torch: { url: 'https://b.example/whl', packages: ['torch', 'torch-*'] } },
    'index-policy': { yanked: 'refuse' },
    installer: 'pip',
    upload: ['a.txt'],
    system: { packages: ['nginx=1.24'], snapshot: '20260101T000000Z' },
    pythons: { '3.13': { x86_64: { url: 'https://c.example/p.tar.gz', sha256 } } },
    licences: { allow: ['MIT'], reviewed: ['six'] },
    vulnerabilities: { source: 'index', policy: 'warn', ignore: ['CVE-2026-0001'] },
    'failed-tests': 'warn',
  });

  expect(facts).toMatchObject({
    'indexes.torch': 'https://b.example/whl for torch, torch-*',
    'index-policy': 'yanked: refuse, quarantined: refuse, archived: warn, deprecated: warn',
    installer: 'pip',
    upload: 'a.txt (1 file)',
    system: 'nginx=1.24, as of 20260101T000000Z',
    'pythons.3.13': `x86_64: https://c.example/p.tar.gz sha256:${sha256}`,
    licences: 'MIT allowed; six reviewed',
    vulnerabilities: 'warn, from index; CVE-2026-0001 ignored',
    'failed-tests': 'warn',
  });
  expect(facts.index).toContain('a.example/simple');
  expect(JSON.stringify(facts)).not.toContain('token');
});

it('names the index of the environment, where the build names none', async () => {
  const url = 'https://me:token@pip.example/simple';

  const [own, given] = [
    await factsOf({ environments, 'index-url': 'https://own.example/simple' }, { pipIndexUrl: url }),
    await factsOf({ environments }, { pipIndexUrl: url, configured: 'https://conf.example/simple' }),
  ];

  expect(own.index).toContain('own.');
  expect(given.index).toBe('https://***@pip.example/simple');
});

it('names the index of the configuration of pip, as the build uses it', async () => {
  const configured = 'https://me:token@conf.example/simple';

  expect((await factsOf({ environments }, { configured })).index).toBe('https://***@conf.example/simple');
  expect((await factsOf({ environments })).index).toContain('none: neither PIP_INDEX_URL nor');
});

it('names no index where further ones have every package', async () => {
  const indexes = { all: { url: 'https://a.example/simple', packages: ['*'] } };

  const facts = await factsOf({ environments, indexes }, { configured: 'https://conf.example' });

  expect(facts).toMatchObject({ 'indexes.all': 'https://a.example/simple for *' });
  expect(facts).not.toHaveProperty('index');
});
