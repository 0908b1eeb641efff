import { open, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readVulnerabilities } from '../definition/vulnerabilities.ts';
import { readAdvisories } from '../index/advisory.ts';
import type { PackageIndex } from '../index/package-index.ts';
import { BuilderError } from '../report/errors.ts';
import { requirementOf, wheelFile } from '../testing/resolution.ts';
import { tempFolder } from '../testing/temp-folder.ts';
import { checkVulnerabilities } from './check-vulnerabilities.ts';
import { type OsvEntries, readOsv } from './osv.ts';

const nothing: PackageIndex = { name: 'index', project: async () => ({ files: [] }) };

function osv(id: string, affected: object, more: object = {}): object {
  return {
    id,
    summary: `why of ${id}`,
    affected: [{ package: { ecosystem: 'PyPI', name: 'Foo_Bar' }, ...affected }],
    ...more,
  };
}

const range = (...events: object[]): object => ({ ranges: [{ type: 'ECOSYSTEM', events }] });

async function check(
  settings: object,
  { entries, index = nothing }: { entries?: unknown; index?: PackageIndex } = {},
) {
  const baseDirectory = await tempFolder();
  if (entries !== undefined) await writeFile(join(baseDirectory, 'osv.json'), JSON.stringify(entries));
  const vulnerabilities = readVulnerabilities({ source: 'osv.json', ...settings }, []);
  const environment = { name: 'app', requirements: ['r.txt'] };
  const locks = [
    { environment, requirements: [requirementOf('foo.bar', '1.5'), requirementOf('other', '1')] },
  ];
  const warnings: string[] = [];
  const checking = checkVulnerabilities({ vulnerabilities, baseDirectory }, locks, {
    index,
    warn: (message) => warnings.push(message),
  });
  return { warnings, error: await checking.catch((error: unknown) => error) };
}

function entriesOf(text: string): OsvEntries {
  const entries = readOsv(text);
  if ('because' in entries) throw new Error(entries.because);
  return entries;
}

describe('readOsv', () => {
  it.each<[string, object, boolean]>([
    ['in a range', range({ introduced: '0' }, { fixed: '1.6' }), true],
    ['fixed in it', range({ introduced: '0' }, { fixed: '1.5' }), false],
    ['introduced in it', range({ introduced: '1.5' }), true],
    ['introduced later', range({ introduced: '1.5.1' }), false],
    ['the last one affected', range({ introduced: '1' }, { last_affected: '1.5.0' }), true],
    ['after the last one affected', range({ introduced: '1' }, { last_affected: '1.4' }), false],
    ['introduced again', range({ fixed: '1.2' }, { introduced: '1.4' }, { introduced: '0' }), true],
    ['listed', { versions: ['1.5.0'] }, true],
    ['not listed', { versions: ['1.4', 'odd one'] }, false],
    ['of commits alone', { ranges: [{ type: 'GIT', events: [{ introduced: '0' }] }] }, false],
  ])('a version that is %s', (_title, affected, is) => {
    const advisories = entriesOf(JSON.stringify([osv('X-1', affected)])).of('foo-bar', '1.5');

    expect(advisories.length).toBe(is ? 1 : 0);
  });

  it('leaves out what was withdrawn', () => {
    const text = JSON.stringify(
      osv('X-1', range({ introduced: '0' }), { withdrawn: '2026-01-01T00:00:00Z' }),
    );

    expect(entriesOf(text).of('foo-bar', '1.5')).toEqual([]);
  });

  it.each([
    ['{}', 'it has no OSV entries'],
    ['[1]', 'it has no OSV entries'],
    ['"x"', 'it has no OSV entries'],
    ['{"vulns": 1}', 'it has no OSV entries'],
    ['', 'it is not JSON: it ends too early'],
    ['{"vulns": [', 'it is not JSON: it ends too early'],
    ['[\n1 2]', 'it is not JSON at line 2, column 3'],
    ['a secret', 'it is not JSON'],
  ])('says why %j has no entries', (text, because) => {
    expect(readOsv(text)).toEqual({ because });
  });
});

