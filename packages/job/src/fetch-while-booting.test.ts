import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Build, loadBuild } from '@ami-select/builder';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createStage, type Stage } from './testing/schedule.ts';

const FILE = 'large-1.0-py3-none-any.whl';
/** Above this, a wheel is not fetched before the launch. */
const LARGE = 3 * 1024 * 1024;

/** Serves one large wheel, without ranges and once machines boot. */
function servesLate(bytes: Uint8Array<ArrayBuffer>, asked: string[]) {
  return async (url: string, launched: Promise<void>): Promise<Response> => {
    asked.push(url);
    if (!url.endsWith(FILE)) {
      const files = url.endsWith('/large/')
        ? [{ filename: FILE, url: `/${FILE}`, hashes: {}, size: LARGE }]
        : [];
      return Response.json(
        { meta: { 'api-version': '1.0' }, name: 'large', files },
        { headers: { 'content-type': 'application/vnd.pypi.simple.v1+json' } },
      );
    }
    const isFirst = asked.filter((one) => one.endsWith(FILE)).length === 1;
    if (!isFirst) await launched;
    return new Response(bytes);
  };
}

describe('the wheels of a job', () => {
  let stage: Stage;
  let directory: string;
  beforeAll(() => {
    stage = createStage();
    directory = mkdtempSync(join(tmpdir(), 'fetch-while-booting-'));
  });
  afterAll(() => {
    stage.close();
    rmSync(directory, { recursive: true });
  });

  function buildOf(bytes: Uint8Array): Build {
    const digest = createHash('sha256').update(bytes).digest('hex');
    writeFileSync(join(directory, 'r.txt'), `large==1.0 --hash=sha256:${digest}\n`);
    const environments = { app: { requirements: ['r.txt'] } };
    const fields = { environments, installer: 'machine-pip', steps: [{ run: 'true' }] };
    return loadBuild(fields, { baseDirectory: directory });
  }

  it('are fetched while machines boot, whose launch ends when that fails', async () => {
    const asked: string[] = [];
    const serve = servesLate(new Uint8Array(LARGE), asked);

    const outcome = await stage.run(undefined, {}, { build: buildOf(Buffer.from('other bytes')), serve });

    expect(outcome.failure).toMatchObject({ code: 'HASH', problems: [{ file: 'r.txt', line: 1 }] });
    expect(outcome.launches).toBeGreaterThan(1);
    expect(outcome.events).not.toContainEqual(
      expect.objectContaining({ event: { type: 'phase-started', phase: 'install' } }),
    );
    expect(outcome.stored.at(-1)?.terminatedAt).toBeDefined();
    expect(outcome.remaining).toEqual([]);
  });

  it('are looked into as soon as they are there', async () => {
    const bytes = new Uint8Array(LARGE);

    const outcome = await stage.run(undefined, {}, { build: buildOf(bytes), serve: servesLate(bytes, []) });

    expect(outcome.failure).toMatchObject({
      code: 'NO_WHEEL',
      problems: [{ file: 'r.txt', line: 1, message: expect.stringContaining('it is not a zip archive') }],
    });
    expect(outcome.remaining).toEqual([]);
  });
});
