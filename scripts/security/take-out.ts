/**
 * Takes each defence out in turn and runs its tests, which must turn red: `pnpm take-out [threat...]`. Changes sources
 * while it runs and restores them, so it wants a tree without changes. About five seconds a fix. Fails also where a test
 * file did not run or everything was skipped, for want of a tool: nothing is proved then.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Fix, readFixes, root, takeOut } from './fixes.ts';
import { judgeRun, type TestReport, unknownThreats, type Verdict } from './judge-run.ts';

const wanted = process.argv.slice(2);
const threats = readFixes();
const unknown = unknownThreats(wanted, [...threats.keys()]);
if (unknown.length > 0) {
  const names = unknown.map((word) => `"${word}"`).join(', ');
  console.error(`no threat is named ${names}; expected part of one of: ${[...threats.keys()].join(', ')}`);
  process.exit(2);
}
const changed = git('status', '--porcelain').trim();
if (changed !== '') throw new Error(`commit or stash your changes first:\n${changed}`);

const folder = mkdtempSync(join(tmpdir(), 'take-out-'));
try {
  for (const [threat, fixes] of threats) {
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
    report(`${threat}: without "${fix.name}"`, judgeRun(root, fix.tests, runTests(fix.tests)));
  } finally {
    for (const [path, source] of sources) writeFileSync(path, source);
  }
}

function report(what: string, { word, failed, passed, notRun, skipped }: Verdict): void {
  if (word !== 'red') process.exitCode = 1;
  console.log(`${word.padEnd(7)} ${what} ${failed} failed, ${passed} passed, ${skipped.length} skipped`);
  for (const file of notRun) console.log(`          did not run: ${file}`);
  for (const name of skipped) console.log(`          skipped: ${name}`);
}

function runTests(tests: readonly string[]): TestReport {
  const path = join(folder, 'report.json');
  rmSync(path, { force: true });
  const parameters = ['exec', 'vitest', 'run', '--reporter=json', `--outputFile=${path}`, ...tests];
  const { stdout, stderr } = spawnSync('npx', ['--yes', 'pnpm@12', ...parameters], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, AMI_SELECT_NO_SKIPS: undefined },
  });
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as TestReport;
  } catch (cause) {
    throw new Error(`the tests did not run:\n${stdout}\n${stderr}`, { cause });
  }
}

function git(...parameters: string[]): string {
  return spawnSync('git', parameters, { cwd: root, encoding: 'utf8' }).stdout;
}
