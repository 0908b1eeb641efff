import { dirname, isAbsolute, posix, relative, resolve } from 'node:path';
import { readNamedFile } from '@ami-select/core';
import type { Problem } from '../report/errors.ts';
import { clash } from './clash.ts';
import { type LogicalLine, logicalLines } from './logical-lines.ts';
import { NO_REQUIREMENT, parseRequirement, showsWords } from './parse-requirement.ts';
import type { Requirement } from './requirement.ts';
import { whyNotRead } from './why-not-read.ts';

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
  '--only-binary': 'only :all: is',
  '--prefer-binary': 'only wheels are installed',
  '--pre': 'every version is pinned',
  '-e': 'editable installs are not pinned; upload the sources and set PYTHONPATH, or build a wheel',
  '--editable': 'editable installs are not pinned; upload the sources and set PYTHONPATH, or build a wheel',
  '-c': 'constraints add nothing to a complete lock; put the pins in the requirement file',
  '--constraint': 'constraints add nothing to a complete lock; put the pins in the requirement file',
  '--use-feature': 'pip features are chosen by the build',
};

/** An option of pip: a word of lower-case letters, or a single letter, which needs no blank before its value. */
const OPTION = /^(--[a-z][a-z-]{0,40}|-[a-zA-Z])(?:[=\s]\s*|$|(?<=^-[a-z]))(.*)$/;

export interface ReadOptions {
  /** The folder that everything a file names stays in. */
  readonly baseDirectory: string;
  /** A person named the files, who may choose others; what such a file includes stays in its own folder. */
  readonly isTyped?: boolean | undefined;
}

const LIMIT = { name: 'a requirements file', mebibytes: 16 };
const EXPECTED = 'a requirements file below the folder of the build';

/** Reads requirement files with everything they include, and gathers every problem with its file and line. */
export function readRequirements(files: readonly string[], options: ReadOptions): RequirementSet {
  const requirements: Requirement[] = [];
  const problems: Problem[] = [];
  const seen = new Set<string>();
  for (const file of files) {
    const reader = new RequirementReader(file, { ...options, requirements, problems, seen });
    reader.read(posix.normalize(file));
  }
  return { requirements, problems: [...problems, ...findClashes(requirements)] };
}

interface Reading extends ReadOptions, RequirementSet {
  readonly requirements: Requirement[];
  readonly problems: Problem[];
  /** Files that were read. */
  readonly seen: Set<string>;
}

class RequirementReader {
  readonly #reading: Reading;
  /** What the files that are included stay in. */
  readonly #root: string;
  /** The first file when a person named it: it may lie in a hidden folder, and so may what it includes. */
  readonly #typed: string | undefined;

  constructor(first: string, reading: Reading) {
    this.#reading = reading;
    const { baseDirectory, isTyped = false } = reading;
    const path = resolve(baseDirectory, first);
    const isOutside =
      isAbsolute(relative(baseDirectory, path)) || /^\.\.(?:[/\\]|$)/.test(relative(baseDirectory, path));
    this.#root = isTyped && isOutside ? dirname(path) : baseDirectory;
    this.#typed = isTyped ? path : undefined;
  }

  read(file: string, from?: { readonly file: string; readonly line: number }): void {
    const { baseDirectory, seen, problems } = this.#reading;
    if (seen.has(file)) return;
    seen.add(file);
    const path = resolve(baseDirectory, file);
    const found = this.#find(path, from === undefined && this.#typed !== undefined);
    if ('because' in found) {
      const message = `"${file}" is not valid because ${found.because}; expected ${EXPECTED}`;
      problems.push({ code: 'INVALID_BUILD', message, ...from });
      return;
    }
    const lines = logicalLines(found.bytes.toString('utf8'));
    const hidesWords = !showsWords(lines);
    for (const line of lines) this.#readLine(line, { file, hidesWords });
  }

  #find(path: string, isTyped: boolean): ReturnType<typeof readNamedFile> {
    const named = { base: this.#root, path, isTyped };
    const because = isTyped ? undefined : whyNotRead(named, this.#typed);
    return because === undefined ? readNamedFile(named, LIMIT) : { because };
  }

  #readLine(
    line: LogicalLine,
    { file, hidesWords }: { readonly file: string; readonly hidesWords: boolean },
  ): void {
    const { requirements, problems } = this.#reading;
    if (line.text.startsWith('-')) {
      this.#readOption(line, file);
      return;
    }
    const parsed = parseRequirement(line, { file, hidesWords });
    if (parsed.requirement) requirements.push(parsed.requirement);
    problems.push(...parsed.problems);
  }

  #readOption({ text, line }: LogicalLine, file: string): void {
    const complain = (message: string): void =>
      void this.#reading.problems.push({ code: 'INVALID_BUILD', message, file, line });
    const [, option, value = ''] = OPTION.exec(text) ?? [];
    if (option === undefined) {
      complain(NO_REQUIREMENT);
    } else if (option === '-r' || option === '--requirement') {
      if (/^[a-z][a-z0-9+.-]*:/i.test(value)) complain(`${option} names an address; expected ${EXPECTED}`);
      else this.read(posix.join(posix.dirname(file), value.trim()), { file, line });
    } else if (option !== '--require-hashes' && !(option === '--only-binary' && value.trim() === ':all:')) {
      complain(refuseOption(option));
    }
  }
}

/** An option that pip does not know may be any word, and is not shown. */
function refuseOption(option: string): string {
  const reason = Object.hasOwn(REFUSED, option) ? REFUSED[option] : undefined;
  return reason === undefined
    ? 'the option is not allowed: only -r, --require-hashes and --only-binary :all: are'
    : `the option ${option} is not allowed: ${reason}`;
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
