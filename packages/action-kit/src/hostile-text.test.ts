import { EventEmitter } from 'node:events';
import { CodedError } from '@ami-select/core';
import { findHidden, readCommands } from '@ami-select/core/testing';
import fc from 'fast-check';
import { afterEach, expect, it, vi } from 'vitest';
import { createCore } from './core.ts';
import { createFencedCore } from './fence.ts';
import { withGroup } from './logger.ts';
import { publishOutputs } from './outputs.ts';
import { renderProof } from './proof.ts';
import { type ActionContext, runAction } from './run-action.ts';
import { complaintsOf, createFakeCore, hostileText } from './testing/index.ts';

class Refused extends CodedError<'REFUSED'> {
  constructor(text: string) {
    const problems = [{ message: text }, { message: text, file: text, line: 1, field: text }];
    super('REFUSED', 'usage', text, { problems, hint: text, cause: new Error(text) });
  }
}

/** An action that puts text of strangers wherever it can. */
async function speak({ core, logger }: ActionContext, text: string): Promise<void> {
  core.remote(`[host-1] ${text}`);
  logger.info(text);
  core.info(text);
  core.remote(text);
  logger.warn(text);
  logger.debug(text);
  await withGroup(core, text, async () => core.remote(text));
  publishOutputs(core, { name: text, lines: [text, text] });
  const resources = [{ kind: text, id: text, command: text, reason: text }];
  await core.writeSummary(
    renderProof({
      fleetId: text,
      created: resources,
      going: resources,
      remaining: resources,
      foreign: resources,
      unknown: resources,
      clean: false,
    }),
  );
}

const ENDS: readonly (readonly [
  title: string,
  end: (text: string) => unknown,
  commands: readonly string[],
])[] = [
  ['well', () => undefined, []],
  ['with a refusal', (text) => new Refused(text), ['error', 'debug']],
  [
    'with an error that no table knows',
    (text) => new TypeError(text, { cause: new Error(text) }),
    ['error', 'debug'],
  ],
  ['with a text', (text) => text, ['error']],
];

const createProcess = () =>
  Object.assign(new EventEmitter(), { env: {}, stdout: new EventEmitter(), exit: () => {} });

function start(core: ActionContext['core'], text: string, error: unknown): Promise<number> {
  return runAction(
    async (context) => {
      await speak(context, text);
      if (error !== undefined) throw error;
    },
    { process: createProcess(), core },
  );
}

afterEach(() => vi.restoreAllMocks());

it.each(ENDS)('an action that ends %s lets no text of strangers through', async (_, end) => {
  await fc.assert(
    fc.asyncProperty(hostileText, async (text) => {
      const core = createFakeCore();

      await start(core, text, end(text));

      expect(complaintsOf(core)).toEqual([]);
      expect(core.outputs.get('name')).not.toContain('\n');
    }),
    { numRuns: 300 },
  );
});

it.each(ENDS)('the runner reads only our own commands when an action ends %s', async (_, end, commands) => {
  const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  const ours = ['warning', 'debug', 'group', 'endgroup', 'set-output', 'set-output'];
  await fc.assert(
    fc.asyncProperty(hostileText, async (text) => {
      write.mockClear();

      await start(createFencedCore(createCore({})), text, end(text));

      const log = write.mock.calls.map(([written]) => String(written)).join('');
      const read = readCommands(log);
      expect(read.map(({ name }) => name)).toEqual([...ours, ...commands]);
      expect(read.flatMap(({ value }) => readCommands(value))).toEqual([]);
      expect(findHidden(log)).toEqual([]);
    }),
    { numRuns: 300 },
  );
});