describe('checkVulnerabilities', () => {
  const entries = {
    vulns: [osv('GHSA-1', range({ introduced: '0' }, { fixed: '1.6' }), { aliases: ['CVE-1'] })],
  };

  it('refuses packages that have some, with file and line', async () => {
    const { error } = await check({}, { entries });

    expect(error).toMatchObject({
      code: 'VULNERABILITY',
      problems: [
        {
          message: 'foo.bar==1.5 has the vulnerability GHSA-1 (CVE-1): why of GHSA-1; fixed in 1.6',
          file: 'r.txt',
          line: 1,
          environment: 'app',
        },
      ],
    });
  });

  it('warns where that is the policy, and does not mind what is ignored', async () => {
    const { error, warnings } = await check({ policy: 'warn' }, { entries });

    expect([error, warnings.length]).toEqual([undefined, 1]);
    expect(await check({ ignore: ['CVE-1'] }, { entries })).toEqual({ error: undefined, warnings: [] });
  });

  it('takes what the index lists', async () => {
    const text = JSON.stringify({
      vulnerabilities: [
        { id: 'PYSEC-1', details: 'long\ntext', fixed_in: ['2'] },
        { id: 'PYSEC-2', withdrawn: '2026-01-01T00:00:00Z' },
      ],
    });
    const advisories = async (key: string) => (key === 'foo-bar' ? readAdvisories(text) : []);

    const { error } = await check({ source: 'index' }, { index: { ...nothing, advisories } });

    expect(error).toMatchObject({
      problems: [{ message: 'foo.bar==1.5 has the vulnerability PYSEC-1: long; fixed in 2' }],
    });
  });

  const serves = (...keys: readonly string[]): PackageIndex => ({
    name: 'index',
    project: async (key) => ({
      files: keys.includes(key) ? [wheelFile(key, key === 'other' ? '1' : '1.5')] : [],
    }),
    serving: (key) => `the index of ${key}`,
  });

  it.each([
    ['refuse', ['foo-bar', 'other'], 'the index of other says nothing of the vulnerabilities of other==1'],
    ['refuse', ['foo-bar'], undefined],
    ['warn', ['foo-bar', 'other'], undefined],
  ])('names packages of which their index says nothing: %s, %j', async (policy, keys, message) => {
    const advisories = async (key: string) => (key === 'foo-bar' ? [] : undefined);
    const index = { ...serves(...keys), advisories };

    const { error, warnings } = await check({ source: 'index', policy }, { index });

    if (message === undefined) expect(error).toBeUndefined();
    else
      expect(error).toMatchObject({
        code: 'INVALID_BUILD',
        problems: [{ field: 'build.vulnerabilities.source', message: expect.stringContaining(message) }],
      });
    expect(warnings).toHaveLength(policy === 'warn' ? 1 : 0);
  });

  it('says where it asked, what was answered, and what is expected', async () => {
    const advisories = async () => ({
      because: 'https://a.example/pypi/x/1/json is not there (HTTP 404 or 410)',
    });

    const { error } = await check(
      { source: 'index' },
      { index: { ...serves('foo-bar', 'other'), advisories } },
    );

    expect(error).toMatchObject({
      problems: [
        {
          message: expect.stringMatching(
            /the index of foo-bar and the index of other say nothing of the vulnerabilities of foo\.bar==1\.5, other==1: https:\S+\/json is not there \(HTTP 404 or 410\); expected a file of OSV entries in JSON, or an index with PyPI's JSON of each version/,
          ),
        },
      ],
    });
  });

  it('refuses an index that says nothing of any package, also where the policy is to warn', async () => {
    const index = { ...serves('foo-bar', 'other'), advisories: async () => undefined };

    const { error } = await check({ source: 'index', policy: 'warn' }, { index });

    expect(error).toMatchObject({ code: 'INVALID_BUILD' });
  });

  it('asks for the others no more once the index cannot be reached', async () => {
    const signals: (AbortSignal | undefined)[] = [];
    const advisories = async (key: string, _version: string, signal?: AbortSignal) => {
      signals.push(signal);
      if (key === 'foo-bar') throw new BuilderError('UNREACHABLE_INDEX', 'gone');
      return [];
    };

    const { error } = await check({ source: 'index' }, { index: { ...nothing, advisories } });

    expect(error).toMatchObject({ code: 'UNREACHABLE_INDEX' });
    expect(signals.map((signal) => signal?.aborted)).toEqual([true, true]);
  });

  it.each<[string, object, unknown]>([
    ['"index" is not valid because index lists no vulnerabilities', { source: 'index' }, undefined],
    ['"osv.json" is not valid because it does not exist', {}, undefined],
    ['"osv.json" is not valid because it has no OSV entries', {}, { some: 'thing' }],
    ['"../x" is not valid because it leads out', { source: '../x' }, undefined],
    ['"osv.json" is not valid because it has no OSV entries', {}, 'a secret that is no JSON of OSV'],
    ['"." is not valid because it is a folder', { source: '.' }, undefined],
  ])('says %s', async (message, settings, found) => {
    const { error } = await check(settings, { entries: found });

    expect(error).toMatchObject({ code: 'INVALID_BUILD', message: expect.stringContaining(message) });
    expect(String(error)).not.toContain('secret');
  });

  it('refuses a file above its limit before it reads a byte', async () => {
    const baseDirectory = await tempFolder();
    const file = await open(join(baseDirectory, 'osv.json'), 'w');
    await file.truncate(512 * 2 ** 20);
    await file.close();
    const vulnerabilities = readVulnerabilities({ source: 'osv.json' }, []);

    const checking = checkVulnerabilities({ vulnerabilities, baseDirectory }, [], { index: nothing });

    await expect(checking).rejects.toThrow('a file of OSV entries has at most 511 MiB; expected "index"');
  });
});
