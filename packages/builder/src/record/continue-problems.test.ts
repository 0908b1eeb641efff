import { describe, expect, it } from 'vitest';
import type { Installer } from '../definition/installer.ts';
import type { ResumePhase } from '../phases/resume.ts';
import { carryOver } from './carry-over.ts';
import { continueProblems } from './continue-problems.ts';
import type { EarlierRun } from './earlier-run.ts';
import type { BuildRecord, RecordedPhase, RecordedSystem } from './record.ts';

const [OLD, NEW] = [{ packages: ['jq=1.6'] }, { packages: ['jq=1.7'] }];

function recordWith(system: RecordedSystem | undefined, changes: Partial<BuildRecord> = {}): BuildRecord {
  return {
    version: 2,
    state: 'failed',
    phase: 'steps',
    reached: 'collect',
    startedAt: '',
    index: '',
    locks: [],
    wheels: [],
    contents: [],
    commands: [],
    seconds: {},
    machines: [],
    system,
    ...changes,
  };
}

function earlierWith(system: RecordedSystem | undefined): EarlierRun {
  return { record: recordWith(system), file: { path: '', sha256: '', bytes: 0 } };
}

describe('continueProblems', () => {
  it.each<[ResumePhase, RecordedSystem | undefined, RecordedSystem | undefined, string | undefined]>([
    ['install', NEW, OLD, 'jq=1.7 now, jq=1.6 then'],
    ['steps', undefined, OLD, 'none now, jq=1.6 then'],
    [
      'verify',
      { ...OLD, snapshot: '2' },
      { ...OLD, snapshot: '1' },
      'jq=1.6 (snapshot 2) now, jq=1.6 (snapshot 1) then',
    ],
    ['install', OLD, OLD, undefined],
    ['system', NEW, OLD, undefined],
    ['deliver', NEW, OLD, undefined],
  ])('from %s with system packages %j after %j are %s', (from, system, past, text) => {
    const problems = continueProblems({
      from,
      system,
      earlier: earlierWith(past),
      locks: [],
      machines: [],
      place: { baseDirectory: '/' },
    });

    expect(problems.map(({ field }) => field)).toEqual(text === undefined ? [] : ['build.system']);
    expect(problems[0]?.message ?? '').toContain(text ?? '');
  });
});

describe('continueProblems of an installer', () => {
  const recordOf = (installsWith: Installer | undefined): EarlierRun => {
    return { ...earlierWith(OLD), record: { ...recordWith(OLD), installsWith } };
  };

  it.each(['system', 'install', 'steps'] as const)(
    'names one that is not that of the last run, from %s',
    (from) => {
      const past = recordOf('auto');
      const today = { from, system: OLD, locks: [], machines: [], place: { baseDirectory: '/' } };

      expect(continueProblems({ ...today, earlier: past, installsWith: 'machine-pip' })).toEqual([
        {
          code: 'INVALID_BUILD',
          field: 'build.installer',
          message: `"machine-pip" is not valid for a build from "${from}" because the last run had "auto"; expected that one, or "resolve" as the phase to start from`,
        },
      ]);
      expect(continueProblems({ ...today, earlier: past, installsWith: 'auto' })).toEqual([]);
      expect(continueProblems({ ...today, earlier: past, installsWith: undefined })).toEqual([]);
      expect(continueProblems({ ...today, earlier: recordOf(undefined), installsWith: 'pip' })).toEqual([]);
    },
  );
});

describe('carryOver', () => {
  it.each<[RecordedPhase, ResumePhase, RecordedSystem]>([
    ['check', 'steps', OLD],
    ['steps', 'steps', OLD],
    ['check', 'deliver', OLD],
    ['deliver', 'deliver', OLD],
    ['system', 'deliver', NEW],
    ['steps', 'system', NEW],
  ])('of a run that came to %s from %s has the system packages %j', (phase, from, system) => {
    const record = recordWith(NEW, { phase });

    expect(carryOver(record, { from, earlier: earlierWith(OLD), knowsContents: false }).system).toEqual(
      system,
    );
  });
});
