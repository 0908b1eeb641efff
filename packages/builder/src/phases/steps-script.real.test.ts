import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Step } from '../definition/build.ts';
import { REMOTE_WORKSPACE } from '../machine/layout.ts';
import { tempFolder } from '../testing/temp-folder.ts';
import { secretLines } from './step-script.ts';
import { stepsScript } from './steps-script.ts';

interface Ran {
  readonly status: number | null;
  readonly stderr: string;
  readonly log: readonly string[];
}

async function run(steps: readonly Partial<Step>[], input = ''): Promise<Ran> {
  const home = await tempFolder();
  const workspace = join(home, REMOTE_WORKSPACE);
  mkdirSync(workspace, { recursive: true });
  writeFileSync(join(workspace, 'log'), '');
  const whole = steps.map((step, index) => ({
    name: `step ${index}`,
    run: 'true',
    timeoutMinutes: 1,
    ...step,
  }));
  writeFileSync(join(home, 'host-1.steps.sh'), stepsScript(whole, 'host-1'));
  const { status, stderr } = spawnSync('sh', [join(home, 'host-1.steps.sh')], {
    input,
    env: { PATH: process.env.PATH ?? '', HOME: home },
    encoding: 'utf8',
  });
  const log = readFileSync(join(workspace, 'log'), 'utf8')
    .split('\n')
    .filter((line) => line !== '');
  return { status, stderr, log };
}

const hasTimeout = spawnSync('timeout', ['1', 'true']).status === 0;

describe.skipIf(!hasTimeout)('the script of all steps (needs timeout)', () => {
  it('runs them by their conditions, as the build does', async () => {
    const { status, log } = await run([
      { run: 'echo first >>log; false; echo not here >>log' },
      { run: 'echo success >>log' },
      { run: 'echo failure >>log', when: 'failure()' },
      { run: 'echo "always $AMI_SELECT_MACHINE $WORD" >>log', when: 'always()', env: { WORD: "it's" } },
    ]);

    expect(status).toBe(1);
    expect(log).toEqual(['first', 'failure', "always host-1 it's"]);
  });

  it('tries again, and goes on after a step that may fail', async () => {
    const { status, log } = await run([
      { run: 'echo try >>log; [ "$(wc -l <log)" = 2 ]', retries: 3 },
      { run: 'exit 3', continueOnError: true },
      { run: 'echo end >>log' },
    ]);

    expect(status).toBe(0);
    expect(log).toEqual(['try', 'try', 'end']);
  });

  it('ends a step whose time is up', async () => {
    const { status, log } = await run([{ run: 'sleep 60; echo late >>log', timeoutMinutes: 1 / 60 }]);

    expect(status).toBe(1);
    expect(log).toEqual([]);
  });

  it('has no secret, and takes those of its input', async () => {
    const step = { run: 'printf %s "$TOKEN" >>log', secrets: ['TOKEN'] };

    const { log } = await run([step], secretLines(['TOKEN'], { TOKEN: "s3'cr et" }));

    expect(log).toEqual(["s3'cr et"]);
  });

  it('gives each attempt and each step the secrets that it names, and no other input', async () => {
    const twice = {
      run: 'printf "%s " "$A" >>log; cat >>log; [ "$(wc -w <log)" = 2 ]',
      secrets: ['A'],
      retries: 3,
    };
    const input = secretLines(['A', 'B'], { A: 'one', B: 'two' });

    const { status, log } = await run(
      [
        twice,
        { run: 'echo skipped', secrets: ['B'], when: 'failure()' },
        { run: 'echo; echo "$A $B$(cat)$(env | grep -c line_of)" >>log', secrets: ['B', 'A'] },
        { run: 'cat >>log' },
      ],
      `${input}more\n`,
    );

    expect(status).toBe(0);
    expect(log.join('\n')).toBe('one one one two0');
  });

  it.each([
    ['quotes and its own delimiter', `cat >>log <<'END_OF_STEP'\nit's $HOME\nEND_OF_STEP`, "it's $HOME"],
    ['a backslash at the end of a line', 'echo a \\\n  b >>log', 'a b'],
    ['parentheses that do not match', "echo ')' >>log; case x in x) ;; esac", ')'],
  ])('has %s', async (_, script, line) => {
    expect((await run([{ run: script }])).log).toEqual([line]);
  });

  it('does not let a name become a command, nor shows the credentials of addresses', () => {
    const step = { name: 'a\nrm -rf x', run: 'curl https://me:token@a.example/', timeoutMinutes: 1 };

    const script = stepsScript([step], 'host-1');

    expect(script).toContain('# a rm -rf x\n');
    expect(script).not.toContain('token');
  });
});
