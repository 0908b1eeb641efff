import { readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tempFolder } from '../testing/temp-folder.ts';
import { keepEarlierRun } from './earlier-run.ts';

const DIGEST = 'a'.repeat(64);
const MACHINE = { name: 'host-1', environments: [], steps: [], artifacts: [] };
const RECORD = {
  version: 2,
  state: 'failed',
  reached: 'install',
  index: 'wheels',
  startedAt: '2026-01-01T00:00:00.000Z',
  wheels: [{ filename: 'foo-1.0-py3-none-any.whl', sha256: DIGEST, bytes: 1 }],
  locks: [{ environment: 'app', path: 'r.txt', sha256: DIGEST, bytes: 1 }],
  contents: [],
  commands: [],
  machines: [MACHINE],
};

async function keep(record: unknown): ReturnType<typeof keepEarlierRun> {
  const folder = await tempFolder();
  const text = typeof record === 'string' ? record : JSON.stringify(record);
  await writeFile(join(folder, 'build-record.json'), text);
  return keepEarlierRun(folder);
}

describe('keepEarlierRun', () => {
  it('keeps the record of the last run beside the one that replaces it', async () => {
    const folder = await tempFolder();
    const text = JSON.stringify(RECORD);
    await writeFile(join(folder, 'build-record.json'), text);

    const earlier = await keepEarlierRun(folder);

    expect(earlier).toMatchObject({ record: { reached: 'install' }, file: { bytes: text.length } });
    expect(await readFile(join(folder, 'build-record.earlier.json'), 'utf8')).toBe(text);
  });

  it('replaces a link in the place of the copy', async () => {
    const folder = await tempFolder();
    const target = join(await tempFolder(), 'target');
    await writeFile(target, 'mine');
    await writeFile(join(folder, 'build-record.json'), JSON.stringify(RECORD));
    await symlink(target, join(folder, 'build-record.earlier.json'));

    await keepEarlierRun(folder);

    expect(await readFile(target, 'utf8')).toBe('mine');
  });

  it.each<[string, unknown]>([
    ['no JSON', '{'],
    ['too many brackets', '['.repeat(200_000)],
    [
      'fields that are nested without end',
      `${JSON.stringify(RECORD).slice(0, -1)},"x":${'['.repeat(5000)}${']'.repeat(5000)}}`,
    ],
    ['a list', '[]'],
    ['another version', { ...RECORD, version: 1 }],
    ['an unknown phase', { ...RECORD, reached: 'probe' }],
    ['an index that is no text', { ...RECORD, index: {} }],
    ['no wheels', { ...RECORD, wheels: undefined }],
    ['a wheel that leads elsewhere', withWheel({ filename: '../../foo-1.0-py3-none-any.whl' })],
    ['a wheel of another name', withWheel({ filename: 'foo' })],
    ['a wheel without a hash', withWheel({ sha256: 'a' })],
    ['a wheel of no size', withWheel({ bytes: -1 })],
    ['a wheel that is null', { ...RECORD, wheels: [null] }],
    ['a lock without a path', { ...RECORD, locks: [{ environment: 'app', sha256: DIGEST, bytes: 1 }] }],
    ['contents that are no files', { ...RECORD, contents: ['a'] }],
    ['no machines', { ...RECORD, machines: {} }],
    ['a machine without a name', { ...RECORD, machines: [{ ...MACHINE, name: 1 }] }],
    ['a machine without steps', { ...RECORD, machines: [{ ...MACHINE, steps: undefined }] }],
    ['tests that are none', { ...RECORD, machines: [{ ...MACHINE, tests: 1 }] }],
  ])('takes no record with %s', async (_, record) => {
    expect(await keep(record)).toBeUndefined();
  });
});

function withWheel(changes: Readonly<Record<string, unknown>>): unknown {
  return { ...RECORD, wheels: [{ ...RECORD.wheels[0], ...changes }] };
}
