import { execFile, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { startLocalEc2 } from '@ami-select/local-ec2';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const run = promisify(execFile);
const root = fileURLToPath(new URL('..', import.meta.url));
const example = fileURLToPath(new URL('../examples/python/ami-select.yml', import.meta.url));

const QUIETLY = ['--no-audit', '--no-fund', '--no-progress'];

/** Packs the command with everything of ours that it needs into `folder`, and installs that in `project`. */
async function installPacked(folder: string, project: string): Promise<void> {
  await run('pnpm', ['--filter-prod', 'ami-select...', 'pack', '--pack-destination', folder], { cwd: root });
  const archives = readdirSync(folder).filter((name) => name.endsWith('.tgz'));
  writeFileSync(join(project, 'package.json'), '{ "private": true }\n');
  // Addons are optional, and compilers not what is tested.
  const words = ['install', '--ignore-scripts', ...QUIETLY, ...archives.map((name) => join(folder, name))];
  await run('npm', words, { cwd: project });
}

/** The oldest Node that the command supports, of the same registry. */
const OLDEST_NODE = '22.12.0';

const registryAnswers = spawnSync('npm', ['view', 'commander', 'version']).status === 0;
const hasPython = spawnSync('python3', ['-c', 'import venv']).status === 0;

describe.skipIf(!registryAnswers || !hasPython)(
  'the packed command, installed by npm alone (needs a reachable registry, and python3 with venv)',
  () => {
    let folder: string;
    let project: string;
    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), 'ami-select-packed-'));
      project = join(folder, 'project');
      mkdirSync(project);
      await Promise.all([
        installPacked(folder, project),
        run('npm', ['install', ...QUIETLY, '--prefix', folder, `node@${OLDEST_NODE}`]),
      ]);
    }, 240_000);
    // Seventy packages on a busy disk.
    afterAll(() => rmSync(folder, { recursive: true, force: true }), 120_000);

    it.each([
      ["this machine's Node", () => []],
      [`Node ${OLDEST_NODE}`, () => [join(folder, 'node_modules/node/bin')]],
    ])(
      'selects an image, and does the whole job on machines of its own, with %s',
      async (name, folders) => {
        const local = await startLocalEc2({ images: 2_000, sandbox: 'none' });
        const output = `out of ${name}`;
        const PATH = [...folders(), process.env.PATH].join(':');
        const command = async (words: readonly string[], variables: Readonly<Record<string, string>>) => {
          const { stdout } = await run('npx', ['--no', 'ami-select', ...words], {
            cwd: project,
            env: { PATH, HOME: folder, CI: 'true', ...variables },
            maxBuffer: 64 * 1024 * 1024,
          });
          return JSON.parse(stdout);
        };

        const { stdout: version } = await run('node', ['--version'], { env: { PATH } });
        const selected = await command(['select', 'debian/12@arm64', '--json'], local.environment);
        await local.close();
        const done = await command(['run', '--local', '--config', example, '--output', output, '--json'], {});

        if (folders().length > 0) expect(version).toBe(`v${OLDEST_NODE}\n`);
        expect(selected.selections['us-east-1'].image).toMatchObject({
          architecture: 'arm64',
          publisher: 'debian',
        });
        const schema = readFileSync(join(project, 'node_modules/ami-select/ami-select.schema.json'), 'utf8');
        expect(JSON.parse(schema)).toMatchObject({ title: 'ami-select.yml' });
        expect(done.build.machines).toHaveLength(2);
        expect(done.proof).toMatchObject({ clean: true, remaining: [] });
        expect(readdirSync(join(project, output))).toContain('host-1');
      },
      120_000,
    );
  },
);
