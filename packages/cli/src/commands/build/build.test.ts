import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { handlePath } from '@ami-select/provisioner';
import { expect, it, onTestFinished } from 'vitest';
import { createTestContext } from '../../testing/test-context.ts';
import { runBuildCommand } from './build.ts';
import { readBuildFlags } from './read-flags.ts';

it('reads the handle, the command and where to go on', () => {
  const { context } = createTestContext({ workingDirectory: '/project' });
  const operands = ['fleet.json', 'pytest', '-k', 'not slow'];

  const given = readBuildFlags({ operands, options: { from: 'steps', failed: true }, context });

  expect(given).toMatchObject({
    handle: '/project/fleet.json',
    command: "pytest -k 'not slow'",
    from: 'steps',
    failed: true,
    outputDirectory: 'ami-select-output',
  });
});

it('takes the id of a fleet for its handle file', () => {
  const variables = { XDG_STATE_HOME: '/state' };
  const { context } = createTestContext({ variables });

  const { handle } = readBuildFlags({ operands: ['fleet-0123456789abcdef'], options: {}, context });

  expect(handle).toBe(handlePath(variables, 'fleet-0123456789abcdef'));
  expect(handle).toMatch(/^\/.+\/fleet-0123456789abcdef/);
});

it('lists every problem before anything is built', async () => {
  const workingDirectory = mkdtempSync(join(tmpdir(), 'build-command-'));
  onTestFinished(() => rmSync(workingDirectory, { recursive: true }));
  writeFileSync(
    join(workingDirectory, 'ami-select.yml'),
    'build: { steps: [{ name: lint, run: "true", secrets: [TOKEN] }] }\n',
  );
  const { context } = createTestContext({ workingDirectory });
  const options = { step: ['lnt', 'lint'], failed: true, output: 'out' };

  const building = runBuildCommand({ operands: ['gone.json'], options, context }, () =>
    Promise.reject(new Error('built')),
  );

  const { problems } = (await building.catch((error: unknown) => error)) as {
    problems: { message: string }[];
  };
  const text = problems.map(({ message }) => message).join('\n');
  expect(text).toContain('no step has this name (did you mean "lint"?)');
  expect(text).toContain('/out" is not valid because it has no record of a run that began and ended');
  expect(text).toContain('"TOKEN" is not valid');
  expect(text).toContain('gone.json');
});

it.each([
  ['fleet-nope', 'it is neither a fleet id nor a file that exists (PLACE/fleet-nope)'],
  ['./nope.json', 'it is neither a fleet id nor a file that exists (PLACE/nope.json)'],
  ['fleet-0123456789abcdef', 'this machine has no handle of it (PLACE/'],
])('says what is expected in place of %s', async (word, because) => {
  const workingDirectory = mkdtempSync(join(tmpdir(), 'build-command-'));
  onTestFinished(() => rmSync(workingDirectory, { recursive: true }));
  const variables = { XDG_STATE_HOME: workingDirectory };
  const { context } = createTestContext({ workingDirectory, variables });

  const building = runBuildCommand({ operands: [word, 'true'], options: { output: 'out' }, context }, () =>
    Promise.reject(new Error('built')),
  );

  const { problems } = (await building.catch((error: unknown) => error)) as {
    problems: { field?: string; message: string }[];
  };
  const own = problems.filter(({ message }) => message.includes(`(${workingDirectory}/`));
  expect(own).toEqual([
    {
      field: 'fleet',
      message: expect.stringMatching(
        /; expected the id of a fleet that this machine launched and kept, or the path of its handle file$/,
      ),
    },
  ]);
  expect(own[0]?.message).toContain(
    `${JSON.stringify(word)} is not valid because ${because.replace('PLACE', workingDirectory)}`,
  );
});

it('replaces the record of an earlier run when the lock is refused', async () => {
  const workingDirectory = mkdtempSync(join(tmpdir(), 'build-command-'));
  onTestFinished(() => rmSync(workingDirectory, { recursive: true }));
  const record = join(workingDirectory, 'out', 'build-record.json');
  mkdirSync(join(workingDirectory, 'out'));
  writeFileSync(record, JSON.stringify({ version: 2, state: 'passed', phase: 'collect', machines: [] }));
  writeFileSync(join(workingDirectory, 'r.txt'), 'six>=1\n');
  const { context } = createTestContext({ workingDirectory });
  const options = { requirements: ['r.txt'], output: 'out' };

  const building = runBuildCommand({ operands: ['gone.json', 'true'], options, context }, () =>
    Promise.reject(new Error('built')),
  );

  await expect(building).rejects.toThrow();
  const { phase, failure } = JSON.parse(readFileSync(record, 'utf8'));
  expect(phase).toBe('request');
  expect(failure.problems).toContainEqual(expect.objectContaining({ file: 'r.txt', line: 1 }));
  expect(failure.problems).toContainEqual(expect.objectContaining({ field: 'fleet' }));
});
