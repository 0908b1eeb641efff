import { execFile, execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { startLocalEc2 } from '@ami-select/local-ec2';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const run = promisify(execFile);
const packages = fileURLToPath(new URL('../packages', import.meta.url));
const example = fileURLToPath(new URL('../examples/python/ami-select.yml', import.meta.url));

interface Manifest {
  readonly name: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

/** Folders of a package and of everything of ours that it needs. */
function closure(folder: string, known: ReadonlySet<string> = new Set()): ReadonlySet<string> {
  if (known.has(folder)) return known;
  const manifest: Manifest = JSON.parse(readFileSync(join(packages, folder, 'package.json'), 'utf8'));
  const needed = Object.keys(manifest.dependencies ?? {}).filter((name) => name.startsWith('@ami-select/'));
  let found: ReadonlySet<string> = new Set([...known, folder]);
  for (const name of needed) found = closure(name.replace('@ami-select/', ''), found);
  return found;
}

const registryAnswers = spawnSync('npm', ['view', 'commander', 'version']).status === 0;
const hasPython = spawnSync('python3', ['-c', 'import venv, ensurepip']).status === 0;

describe.skipIf(!registryAnswers || !hasPython)(
  'the packed command, installed by npm alone (needs a reachable registry, and python3 with venv)',
  () => {
    let folder: string;
    let project: string;
    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), 'ami-select-packed-'));
      project = join(folder, 'project');
      mkdirSync(project);
      for (const name of closure('cli')) {
        execFileSync('pnpm', ['pack', '--pack-destination', folder], { cwd: join(packages, name) });
      }
      const archives = readdirSync(folder).filter((name) => name.endsWith('.tgz'));
      writeFileSync(join(project, 'package.json'), '{ "private": true }\n');
      await run(
        'npm',
        ['install', '--no-audit', '--no-fund', ...archives.map((name) => join(folder, name))],
        {
          cwd: project,
        },
      );
    }, 240_000);
    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    it('selects an image, and does the whole job on machines of its own', async () => {
      const local = await startLocalEc2({ images: 2_000, sandbox: 'none' });
      const env = { PATH: process.env.PATH, HOME: folder, CI: 'true' };
      const command = async (words: readonly string[], variables: Readonly<Record<string, string>>) => {
        const { stdout } = await run('npx', ['--no', 'ami-select', ...words], {
          cwd: project,
          env: { ...env, ...variables },
          maxBuffer: 64 * 1024 * 1024,
        });
        return JSON.parse(stdout);
      };

      const selected = await command(['select', 'debian/12@arm64', '--json'], local.environment);
      await local.close();
      const done = await command(['run', '--local', '--config', example, '--output', 'out', '--json'], {});

      expect(selected.selections['us-east-1'].image).toMatchObject({
        architecture: 'arm64',
        publisher: 'debian',
      });
      expect(done.build.machines).toHaveLength(2);
      expect(done.proof).toMatchObject({ clean: true, remaining: [] });
      expect(readdirSync(join(project, 'out'))).toContain('host-1');
    }, 120_000);
  },
);
