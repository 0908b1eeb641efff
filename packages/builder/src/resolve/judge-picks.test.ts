import { describe, expect, it } from 'vitest';
import { INDEX_POLICY, type IndexPolicy } from '../definition/index-policy.ts';
import type { Project } from '../index/package-index.ts';
import { requirementOf, resolutionOf, wheelFile } from '../testing/resolution.ts';
import { judgePicks } from './judge-picks.ts';

const WHEEL = wheelFile('foo', '1.0');

function judge(project: Project, policy: Partial<IndexPolicy> = {}) {
  const requirement = requirementOf('foo', '1.0');
  const picks = project.files.map((file) => ({ requirement, file }));
  const resolution = resolutionOf('host-1', picks);
  const { environments } = resolution;
  const locked = environments.map((one) => ({ ...one, lock: { ...one.lock, requirements: [requirement] } }));
  return judgePicks([{ ...resolution, environments: locked }, resolution], {
    projects: new Map([['foo', project]]),
    policy: { ...INDEX_POLICY, ...policy },
  });
}

describe('judgePicks', () => {
  it.each([
    [{ files: [WHEEL] }, []],
    [{ files: [wheelFile('foo', '1.0', { yanked: 'broken' })] }, ['foo==1.0 was yanked: broken']],
    [{ files: [wheelFile('foo', '1.0', { yanked: '' })] }, ['foo==1.0 was yanked']],
    [{ files: [WHEEL], status: { state: 'archived' } }, ['foo==1.0 is of a project that is archived']],
    [
      { files: [WHEEL], status: { state: 'deprecated', reason: 'use bar' } },
      ['foo==1.0 is of a project that is deprecated: use bar'],
    ],
  ] as const)('warns of what is only unwise: %j', (project, expected) => {
    expect(judge(project)).toEqual({ problems: [], warnings: expected });
  });

  it.each([
    ['with files', [WHEEL]],
    ['whose files are hidden', []],
  ])('refuses a quarantined project %s, with file and line', (_title, files) => {
    const { problems, warnings } = judge({ files, status: { state: 'quarantined', reason: 'malware' } });

    expect(warnings).toEqual([]);
    expect(problems).toEqual([
      {
        code: 'INVALID_BUILD',
        message:
          'foo==1.0 is not valid because it is of a project that is quarantined: malware; expected another project, or "quarantined: warn" in build.index-policy',
        file: 'r.txt',
        line: 1,
        environment: 'app',
      },
    ]);
  });

  it('cuts a reason without end', () => {
    const { warnings } = judge({ files: [wheelFile('foo', '1.0', { yanked: 'x'.repeat(100_000) })] });

    expect(warnings).toEqual([`foo==1.0 was yanked: ${'x'.repeat(200)}`]);
  });

  it('does as the policy says', () => {
    const yanked = { files: [wheelFile('foo', '1.0', { yanked: '' })] };
    const quarantined: Project = { files: [WHEEL], status: { state: 'quarantined' } };

    expect(judge(yanked, { yanked: 'refuse' }).problems).toHaveLength(1);
    expect(judge(yanked, { yanked: 'allow' })).toEqual({ problems: [], warnings: [] });
    expect(judge(quarantined, { quarantined: 'warn' }).warnings).toHaveLength(1);
  });
});
