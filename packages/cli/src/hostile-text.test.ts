import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BuilderError } from '@ami-select/builder';
import { createVirtualClock, findHidden, HOSTILE_PIECES, readCommands } from '@ami-select/core/testing';
import type { JobReport } from '@ami-select/job';
import type { Proof } from '@ami-select/provisioner';
import type { Clients } from '@ami-select/selector';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runRun } from './commands/run/run.ts';
import { runSelect } from './commands/select/select.ts';
import { runTerminate } from './commands/terminate/terminate.ts';
import { crash, main } from './main.ts';
import { createTestContext, type TestContext } from './testing/test-context.ts';

const hostile = fc
  .array(fc.constantFrom(...HOSTILE_PIECES), { maxLength: 10 })
  .map((parts) => parts.join(''));

let workingDirectory: string;
beforeAll(() => {
  workingDirectory = mkdtempSync(join(tmpdir(), 'cli-hostile-'));
});
afterAll(() => rmSync(workingDirectory, { recursive: true }));

interface Reader {
  readonly json: boolean;
  readonly inWorkflow: boolean;
}

const READERS: readonly Reader[] = [true, false].flatMap((json) =>
  [true, false].map((inWorkflow) => ({ json, inWorkflow })),
);

interface Written {
  readonly stdout: string;
  readonly stderr: string;
}

/** Nothing hidden, no command in a workflow. */
function assertHarmless({ stdout, stderr }: Written, { json, inWorkflow }: Reader): void {
  expect([...findHidden(stdout), ...findHidden(stderr)]).toEqual([]);
  if (inWorkflow) expect([...readCommands(stdout), ...readCommands(stderr)]).toEqual([]);
  if (json) expect(() => JSON.parse(stdout)).not.toThrow();
}

/** Lines that look like ours: the pieces of strangers have these marks too. */
function marksIn({ stderr }: Written): number {
  return stderr.split('\n').filter((line) => /^[✖✔]/.test(line)).length;
}

/** Runs a command to its end as `main` does, and checks what it wrote. */
async function check(
  reader: Reader,
  command: (context: TestContext['context']) => Promise<unknown>,
): Promise<Written> {
  const variables: Record<string, string> = reader.inWorkflow ? { GITHUB_ACTIONS: 'true' } : {};
  const test = createTestContext({
    workingDirectory,
    variables: { AWS_REGION: 'eu-west-1', ...variables },
    json: reader.json,
    verbose: true,
  });
  await command(test.context).catch((error: unknown) => crash(error, test.context.environment));
  test.context.results.flush();
  const written = { stdout: test.stdout(), stderr: test.stderr() };
  assertHarmless(written, reader);
  return written;
}

describe.each(READERS)('with %j', (reader) => {
  const property = (run: (text: string) => Promise<unknown>): Promise<void> =>
    fc.assert(
      fc.asyncProperty(hostile, async (text) => {
        await run(text);
      }),
      { numRuns: 60 },
    );

  it('select lets no text of images through', async () => {
    await property(async (text) => {
      const send = async (): Promise<object> => ({ Images: [imageOf(text, 1), imageOf(text, 2)] });

      const { stdout } = await check(reader, (context) => selectOf(context, send));

      expect(stdout).toContain('ami-00000000000000002');
    });
  });

  it('select lets no refusal of AWS through', async () => {
    await property((text) =>
      check(reader, (context) =>
        selectOf(context, async () => {
          throw Object.assign(new Error(`ours ${text}`), { name: 'UnauthorizedOperation', $metadata: {} });
        }),
      ),
    );
  });

  it('run lets no text of machines, images and indexes through', async () => {
    const runWith = (text: string): Promise<Written> =>
      check(reader, (context) => runOf(context, (report) => reportAll(report, text), failureOf(text)));
    const honest = marksIn(await runWith('honest'));

    await property(async (text) => expect(marksIn(await runWith(text))).toBe(honest));
  });

  it('terminate lets no text of a proof through', async () => {
    await property((text) =>
      check(reader, (context) =>
        runTerminate(
          { operands: ['fleet-0123456789abcdef'], options: { region: 'eu-west-1' }, context },
          async () => proofOf(text),
        ),
      ),
    );
  });

  it('an error of the command itself lets no text of flags and files through', async () => {
    await property(async (text) => {
      writeFileSync(
        join(workingDirectory, 'odd.yml'),
        JSON.stringify({ images: { [text]: { [text]: text } } }),
      );
      const args = ['select', '--config', 'odd.yml', '--name', text, `--${text}`, '--version', text];
      const [stdout, stderr]: [string[], string[]] = [[], []];
      const { context } = createTestContext({ workingDirectory });
      await main({
        ...context.environment,
        args: [...args, ...(reader.json ? ['--json'] : [])],
        variables: { AWS_REGION: 'eu-west-1', ...(reader.inWorkflow && { GITHUB_ACTIONS: 'true' }) },
        stdout: { write: (written) => stdout.push(written) },
        stderr: { write: (written) => stderr.push(written) },
      });
      const json = reader.json && stdout.length > 0;
      const written = { stdout: stdout.join(''), stderr: stderr.join('') };
      assertHarmless(written, { ...reader, json });
      expect(marksIn(written)).toBeLessThanOrEqual(1);
    });
  });
});

