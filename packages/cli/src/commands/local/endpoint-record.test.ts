import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
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

  it('name the folder that cannot be made', async () => {
    const file = join(directory, 'file');
    writeFileSync(file, '');

    await expect(writeRecord({ XDG_STATE_HOME: file }, record)).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      message: expect.stringContaining(`cannot be noted in ${join(file, 'ami-select', 'local')}`),
    });
  });
});
