import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BuiltWheel, buildWheel } from '@ami-select/example-index/wheel';
import { describe, expect, it } from 'vitest';
import { setUpCommand, TIMEOUT_MS } from './command-stage.ts';

const SUMMARY = 'Adds numbers up';

/** A wheel whose module knows its own version. */
function wheel(name: string, version: string, requires: readonly string[] = []): BuiltWheel {
  const bytes = Buffer.from(`VERSION = "${version}"\n`);
  return buildWheel({ name, version, summary: SUMMARY, requires }, [{ path: `${name}.py`, bytes }]);
}

function pin({ filename, bytes }: BuiltWheel): string {
  const [name, version] = filename.split('-');
  return `${name}==${version} --hash=sha256:${createHash('sha256').update(bytes).digest('hex')}\n`;
}

describe('a lock of local versions, as builds for one kind of processor have them', () => {
  const stage = setUpCommand();

  it('builds on two machines', { timeout: TIMEOUT_MS }, async () => {
    const wheels = [
      wheel('cruncher', '2.3.1+cpu'),
      wheel('cruncher', '2.3.1+cu126'),
      wheel('cruncher', '2.3.1'),
      wheel('epochs', '1!2.0'),
      wheel('layers', '0.4', ['cruncher==2.3.1', 'epochs<=1!2.0']),
    ];
    mkdirSync(join(stage.directory, 'wheels'));
    for (const { filename, bytes } of wheels) writeFileSync(join(stage.directory, 'wheels', filename), bytes);
    const [cpu, , , epochs, layers] = wheels as [BuiltWheel, BuiltWheel, BuiltWheel, BuiltWheel, BuiltWheel];
    writeFileSync(join(stage.directory, 'requirements.txt'), [cpu, epochs, layers].map(pin).join(''));
    writeFileSync(
      join(stage.directory, 'ami-select.yml'),
      [
        'images: { base: { publisher: debian, version: "12", architecture: x86_64 } }',
        'fleets: { test: { image: base, instance-types: [t3.small], count: 2 } }',
        'build:',
        '  index: wheels',
        '  installer: machine-pip',
        '  environments: { app: { requirements: [requirements.txt] } }',
        '  steps: [{ run: "python -c \'import cruncher, layers; print(cruncher.VERSION)\' > version.txt", environment: app }]',
        '  artifacts: [version.txt]',
      ].join('\n'),
    );

    const ended = await stage.run('run', '--json');

    expect(ended.status, ended.stderr).toBe(0);
    const { build } = JSON.parse(ended.stdout);
    const packages = build.machines.map(
      ({ environments: [app] }: { environments: { packages: { name: string; version: string }[] }[] }) =>
        app?.packages.map(({ name, version }) => `${name} ${version}`),
    );
    const expected = ['cruncher 2.3.1+cpu', 'epochs 1!2.0', 'layers 0.4'];
    expect(packages).toEqual([expected, expected]);
    expect(stage.remaining()).toEqual([]);
  });
});
