import { readFileSync } from 'node:fs';
import { posix, resolve } from 'node:path';
import type { Problem } from '../report/errors.ts';
import { clash } from './clash.ts';
import { type LogicalLine, logicalLines } from './logical-lines.ts';
import { parseRequirement } from './parse-requirement.ts';
import type { Requirement } from './requirement.ts';

export interface RequirementSet {
  readonly requirements: readonly Requirement[];
  readonly problems: readonly Problem[];
}

/** Options that pip takes in a file and that change what is installed or from where. */
const REFUSED: Readonly<Record<string, string>> = {
  '-i': "the index is the build's index or index-url",
  '--index-url': "the index is the build's index or index-url",
  '--extra-index-url': 'a build has one index; a second one lets a package of another project win',
  '--no-index': "the index is the build's index or index-url",
  '-f': "wheels come from the build's index only",
  '--find-links': "wheels come from the build's index only",
  '--trusted-host': 'TLS is always verified',
  '--no-binary': 'only wheels are installed, so that nothing is built on the machine',
  '--prefer-binary': 'only wheels are installed',
  '--pre': 'every version is pinned',
  '-e': 'editable installs are not pinned; upload the sources and set PYTHONPATH, or build a wheel',
  '--editable': 'editable installs are not pinned; upload the sources and set PYTHONPATH, or build a wheel',
  '-c': 'constraints add nothing to a complete lock; put the pins in the requirement file',
  '--constraint': 'constraints add nothing to a complete lock; put the pins in the requirement file',
  '--use-feature': 'pip features are chosen by the build',
};

/** Reads requirement files with everything they include, and gathers every problem with its file and line. */
export function readRequirements(files: readonly string[], baseDirectory: string): RequirementSet {
  const reader = new RequirementReader(baseDirectory);
  for (const file of files) reader.read(posix.normalize(file));
  return {
    requirements: reader.requirements,
    problems: [...reader.problems, ...findClashes(reader.requirements)],
  };
}

class RequirementReader {
  readonly requirements: Requirement[] = [];
  readonly problems: Problem[] = [];
  readonly #baseDirectory: string;
  readonly #seen = new Set<string>();

  constructor(baseDirectory: string) {
    this.#baseDirectory = baseDirectory;
  }

  read(file: string, from?: { readonly file: string; readonly line: number }): void {
    if (this.#seen.has(file)) return;
    this.#seen.add(file);
    let content: string;
    try {
      content = readFileSync(resolve(this.#baseDirectory, file), 'utf8');
    } catch (error) {
      const message = `cannot read requirement file "${file}": ${(error as NodeJS.ErrnoException).code ?? error}`;
      this.problems.push({ code: 'INVALID_BUILD', message, ...from });
      return;
    }
    for (const line of logicalLines(content)) this.#readLine(line, file);
  }

  #readLine(line: LogicalLine, file: string): void {
    if (line.text.startsWith('-')) {
      this.#readOption(line, file);
      return;
    }
    const { requirement, problems } = parseRequirement(line, file);
    if (requirement) this.requirements.push(requirement);
    this.problems.push(...problems);
  }

  #readOption({ text, line }: LogicalLine, file: string): void {
    const [, option = text, value = ''] = /^(--?[A-Za-z-]+)(?:[=\s]\s*|(?<=^-[a-z]))(.*)$/.exec(text) ?? [];
    if (option === '-r' || option === '--requirement') {
      this.read(posix.join(posix.dirname(file), value.trim()), { file, line });
      return;
    }
    if (option === '--require-hashes' || (option === '--only-binary' && value.trim() === ':all:')) return;
    const reason = REFUSED[option] ?? 'only -r, --require-hashes and --only-binary :all: are';
    this.problems.push({
      code: 'INVALID_BUILD',
      message: `the option ${option} is not allowed: ${reason}`,
      file,
      line,
    });
  }
}

/** Two lines for one project are fine only when their markers differ, which each machine decides. */
function findClashes(requirements: readonly Requirement[]): readonly Problem[] {
  const first = new Map<string, Requirement>();
  const problems: Problem[] = [];
  for (const requirement of requirements) {
    const key = `${requirement.key};${requirement.markerText ?? ''}`;
    const earlier = first.get(key);
    if (earlier) problems.push(clash(earlier, requirement));
    else first.set(key, requirement);
  }
  return problems;
}
