import { expect, it } from 'vitest';
import { pickOf, resolutionOf } from '../testing/resolution.ts';
import { licenceProblems } from './check-licences.ts';

it('names each package whose licence is not allowed, or unknown, once', () => {
  const picks = ['good', 'bad', 'silent', 'Re_viewed', 'unknown'].map((name) => pickOf(name, '1.0'));
  const licences = new Map([
    ['good', 'MIT'],
    ['bad', 'AGPL-3.0-only'],
    ['silent', ''],
    ['Re_viewed', ''],
  ]);
  const resolutions = ['host-1', 'host-2'].map((machine) => resolutionOf(machine, picks));

  const problems = licenceProblems(resolutions, ({ requirement }) => licences.get(requirement.name), {
    allow: ['MIT', 'ISC'],
    reviewed: ['re-viewed'],
  });

  const rest = { code: 'LICENCE', file: 'r.txt', line: 1, environment: 'app' };
  expect(problems).toEqual([
    {
      ...rest,
      message:
        'bad==1.0 has the licence "AGPL-3.0-only", which is not allowed; expected MIT, ISC, or "AGPL-3.0-only" among build.licences.allow, or bad among build.licences.reviewed',
    },
    {
      ...rest,
      message: 'silent==1.0 declares no licence; expected MIT, ISC, or silent among build.licences.reviewed',
    },
  ]);
});
