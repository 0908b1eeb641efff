/**
 * Mutation testing of the provisioner: `pnpm mutate [file...]`. Changes the sources in one place at a time and runs the
 * tests; fails for a file below the floor, and for a survivor that survivors.json does not give a reason for. It takes
 * about a second a mutant, so name the files that you touched.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type FileScore, scoreFiles } from './report.ts';

/** Reasons by file and mutant. */
type Reasons = Readonly<Record<string, Readonly<Record<string, string>>>>;

const root = fileURLToPath(new URL('../..', import.meta.url));
const FLOOR_PERCENT = 85;
const SOURCES = 'packages/provisioner/src';
const reasons: Reasons = JSON.parse(readFileSync(new URL('survivors.json', import.meta.url), 'utf8'));

const folder = mkdtempSync(join(tmpdir(), 'mutate-'));
try {
  const files = process.argv.slice(2);
  const scores = runStryker(files.length > 0 ? files : [`${SOURCES}/**/*.ts`], folder);
  const problems = scores.flatMap(reportFile);
  for (const problem of problems) console.log(problem);
  process.exitCode = problems.length === 0 ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true });
}

function runStryker(files: readonly string[], outputFolder: string): readonly FileScore[] {
  const report = join(outputFolder, 'report.json');
  const config = join(outputFolder, 'stryker.json');
  const options = {
    testRunner: 'vitest',
    plugins: ['@stryker-mutator/vitest-runner'],
    vitest: { configFile: 'scripts/mutation/vitest.config.ts' },
    // Stryker cannot read tsconfig files with TypeScript 7; without one it does not touch them.
    tsconfigFile: 'none.json',
    mutate: [...files, '!**/*.test.ts', `!${SOURCES}/testing/**`],
    ignorePatterns: ['e2e', 'bench', 'actions', 'examples', 'docs', 'findings', '**/lib', '**/dist'],
    coverageAnalysis: 'perTest',
    concurrency: 1,
    reporters: ['json', 'progress-append-only'],
    jsonReporter: { fileName: report },
    tempDirName: join(outputFolder, 'sandbox'),
  };
  writeFileSync(config, JSON.stringify(options));
  const { status } = spawnSync('stryker', ['run', config], { cwd: root, stdio: 'inherit' });
  if (status !== 0) throw new Error(`stryker exited with ${status}`);
  return scoreFiles(JSON.parse(readFileSync(report, 'utf8')));
}

/** Prints the score of one file; returns what is wrong with it. */
function reportFile({ file, killed, total, survivors }: FileScore): string[] {
  const percent = total === 0 ? 100 : Math.floor((100 * killed) / total);
  console.log(`${percent} % of ${total} mutants  ${file}`);
  const known = reasons[file] ?? {};
  const unknown = survivors.filter(({ mutant }) => !(mutant in known));
  return [
    ...(percent < FLOOR_PERCENT ? [`${file}: ${percent} % killed; the floor is ${FLOOR_PERCENT} %`] : []),
    ...unknown.map(({ mutant, line }) => `${file}:${line}: survived without a reason: ${mutant}`),
  ];
}
