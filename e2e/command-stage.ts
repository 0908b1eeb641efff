import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type LocalEc2, startLocalEc2 } from '@ami-select/local-ec2';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { type Ended, type Running, start } from './run-command.ts';

/** How long a test may take that boots machines. */
export const TIMEOUT_MS = 120_000;

/** The built command against an endpoint of its own, with folders that are new for every test. */
export interface CommandStage {
  readonly local: LocalEc2;
  /** Where the command is started. */
  readonly directory: string;
  /** Where it keeps handles. */
  readonly temporary: string;
  readonly env: Record<string, string>;
  run(...args: readonly string[]): Promise<Ended>;
  start(...args: readonly string[]): Running;
  /** Kind and id of every resource that remains. */
  remaining(): readonly string[];
  /** Number of the API calls so far that create something. */
  creatingCalls(): number;
}

/** Registers the hooks of a test file, and gives what they set up; read it inside tests only. */
export function setUpCommand(): CommandStage {
  let local: LocalEc2;
  let directory: string;
  let temporary: string;
  let env: Record<string, string>;
  beforeAll(async () => {
    local = await startLocalEc2({ images: 2_000 });
  });
  afterAll(() => local.close());
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'ami-select-e2e-'));
    temporary = mkdtempSync(join(tmpdir(), 'ami-select-e2e-temp-'));
    env = { ...local.environment, RUNNER_TEMP: temporary };
  });
  afterEach(() => {
    for (const path of [directory, temporary]) rmSync(path, { recursive: true, force: true });
  });

  return {
    get local() {
      return local;
    },
    get directory() {
      return directory;
    },
    get temporary() {
      return temporary;
    },
    get env() {
      return env;
    },
    run: (...args) => start(args, { cwd: directory, env }).ended,
    start: (...args) => start(args, { cwd: directory, env }),
    remaining: () => local.journal.remaining().map(({ kind, id }) => `${kind} ${id}`),
    creatingCalls: () =>
      local.journal
        .requests()
        .filter(
          ({ operation, code }) => code !== 'DryRunOperation' && /^(Run|Create|Authorize)/.test(operation),
        ).length,
  };
}
