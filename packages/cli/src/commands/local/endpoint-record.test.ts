import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readRecords, removeRecord, writeRecord } from './endpoint-record.ts';

describe('records of endpoints', () => {
  let directory: string;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'endpoint-record-'));
  });
  afterEach(() => rmSync(directory, { recursive: true }));

  const record = {
    endpoint: 'http://127.0.0.1:4567',
    pid: 7,
    region: 'us-east-1',
    environment: { AWS_REGION: 'us-east-1' },
  };

  it('are read as they were written, until they are removed', async () => {
    const variables = { XDG_STATE_HOME: directory };

    await writeRecord(variables, record);
    const written = await readRecords(variables);
    await removeRecord(variables, record);

    expect(written).toEqual([record]);
    expect(await readRecords(variables)).toEqual([]);
  });

  const folderOf = (): string => join(directory, 'ami-select', 'local');
  const modeOf = (path: string): string => (statSync(path).mode & 0o777).toString(8);

  it('and their folders are for their user only, also where the folders were open before', async () => {
    mkdirSync(folderOf(), { recursive: true });
    for (const folder of [join(directory, 'ami-select'), folderOf()]) chmodSync(folder, 0o777);
    writeFileSync(join(folderOf(), '4567.json.7'), 'left over', { mode: 0o644 });

    await writeRecord({ XDG_STATE_HOME: directory }, record);

    expect(modeOf(join(directory, 'ami-select'))).toBe('700');
    expect(modeOf(folderOf())).toBe('700');
    expect(modeOf(join(folderOf(), '4567.json'))).toBe('600');
  });

  it('are not kept behind a link', async () => {
    mkdirSync(join(directory, 'elsewhere'));
    symlinkSync(join(directory, 'elsewhere'), join(directory, 'ami-select'));

    await expect(writeRecord({ XDG_STATE_HOME: directory }, record)).rejects.toMatchObject({
      message: expect.stringContaining(`${join(directory, 'ami-select')} is no folder`),
    });
  });

  it.each<[string, (path: string) => void]>([
    ['its group can write', (path) => chmodSync(path, 0o620)],
    ['anybody can write', (path) => chmodSync(path, 0o602)],
    [
      'is a link',
      (path) => {
        renameSync(path, `${path}.moved`);
        symlinkSync(`${path}.moved`, path);
      },
    ],
    [
      'is a folder',
      (path) => {
        rmSync(path);
        mkdirSync(path);
      },
    ],
  ])('are skipped when one %s', async (_, change) => {
    const variables = { XDG_STATE_HOME: directory };
    await writeRecord(variables, record);
    change(join(folderOf(), '4567.json'));

    expect(await readRecords(variables)).toEqual([]);
  });

  it('name the folder that cannot be made', async () => {
    const file = join(directory, 'file');
    writeFileSync(file, '');

    await expect(writeRecord({ XDG_STATE_HOME: file }, record)).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      message: expect.stringContaining(`cannot be noted in ${join(file, 'ami-select', 'local')}`),
    });
  });
});
