import { EventEmitter } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLogger, publishOutputs, runAction } from '@ami-select/action-kit';
import { complaintsOf, createFakeCore, type FakeCore, hostileText } from '@ami-select/action-kit/testing';
import { BuilderError, type BuildResult } from '@ami-select/builder';
import fc from 'fast-check';
import { expect, it, onTestFinished } from 'vitest';
import { run } from './main.ts';
import { buildOutputs } from './outputs.ts';
import { createReport } from './report.ts';
import { renderResult } from './summary.ts';

const processOf = () =>
  Object.assign(new EventEmitter(), { env: {}, stdout: new EventEmitter(), exit: () => {} });

/** A build whose machines, packages, tests, steps and files are named by strangers. */
function resultOf(text: string): BuildResult {
  const machine = {
    name: text,
    system: text,
    kernel: text,
    architecture: text,
    libc: text,
    environments: [{ name: text, packages: [{ name: text, version: text }] }],
    steps: [{ name: text, outcome: 'lost', exitCode: null, seconds: 1 }],
    artifacts: [{ path: text, sha256: '', bytes: 1 }],
    tests: { tests: 1, failed: 1, skipped: 0, failures: [{ name: text }] },
  };
  const wheels = [{ filename: text, sha256: text, bytes: 1 }];
  return { wheels, seconds: { steps: 1 }, machines: [machine], recordFile: text } as unknown as BuildResult;
}

it('events, outputs and summary of a build let no text of machines through', () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      const core = createFakeCore();
      const report = createReport(core, createLogger(core));
      const machine = text;

      report({ type: 'build', event: { type: 'phase-started', phase: 'steps' } });
      report({ type: 'build', event: { type: 'step-started', machine, step: text } });
      for (const stream of ['stdout', 'stderr'] as const)
        report({ type: 'build', event: { type: 'output', machine, phase: 'steps', stream, line: text } });
      report({
        type: 'build',
        event: { type: 'step-ended', machine, step: text, outcome: 'passed', exitCode: 1, seconds: 1 },
      });
      report({ type: 'build', event: { type: 'phase-ended', phase: 'steps', seconds: 1, failed: true } });
      report({ type: 'staying', fleetId: text, handlePath: text, expiresAt: text });
      publishOutputs(core, buildOutputs(resultOf(text), text));
      void core.writeSummary(renderResult(resultOf(text)));

      expect(complaintsOf(core)).toEqual([]);
      expect(JSON.parse(core.outputs.get('result') ?? '').recordFile).toBe(text);
    }),
  );
});

const FAILURES: readonly (readonly [title: string, error: (text: string) => Error])[] = [
  [
    'the last lines of a step',
    (text) => new BuilderError('STEP_FAILED', `its last lines:\n${text}\n${text}`),
  ],
  [
    'what an index or a wheel says',
    (text) =>
      new BuilderError('NO_WHEEL', 'the wheels do not fit', {
        problems: [
          { code: 'NO_WHEEL', message: `requires Python ${text}`, file: text, line: 1, machine: text },
        ],
        hint: text,
      }),
  ],
  ['anything else', (text) => new Error(text, { cause: new Error(text) })],
];

it.each(FAILURES)('a build that fails with %s behind output lets no text through', async (_, error) => {
  await fc.assert(
    fc.asyncProperty(hostileText, async (text) => {
      const core = createFakeCore();

      await runAction(
        async () => {
          core.remote(`[host-1] ${text}`);
          throw error(text);
        },
        { process: processOf(), core },
      );

      expect(complaintsOf(core)).toEqual([]);
    }),
  );
});

it('a build that is refused lets no text of inputs through', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'hostile-text-'));
  onTestFinished(() => rmSync(directory, { recursive: true }));
  await fc.assert(
    fc.asyncProperty(hostileText, async (text) => {
      const inputs = {
        directory,
        'output-directory': join(directory, 'out'),
        handle: `/nowhere/${text}`,
        requirements: text,
        run: text,
        [`x${text}`]: text,
      };
      const core: FakeCore = createFakeCore({ inputs });

      const status = await runAction(
        (context) =>
          run({
            ...context,
            clock: { now: () => new Date('2026-09-01T00:00:00Z'), sleep: async () => {} },
            connect: async () => {
              throw new Error('no connection was expected');
            },
          }),
        { process: processOf(), core },
      );

      expect(status).not.toBe(0);
      expect(complaintsOf(core)).toEqual([]);
    }),
    { numRuns: 60 },
  );
});
