import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type LocalEc2, startLocalEc2 } from '@ami-select/local-ec2';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { start } from '../run-command.ts';
import { copyPythonWithoutVenv, REMOVE_VENV } from './python-without-venv.ts';

const EXAMPLES = join(import.meta.dirname, '../../examples');
const PUBLIC_INDEX = 'https://pypi.org/simple/';
const isPublic = await fetch(`${PUBLIC_INDEX}pip/`).then(
  ({ ok }) => ok,
  () => false,
);
const SANDBOXES = process.getuid?.() === 0 ? (['process', 'namespace'] as const) : (['process'] as const);
const TIMEOUT_MS = 300_000;

/** Variables by which a command reaches the public index from here. */
const REACH = Object.fromEntries(
  ['NODE_EXTRA_CA_CERTS', 'HTTPS_PROXY', 'https_proxy', 'NO_PROXY', 'no_proxy'].flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value]];
  }),
);

/** The build of an example. */
interface Variant {
  readonly example: string;
  readonly config?: string;
  readonly installer: 'pip' | 'uv';
  /** Whether its wheels come from a folder instead of the public index. */
  readonly isLocal: boolean;
}

describe.each(SANDBOXES)('builds in the %s sandbox', (sandbox) => {
  describe.each([
    { name: 'with python3-venv', hasVenv: true },
    { name: 'without python3-venv', hasVenv: false },
  ])('$name', ({ hasVenv }) => {
    let folder: string;
    let local: LocalEc2;
    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), 'ami-select-builds-'));
      const copy = hasVenv || sandbox !== 'process' ? [] : [copyPythonWithoutVenv(join(folder, 'python'))];
      const path = [...copy, process.env.PATH].join(':');
      local = await startLocalEc2({ images: 2_000, sandbox, sandboxOptions: { path } });
    }, TIMEOUT_MS);
    afterAll(async () => {
      await local.close();
      rmSync(folder, { recursive: true, force: true });
    });

    /** Builds a copy of an example on two machines; its record. */
    async function build(variant: Variant): Promise<Record<string, unknown>> {
      const { example, config = 'ami-select.yml', installer, isLocal } = variant;
      const project = mkdtempSync(join(folder, 'project-'));
      cpSync(join(EXAMPLES, example), project, { recursive: true });
      const fields = parse(readFileSync(join(project, config), 'utf8'));
      fields.build.installer = installer;
      if (isLocal) fields.build.index = collectWheels(project, fields.build);
      if (!isLocal) fields.build['index-url'] = PUBLIC_INDEX;
      if (!hasVenv && sandbox === 'namespace') fields.fleets.test['user-data'] = REMOVE_VENV;
      writeFileSync(join(project, 'ami-select.yml'), stringify(fields));
      const env = { ...local.environment, ...REACH, RUNNER_TEMP: folder };
      const ended = await start(['run', '--output', 'out-of-run'], { cwd: project, env }).ended;
      expect(ended.status, ended.stderr + ended.stdout).toBe(0);
      return JSON.parse(readFileSync(join(project, 'out-of-run/build-record.json'), 'utf8'));
    }

    const run = async (variant: Variant): Promise<void> => {
      const record = await build(variant);

      const passed = { tests: { failed: 0, tests: expect.any(Number) } };
      expect(record).toMatchObject({ machines: [passed, passed] });
    };

    describe('examples, their wheels in a folder', () => {
      it.each<Variant>([
        { example: 'python', installer: 'pip', isLocal: true },
        { example: 'python', installer: 'uv', isLocal: true },
        { example: 'flask', installer: 'uv', isLocal: true },
        { example: 'scientific', installer: 'pip', isLocal: true },
      ])('$example with $installer', { timeout: TIMEOUT_MS }, run);
    });

    const reason = isPublic ? '' : ' (it does not answer)';
    describe.skipIf(!isPublic)(`examples from the public index${reason}`, () => {
      it.each<Variant>([
        { example: 'python', config: 'ami-select.public.yml', installer: 'uv', isLocal: false },
        { example: 'flask', installer: 'pip', isLocal: false },
        { example: 'scientific', installer: 'uv', isLocal: false },
        { example: 'source-only', installer: 'pip', isLocal: false },
        { example: 'source-only', installer: 'uv', isLocal: false },
      ])('$example with $installer', { timeout: TIMEOUT_MS }, run);
    });
  });
});

/** Installers, as the builder pins them: a folder of wheels needs them as well. */
const TOOLS = ['pip==26.3', 'uv==0.13.9'];

/** The wheels of an example in one folder: its own, and what pip, another reader of its lock, downloads for it. */
function collectWheels(
  project: string,
  build: { index?: string; environments: Record<string, { requirements: string[] }> },
): string {
  const wheels = join(project, 'wheels');
  mkdirSync(wheels);
  const download = (...args: readonly string[]) =>
    execFileSync(
      'python3',
      ['-m', 'pip', 'download', '--quiet', '--no-deps', '--only-binary', ':all:', '--dest', wheels, ...args],
      { cwd: project },
    );
  download(...TOOLS);
  if (build.index !== undefined) {
    cpSync(join(project, build.index), wheels, { recursive: true });
    return 'wheels';
  }
  // One file at a time: two layers of one lock pin the same.
  for (const { requirements } of Object.values(build.environments))
    for (const file of requirements) download('--require-hashes', '-r', file);
  return 'wheels';
}
