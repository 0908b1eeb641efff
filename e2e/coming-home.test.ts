import { existsSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { setUpCommand, TIMEOUT_MS } from './command-stage.ts';

/** Names that upload-artifact or some disk refuses, made by the step itself. */
const ODD_NAMES = [
  `touch "out/new
line" 'out/x:y' 'out/quo"te' 'out/NUL' 'out/dot.' 'out/README' 'out/readme' 'out/fine.txt'`,
  `touch "$(printf 'out/bad\\377.txt')" "$(printf 'out/\\033[31mred')"`,
];

describe('what comes home of a run', () => {
  const stage = setUpCommand();

  interface Home {
    readonly status: number | null;
    readonly stderr: string;
    readonly machine: Record<string, unknown>;
    readonly files: readonly string[];
  }

  async function run(script: string, ...flags: readonly string[]): Promise<Home> {
    const command = ['run', '--artifact', 'out/**', ...flags, '--', 'sh', '-c', script];
    const { status, stderr } = await stage.run(...command);
    const output = join(stage.directory, 'ami-select-output');
    const record = JSON.parse(readFileSync(join(output, 'build-record.json'), 'utf8'));
    const folder = join(output, 'host-1');
    const files = existsSync(folder) ? readdirSync(folder, { recursive: true }) : [];
    return { status, stderr, machine: record.machines[0], files: files.map(String).sort() };
  }

  it(
    'leaves odd names where they are, and ends well',
    async () => {
      const home = await run(['mkdir out', ...ODD_NAMES].join('\n'));

      expect(home.status).toBe(0);
      expect(home.files).toEqual(['out', 'out/README', 'out/fine.txt']);
      expect(home.machine).toMatchObject({ left: { count: 8 }, steps: [{ exitCode: 0 }] });
      expect(home.stderr).toContain('8 artifacts stayed on host-1');
      expect(stage.remaining()).toEqual([]);
    },
    TIMEOUT_MS,
  );

  it(
    'stops at the most files: the record is written, the status names the cap, the fleet is ended',
    async () => {
      const home = await run(
        'mkdir out; i=0; while [ $i -lt 50 ]; do i=$((i+1)); : >out/$i; done',
        '--max-files',
        '20',
      );

      expect(home.status, home.stderr).toBe(24);
      expect(home.files).toHaveLength(21);
      expect(home.machine).toMatchObject({ limits: ['max-files'], steps: [{ exitCode: 0 }] });
      expect(home.stderr).toContain('max-files: more than 20 files match');
      expect(stage.remaining()).toEqual([]);
    },
    TIMEOUT_MS,
  );

  it(
    'leaves one huge file: reports are counted, and the failed tests stay the verdict',
    async () => {
      const home = await run(
        [
          'mkdir out',
          'dd if=/dev/zero of=out/core bs=1048576 count=0 seek=4096 2>/dev/null',
          `echo '<testsuite><testcase name="bad"><failure/></testcase></testsuite>' >out/junit.xml`,
          'exit 1',
        ].join('\n'),
      );

      expect(home.status).toBe(15);
      expect(home.files).toEqual(['out', 'out/junit.xml']);
      expect(home.machine).toMatchObject({
        limits: ['max-artifacts-mib'],
        left: { count: 1, examples: [{ name: 'out/core' }] },
        tests: { failed: 1, failures: [{ name: 'bad' }] },
      });
      expect(stage.remaining()).toEqual([]);
    },
    TIMEOUT_MS,
  );

  it(
    'does not count a report that is too large, and names it',
    async () => {
      const home = await run(
        `mkdir out; { echo '<testsuite>'; dd if=/dev/zero bs=1048576 count=2 2>/dev/null; echo '</testsuite>'; } >out/junit.xml`,
        '--max-report-mib',
        '1',
      );

      expect(home.status).toBe(0);
      expect(home.machine).toMatchObject({ tests: { tests: 0, malformed: { count: 1 } } });
      expect(home.stderr).toContain('raise max-report-mib');
      expect(stage.remaining()).toEqual([]);
    },
    TIMEOUT_MS,
  );

  it('refuses an output directory that a link of the project leads away, before anything is created', async () => {
    symlinkSync('/tmp', join(stage.directory, 'ami-select-output'));
    writeFileSync(join(stage.directory, 'file'), '');
    const before = stage.creatingCalls();

    const { status, stderr } = await stage.run('run', '--', 'true');

    expect(status).toBe(2);
    expect(stderr).toContain('--output: "ami-select-output" is not valid because it is a link');
    expect(stage.creatingCalls()).toBe(before);
  });
});