const imageOf = (text: string, id: number): object => ({
  ImageId: `ami-${String(id).padStart(17, '0')}`,
  Name: text,
  Description: text,
  Tags: [{ Key: text, Value: text }],
  OwnerId: '123456789012',
  Architecture: 'arm64',
  CreationDate: `2026-08-0${id}T00:00:00.000Z`,
  State: 'available',
  VirtualizationType: 'hvm',
  ImageType: 'machine',
  RootDeviceName: text,
  RootDeviceType: 'ebs',
});

function selectOf(context: TestContext['context'], send: () => Promise<object>): Promise<unknown> {
  const clients = (() => ({ ec2: { send }, ssm: { send } })) as unknown as Clients;
  const clock = createVirtualClock(new Date('2026-09-01T00:00:00Z'));
  const options = { owner: ['123456789012'], name: ['*'], why: true };
  return runSelect({ operands: [], options, context }, { clients, clock });
}

function runOf(
  context: TestContext['context'],
  job: (report: JobReport) => void,
  error: Error,
): Promise<unknown> {
  const open = async () => ({
    access: { region: 'eu-west-1' },
    embedded: false,
    close: async () => {},
  });
  return runRun(
    { operands: ['true'], options: { output: 'out' }, context },
    {
      openAccount: open,
      openEmbedded: open,
      runJob: async (_, { report }) => {
        job(report);
        throw error;
      },
    },
  );
}

function proofOf(text: string): Proof {
  const resources = [{ kind: text, id: text, command: text }];
  return {
    fleetId: text,
    created: resources,
    going: resources,
    remaining: resources,
    foreign: resources,
    clean: false,
  } as unknown as Proof;
}

function failureOf(text: string): Error {
  const problems = [{ code: 'NO_WHEEL' as const, message: `requires Python ${text}`, file: text, line: 1 }];
  return new BuilderError('STEP_FAILED', `ours; its last lines:\n${text}`, { problems, hint: text });
}

/** Every event of a run, with text of strangers wherever they can write. */
function reportAll(report: JobReport, text: string): void {
  const selection = {
    image: imageFor(text),
    region: text,
    reasons: [text],
    runnersUp: [],
    warnings: [],
    cost: {},
  };
  const machine = text;
  report({ type: 'phase-started', phase: 'ready', title: text });
  report({ type: 'image-selected', selection } as never);
  report({ type: 'build', event: { type: 'phase-started', phase: 'steps' } });
  report({ type: 'build', event: { type: 'step-started', machine, step: text } });
  for (const phase of ['steps', 'install'] as const)
    report({ type: 'build', event: { type: 'output', machine, phase, stream: 'stderr', line: text } });
  report({
    type: 'build',
    event: { type: 'step-ended', machine, step: text, outcome: 'passed', exitCode: 1, seconds: 1 },
  });
  report({ type: 'build', event: { type: 'phase-ended', phase: 'steps', seconds: 1, failed: true } });
  report({ type: 'built', result: resultOf(text) } as never);
  report({ type: 'terminated', proof: proofOf(text) });
  report({ type: 'clean-up-failed', error: new Error(text) });
  report({ type: 'phase-ended', phase: 'ready', title: text, failed: false });
}

function imageFor(text: string): object {
  return { id: text, name: text, region: text, ownerId: text, architecture: text, ageDays: 1, tags: {} };
}

function resultOf(text: string): object {
  const tests = { tests: 1, failed: 1, skipped: 0, failures: [{ name: text }] };
  const machine = {
    name: text,
    tests,
    artifacts: [{ path: text, sha256: '', bytes: 1 }],
    environments: [],
    steps: [],
  };
  return { machines: [machine], wheels: [], seconds: {}, recordFile: text };
}
