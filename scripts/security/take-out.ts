/**
 * Takes each defence out in turn and runs its tests, which must turn red: `pnpm take-out [threat...]`. Changes sources
 * while it runs and restores them, so it wants a tree without changes. About five seconds a fix.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Fix, readFixes, root, takeOut } from './fixes.ts';

interface TestReport {
  readonly numFailedTests: number;
  readonly numPassedTests: number;
}

const wanted = process.argv.slice(2);
const changed = git('status', '--porcelain').trim();
if (changed !== '') throw new Error(`commit or stash your changes first:\n${changed}`);

const folder = mkdtempSync(join(tmpdir(), 'take-out-'));
try {
  for (const [threat, fixes] of readFixes()) {
    if (wanted.length > 0 && !wanted.some((word) => threat.includes(word))) continue;
    for (const fix of fixes) checkFix(threat, fix);
  }
} finally {
  rmSync(folder, { recursive: true });
}

function checkFix(threat: string, fix: Fix): void {
  const sources = new Map(
    fix.edits.map(({ file }) => [join(root, file), readFileSync(join(root, file), 'utf8')]),
  );
  try {
    for (const edit of fix.edits) {
      const path = join(root, edit.file);
      writeFileSync(path, takeOut(readFileSync(path, 'utf8'), edit));
    }
    const { numFailedTests: failed, numPassedTests: passed } = runTests(fix.tests);
    const isRed = failed > 0;
    if (!isRed) process.exitCode = 1;
    console.log(
      `${isRed ? 'red  ' : 'GREEN'} ${threat}: without "${fix.name}" ${failed} failed, ${passed} passed`,
    );
  } finally {
    for (const [path, source] of sources) writeFileSync(path, source);
  }
}

function runTests(tests: readonly string[]): TestReport {
  const report = join(folder, 'report.json');
  rmSync(report, { force: true });
  const parameters = ['exec', 'vitest', 'run', '--reporter=json', `--outputFile=${report}`, ...tests];
  const { stdout, stderr } = spawnSync('npx', ['--yes', 'pnpm@12', ...parameters], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, AMI_SELECT_NO_SKIPS: undefined },
  });
  try {
    return JSON.parse(readFileSync(report, 'utf8')) as TestReport;
  } catch (cause) {
    throw new Error(`the tests did not run:\n${stdout}\n${stderr}`, { cause });
  }
}

function git(...parameters: string[]): string {
  return spawnSync('git', parameters, { cwd: root, encoding: 'utf8' }).stdout;
}
