import { spawnSync } from 'node:child_process';
import { cpSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Lints one source as if it stood at `path` in this repository. */
function lint(path: string, source: string): { status: number | null; output: string } {
  const copy = mkdtempSync(join(tmpdir(), 'arrows-'));
  try {
    cpSync(join(root, 'biome.json'), join(copy, 'biome.json'));
    mkdirSync(dirname(join(copy, path)), { recursive: true });
    writeFileSync(join(copy, path), source);
    const biome = join(root, 'node_modules/.bin/biome');
    const run = spawnSync(biome, ['lint', '--vcs-enabled=false', path], { cwd: copy, encoding: 'utf8' });
    return { status: run.status, output: run.stdout + run.stderr };
  } finally {
    rmSync(copy, { recursive: true });
  }
}

describe('arrows between packages', () => {
  it.each([
    ['packages/selector/src/x.ts', '@ami-select/local-ec2'],
    ['packages/provisioner/src/x.ts', '@ami-select/local-ec2'],
    ['packages/builder/src/x.ts', '@ami-select/local-ec2'],
    ['packages/transport/src/x.ts', '@ami-select/local-ec2'],
    ['packages/cli/src/x.ts', '@actions/core'],
    ['actions/spawn/src/x.ts', '@actions/core'],
    ['actions/select/src/x.ts', '@actions/core'],
    ['actions/select/src/x.ts', '@ami-select/job'],
    ['packages/job/src/x.ts', '@ami-select/local-ec2'],
  ])('%s may not import %s', (path, dependency) => {
    const { status, output } = lint(
      path,
      `import * as x from '${dependency}';\nexport const y: unknown = x;\n`,
    );

    expect(status).not.toBe(0);
    expect(output).toContain('noRestrictedImports');
  });

  it.each([
    ['packages/selector/src/x.test.ts', '@ami-select/local-ec2'],
    ['packages/cli/src/x.ts', '@ami-select/local-ec2'],
    ['packages/action-kit/src/x.ts', '@actions/core'],
  ])('%s may import %s', (path, dependency) => {
    const { output } = lint(path, `import * as x from '${dependency}';\nexport const y: unknown = x;\n`);

    expect(output).not.toContain('noRestrictedImports');
  });

  it('AWS clients are created in access only', () => {
    const sources = [...globSync('{packages,actions}/*/src/**/*.ts', { cwd: root })].filter(
      (path) => !/\.test\.ts$|\/testing\/|\/node_modules\//.test(path),
    );

    const makers = sources.filter((path) =>
      /new (EC2|SSM|STS)Client\(/.test(readFileSync(join(root, path), 'utf8').replaceAll(/\/?\*.*/g, '')),
    );

    expect(makers.sort()).toEqual([
      'packages/access/src/ec2-client.ts',
      'packages/access/src/ssm-client.ts',
      'packages/access/src/sts-client.ts',
    ]);
  });

  it('keeps the workspace packages in their layers', () => {
    const run = spawnSync('pnpm', ['run', 'arrows'], { cwd: root, encoding: 'utf8' });

    expect(run.stdout + run.stderr).toContain('no issues found');
    expect(run.status).toBe(0);
  });
});
