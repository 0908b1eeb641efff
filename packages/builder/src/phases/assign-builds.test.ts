import { describe, expect, it } from 'vitest';
import type { MachineResolution, SdistBuild } from '../resolve/resolution.ts';
import { pythonFacts } from '../testing/facts.ts';
import { pickOf, resolutionOf } from '../testing/resolution.ts';
import { assignBuilds, filesOfBuilds } from './assign-builds.ts';

function build(key: string, before: readonly SdistBuild[] = []): SdistBuild {
  const sdist = { filename: `${key}-1.0.tar.gz`, path: '', sha256: key, bytes: 1, downloaded: true };
  return { ...pickOf(key, '1.0'), key, sdist, tools: [pickOf(`${key}-tool`, '1.0')], before };
}

function machine(name: string, ...builds: readonly SdistBuild[]): MachineResolution {
  const { environments } = resolutionOf(name, []);
  return { machine: name, environments: environments.map((one) => ({ ...one, builds })) };
}

function keys(...resolutions: readonly MachineResolution[]): Readonly<Record<string, readonly string[]>> {
  const assigned = assignBuilds(resolutions);
  return Object.fromEntries(
    [...assigned].map(([name, builds]) => [name, builds.map((one) => one.build.key)]),
  );
}

describe('assignBuilds', () => {
  it('gives each build to the first machine that needs it', () => {
    const arm = build('arm');
    const intel = build('intel');

    expect(keys(machine('host-1', intel), machine('host-2', arm), machine('host-3', arm, intel))).toEqual({
      'host-1': ['intel'],
      'host-2': ['arm'],
    });
  });

  it('builds what is needed before on the same machine, in order and once', () => {
    const tool = build('tool');
    const one = build('one', [tool]);
    const two = build('two', [tool]);

    expect(keys(machine('host-1', one, two))).toEqual({ 'host-1': ['tool', 'one', 'two'] });
    expect(keys(machine('host-1', tool), machine('host-2', two))).toEqual({
      'host-1': ['tool'],
      'host-2': ['tool', 'two'],
    });
  });

  it('knows the Python that builds, and every file', () => {
    const one = build('one', [build('tool')]);
    const [assigned] = assignBuilds([machine('host-1', one)]).get('host-1') ?? [];

    expect(assigned).toMatchObject({ interpreter: 'python3', environment: 'app', python: pythonFacts() });
    expect(filesOfBuilds([one]).map(({ requirement }) => requirement.name)).toEqual([
      'one',
      'one-tool',
      'tool',
      'tool-tool',
    ]);
  });
});
