import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from './fixes.ts';
import { judgeRun, type TestReport, unknownThreats } from './judge-run.ts';

const report = (files: Record<string, readonly string[]>): TestReport => ({
  testResults: Object.entries(files).map(([file, statuses]) => ({
    name: join('/repo', file),
    assertionResults: statuses.map((status, index) => ({ status, fullName: `${file} ${index}` })),
  })),
});

describe('judgeRun', () => {
  it.each([
    ['red', { 'a.test.ts': ['failed'] }],
    ['red', { 'a.test.ts': ['passed', 'failed', 'skipped'] }],
    ['GREEN', { 'a.test.ts': ['passed', 'passed'] }],
    ['GREEN', { 'a.test.ts': ['passed', 'skipped'] }],
    ['SKIPPED', { 'a.test.ts': ['skipped', 'skipped'] }],
    ['SKIPPED', { 'a.test.ts': ['pending'] }],
    ['SKIPPED', { 'a.test.ts': ['todo', 'disabled'] }],
    ['NOT RUN', {}],
    ['NOT RUN', { 'a.test.ts': [] }],
    ['NOT RUN', { 'b.test.ts': ['failed'] }],
    ['NOT RUN', { 'a.test.ts': [], 'b.test.ts': ['failed'] }],
    ['NOT RUN', { 'other/a.test.ts': ['failed'] }],
  ])('says %s of %j', (word, files) => {
    expect(judgeRun('/repo', ['a.test.ts'], report(files)).word).toBe(word);
  });

  it('names what was skipped and which files did not run', () => {
    const files = { 'a.test.ts': ['failed', 'skipped'], 'b.test.ts': [] };

    expect(judgeRun('/repo', ['a.test.ts', 'b.test.ts'], report(files))).toEqual({
      word: 'NOT RUN',
      failed: 1,
      passed: 0,
      notRun: ['b.test.ts'],
      skipped: ['a.test.ts 1'],
    });
  });
});

describe('take-out', () => {
  it.each(['99', '2-links', 'LINKS', '01-links.json'])('knows no threat named %s', (word) => {
    expect(unknownThreats(['links', word], ['01-links', '02-ignored'])).toEqual([word]);
  });

  it('refuses an unknown threat with the known ones, and runs nothing', () => {
    const parameters = ['scripts/security/take-out.ts', '01-links', '99'];
    const { status, stdout, stderr } = spawnSync(process.execPath, parameters, {
      cwd: root,
      encoding: 'utf8',
    });

    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^no threat is named "99"; expected part of one of: .*01-links, 02-ignored/);
  });
});
