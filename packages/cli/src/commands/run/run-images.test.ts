import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { BuilderError } from '@ami-select/builder';
import type { JobDependencies, JobRequest } from '@ami-select/job';
import { expect, it, onTestFinished } from 'vitest';
import { CliError } from '../../process/errors.ts';
import { createTestContext, type TestContext } from '../../testing/test-context.ts';
import { runRun } from './run.ts';
import type { RunPorts } from './run-ports.ts';

const CONFIG = `
fleets: { test: { matrix: { image: [ubuntu/24.04, debian/12] } } }
build: { steps: [{ run: "true" }] }
`;

type Job = (image: string, dependencies: JobDependencies) => Promise<void>;

interface Stage extends TestContext {
  readonly places: readonly string[];
  run(options?: Readonly<Record<string, unknown>>): Promise<{ readonly error: unknown }>;
}

function stage(job: Job, { json = false } = {}): Stage {
  const workingDirectory = mkdtempSync(join(tmpdir(), 'run-images-'));
  onTestFinished(() => rmSync(workingDirectory, { recursive: true }));
  writeFileSync(join(workingDirectory, 'ami-select.yml'), CONFIG);
  const test = createTestContext({ workingDirectory, variables: { AWS_REGION: 'eu-west-1' }, json });
  const places: string[] = [];
  const open = async () => {
    places.push('opened');
    const close = async (): Promise<void> => void places.push('closed');
    return { access: { region: 'eu-west-1' }, embedded: false, close };
  };
  const runJob = async (request: JobRequest, dependencies: JobDependencies) => {
    await job(basename(request.outputDirectory), dependencies);
    return undefined as never;
  };
  const ports: RunPorts = { openAccount: open, openEmbedded: open, runJob };
  const run = async (options: Readonly<Record<string, unknown>> = {}) => {
    const outcome = await runRun({ operands: [], options, context: test.context }, ports).then(
      () => ({ error: undefined }),
      (error: unknown) => ({ error }),
    );
    test.context.results.flush();
    return outcome;
  };
  return { ...test, places, run };
}

it('runs a job per image in one place, and sums up', async () => {
  const { run, places, stdout, stderr } = stage(async (image, { mayLaunch, report }) => {
    await mayLaunch?.();
    report({ type: 'phase-started', phase: 'launch', title: 'launch' });
    report({ type: 'phase-ended', phase: 'launch', title: 'launch', failed: false });
    report({ type: 'build', event: { type: 'step-started', machine: 'host-1', step: `on ${image}` } });
  });

  const { error } = await run();

  expect(error).toBeUndefined();
  expect(places).toEqual(['opened', 'closed']);
  expect(stderr()).toContain('… debian-12: launch');
  expect(stderr()).toContain('  ubuntu-24.04 host-1 │ $ on ubuntu-24.04');
  expect(stdout()).toContain('# debian-12\n\nTime\n  launch');
  expect(stdout()).toMatch(/\nImages\n {2}ubuntu-24\.04 {2}passed \(status 0\)\n {2}debian-12 {5}passed/);
});

it('ends with the highest status once every image is done', async () => {
  const ended: string[] = [];
  const job: Job = async (image, { mayLaunch }) => {
    await mayLaunch?.();
    ended.push(image);
    if (image === 'debian-12') throw new CliError('REMAINING', 'i-1 remains');
    throw new CliError('INVALID_INPUT', 'tests failed');
  };
  const text = stage(job);
  const json = stage(job, { json: true });

  const { error } = await text.run();
  await json.run();

  expect(ended).toHaveLength(4);
  expect(error).toMatchObject({ code: 'IMAGES_FAILED', exitClass: 'remaining' });
  expect((error as Error).message).toBe(
    '2 of 2 images failed:\n  - ubuntu-24.04: tests failed\n  - debian-12: i-1 remains',
  );
  expect(text.stdout()).toContain('  debian-12     REMAINING (status 30)');
  expect(JSON.parse(json.stdout()).images).toMatchObject({
    'ubuntu-24.04': { error: { code: 'INVALID_INPUT', status: 2 } },
    'debian-12': { error: { code: 'REMAINING', status: 30 } },
  });
});

it('launches nothing when one image is refused', async () => {
  const launched: string[] = [];
  const { run } = stage(async (image, { mayLaunch }) => {
    if (image === 'debian-12') throw new CliError('INVALID_INPUT', 'no wheel fits');
    await mayLaunch?.();
    launched.push(image);
  });

  const { error } = await run();

  expect(launched).toEqual([]);
  expect((error as Error).message).toContain('debian-12: no wheel fits');
});

it('lists the problems of all images with file and line, those in common once', async () => {
  const job: Job = async (image) => {
    const own = { code: 'NO_WHEEL', file: 'r.txt', line: 2, message: `no wheel for ${image}` } as const;
    const common = { code: 'HASH', file: 'r.txt', line: 1, message: 'the hash is wrong' } as const;
    throw new BuilderError('HASH', 'not found', { problems: [own, common] });
  };
  const { run } = stage(job);

  const { error } = await run();

  expect((error as Error).message).toBe(
    `2 of 2 images failed:
  - r.txt:1: the hash is wrong
  - r.txt:2: ubuntu-24.04: no wheel for ubuntu-24.04
  - r.txt:2: debian-12: no wheel for debian-12`,
  );
  expect(error).toMatchObject({ exitClass: 'hash', problems: [{ line: 1 }, { line: 2 }, { line: 2 }] });
});

it('stops all of them on a signal', async () => {
  const { run, raise } = stage(async (image, { mayLaunch, signal, report }) => {
    await mayLaunch?.();
    report({ type: 'clean-up-failed', error: new Error(`no network for ${image}`) });
    if (image === 'debian-12') raise('SIGTERM');
    await new Promise<void>((resolve) => {
      if (signal.aborted) resolve();
      signal.addEventListener('abort', () => resolve());
    });
    signal.throwIfAborted();
  });

  const { error } = await run();

  expect(error).toMatchObject({
    exitClass: 'terminated',
    message: 'Interrupted by SIGTERM: something may remain, see above',
  });
});

it('plans each image, as text and for a program', async () => {
  const none: Job = async () => {
    throw new Error('no job was expected');
  };
  const page = stage(none);
  const json = stage(none, { json: true });
  const script = stage(none);

  await page.run({ plan: 'page' });
  await script.run({ plan: 'script' });
  await json.run({ plan: 'script' });

  expect(page.places).toEqual([]);
  expect(page.stdout()).toMatch(/# Plan of ubuntu-24\.04\n[\s\S]*\n\n# Plan of debian-12\n/);
  expect(script.stdout()).toMatch(/\n# host-1 of debian-12, \w+: /);
  expect(JSON.parse(json.stdout()).images).toMatchObject({
    'ubuntu-24.04': { query: { publisher: 'ubuntu' } },
    'debian-12': { query: { publisher: 'debian' } },
  });
});
