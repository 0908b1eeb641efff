import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createVirtualClock } from '@ami-select/core/testing';
import { describe, expect, it } from 'vitest';
import { loadBuild } from '../definition/load-build.ts';
import { machineFacts } from '../testing/facts.ts';
import { fakeMachine } from '../testing/fake-machine.ts';
import { recorder } from '../testing/recorder.ts';
import { stageOf } from '../testing/stage.ts';
import { tempFolder } from '../testing/temp-folder.ts';
import { RECORD } from './record.ts';
import { recordRefusal } from './record-refusal.ts';
import { RunRecord } from './run-record.ts';

const SECRET = 'Marker5ecret';
const clock = createVirtualClock();

/** Fields of the table in the README, and `version`. */
async function documentedFields(): Promise<readonly string[]> {
  const text = await readFile(join(import.meta.dirname, '../../README.md'), 'utf8');
  const table = text.split('\n## The record\n')[1]?.split('\n## ')[0] ?? '';
  const cells = [...table.matchAll(/^\| (`[^|]+) \|/gm)].map(([, cell = '']) => cell);
  return ['version', ...cells.flatMap((cell) => cell.replaceAll(/[` ]/g, '').split(','))].sort();
}

/** A build with credentials in every address that may have some. */
function secretBuild(baseDirectory: string): ReturnType<typeof loadBuild> {
  const address = (user: string): string => `https://${user}:${SECRET}@index.example/simple`;
  return loadBuild(
    {
      'index-url': address('a'),
      indexes: { torch: { url: address('b'), packages: ['torch'] } },
      steps: [{ run: 'true' }],
    },
    { baseDirectory },
  );
}

describe('the fields of a record', () => {
  it('are those of the README, whatever else its run knows', async () => {
    const outputDirectory = await tempFolder();
    const build = secretBuild(outputDirectory);
    const { logger } = recorder();
    const record = new RunRecord({
      outputDirectory,
      clock,
      logger,
      build,
      goesTo: ['host-1'],
      from: 'resolve',
    });
    await record.begin();
    record.learn(stageOf([fakeMachine('host-1')], { build, facts: new Map([['host-1', machineFacts()]]) }));

    const written = await record.finish(new TypeError('x'));

    const documented = await documentedFields();
    expect(documented).toContain('startedAt');
    expect(Object.keys(written).sort()).toEqual(documented);
    const text = await readFile(join(outputDirectory, RECORD), 'utf8');
    expect(documented).toEqual(expect.arrayContaining(Object.keys(JSON.parse(text))));
    expect(text).not.toContain(SECRET);
  });

  it('are those of a refused run, without the credentials of its indexes', async () => {
    const outputDirectory = await tempFolder();
    const build = secretBuild(outputDirectory);
    const run = { outputDirectory, clock, startedAt: '2026-01-01T00:00:00.000Z', build };

    const written = await recordRefusal(new TypeError('x'), run);

    expect(Object.keys(written).sort()).toEqual(await documentedFields());
    expect(await readFile(join(outputDirectory, RECORD), 'utf8')).not.toContain(SECRET);
  });
});
