import { type Build, plan } from '@ami-select/builder';
import type { JobRequest } from '@ami-select/job';
import { expect, it } from 'vitest';
import { planFacts } from './plan-facts.ts';
import { planPage } from './plan-page.ts';

it('is a page of machines, phases and steps', async () => {
  const build: Build = {
    baseDirectory: '/',
    environments: [],
    upload: [],
    steps: [
      { name: 'a|b', run: 'true', timeoutMinutes: 1 },
      {
        name: 'tests',
        run: 'true',
        timeoutMinutes: 5,
        retries: 2,
        when: 'always()',
        secrets: ['TOKEN'],
        workingDirectory: 'sub',
        continueOnError: true,
        env: { LEVEL: 'unit' },
      },
    ],
    artifacts: ['out/**'],
  };
  const fleet = { count: 2, ttlMinutes: 60, instanceTypes: ['t4g.small'] };
  const request = { query: { publisher: 'debian', version: '12' }, fleet, build } as unknown as JobRequest;
  const machines = plan(build, [{ name: 'host-1' }, { name: 'host-2' }]);

  const facts = await planFacts(build, {});

  const page = planPage(request, { machines, facts, cost: 'at most $1.00' }).join('\n');

  expect(page).toContain('- Machines: 2 (host-1, host-2), t4g.small\n');
  expect(page).toContain('- Image: publisher debian, version 12\n');
  expect(page).toContain('- Artifacts: `out/**`\n');
  expect(page).toMatch(
    /## On every machine\n\n\| phase \| what \| how \|\n\| --- \| --- \| --- \|\n\| probe \| facts/,
  );
  expect(page).toContain('| `a`&#124;`b` |  |  | success() | 1 minute | 1 | fails |  |  |\n');
  expect(page).toContain('| tests |  | sub | always() | 5 minutes | 3 | goes on | LEVEL | TOKEN |');
  expect(page).toContain('## Build\n\n| field | value |\n| --- | --- |\n| upload | nothing |\n');
  expect(page).not.toContain('| steps |');
  const ofMatrix = planPage(request, { machines, facts, cost: '', image: 'debian-12' });
  expect(ofMatrix.filter((line) => line.startsWith('#'))).toEqual([
    '# Plan of debian-12',
    '## Build of debian-12',
    '## On every machine of debian-12',
    '## Steps of debian-12',
  ]);
});
