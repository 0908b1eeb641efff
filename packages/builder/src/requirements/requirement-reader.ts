import { dirname, isAbsolute, posix, relative, resolve } from 'node:path';
import { readNamedFile } from '@ami-select/core';
import { isPylockName } from '../definition/pylock-name.ts';
import type { Problem } from '../report/errors.ts';
import { decodeText } from './decode-text.ts';
import { type Expanded, expandVariables, type VariableOf } from './expand-variables.ts';
import { foreignLock } from './foreign-lock.ts';
import type { IndexLine } from './index-lines.ts';
import type { LockCondition } from './lock-condition.ts';
import { type LogicalLine, logicalLines } from './logical-lines.ts';
import { oddLines } from './odd-lines.ts';
import { type LineOption, parseOptions } from './option-line.ts';
import { type Draft, NO_REQUIREMENT, parseDraft, showsWords } from './parse-draft.ts';
import { pathInCommand } from './path-in-command.ts';
import { readPylock } from './read-pylock.ts';
import { refuseOption } from './refused-options.ts';
import type { Requirement } from './requirement.ts';
import { whyNotRead } from './why-not-read.ts';

export interface ReadOptions {
  /** The folder that everything a file names stays in. */
  readonly baseDirectory: string;
  /** Where files are shown from, and commands of messages are started; see `Build`. */
  readonly commandDirectory?: string | undefined;
  /** A person named the files, who may choose others; what such a file includes stays in its own folder. */
  readonly isTyped?: boolean | undefined;
  /** Extras and groups of pylock.toml: none, and the default ones, when absent. */
  readonly extras?: readonly string[] | undefined;
  readonly groups?: readonly string[] | undefined;
  /** For `${NAME}` in the lines; no value is shown. */
  readonly variableOf?: VariableOf | undefined;
}

const LIMIT = { name: 'a requirements file', mebibytes: 16 };
const EXPECTED = 'a requirements file below the folder of the build';
/** Files that include each other. */
const DEEPEST = 500;

/** Options that change nothing when every version is pinned and only wheels are installed. */
const HARMLESS = ['--require-hashes', '--only-binary', '--prefer-binary', '--pre'];
const INDEX_KINDS = ['--index-url', '--extra-index-url', '--find-links', '--no-index'] as const;

interface Place {
  readonly file: string;
  readonly line: number;
}

/** A file to read. */
interface FileInTurn {
  /** As it is shown: from the folder of commands, without the values of variables. */
  readonly file: string;
  readonly path: string;
  readonly isConstraint: boolean;
  /** The paths of the files that include it. */
  readonly within: readonly string[];
  /** The line that includes it. */
  readonly from?: Place | undefined;
}

/** An option and the file that it stands in. */
interface OptionInTurn {
  readonly option: LineOption;
  /** The value without the values of variables. */
  readonly written: string;
  readonly hasVariables: boolean;
  readonly turn: FileInTurn;
  readonly place: Place;
}

/** A line, a package of pylock.toml, or a problem. */
export type Entry = Draft | Problem | { readonly requirement: Requirement };

/** Reads requirement files line by line, with the files that they include. */
export class RequirementReader {
  /** Requirements and problems in the order of their lines. */
  readonly entries: Entry[] = [];
  readonly conditions: LockCondition[] = [];
  readonly constraints: Draft[] = [];
  readonly indexLines: IndexLine[] = [];
  /** Lines that may name a project, and are refused. */
  readonly unread: string[] = [];
  /** Whether nothing else may be named. */
  isWhole = true;
  readonly #options: ReadOptions;
  readonly #seen = new Set<string>();
  /** The folder that included files stay in. */
  #root: string;
  /** The first file when a person named it: it may lie in a hidden folder, and so may what it includes. */
  #typed: string | undefined;

  constructor(options: ReadOptions) {
    this.#options = options;
    this.#root = options.baseDirectory;
  }

  /** Reads a file that the build names. */
  readFirst(file: string): void {
    const { baseDirectory, isTyped = false } = this.#options;
    const path = resolve(baseDirectory, file);
    const fromBase = relative(baseDirectory, path);
    const isOutside = isAbsolute(fromBase) || /^\.\.(?:[/\\]|$)/.test(fromBase);
    this.#root = isTyped && isOutside ? dirname(path) : baseDirectory;
    this.#typed = isTyped ? path : undefined;
    this.#read({ file: pathInCommand(file, this.#options), path: file, isConstraint: false, within: [] });
  }

  #read(turn: FileInTurn): void {
    const { file, path, isConstraint, from } = turn;
    const key = `${isConstraint ? 'c' : 'r'} ${path}`;
    if (this.#seen.has(key) && !turn.within.includes(path)) return;
    this.#seen.add(key);
    const found = this.#find(turn);
    if ('because' in found) {
      this.isWhole = false;
      const message = `"${from === undefined ? path : file}" is not valid because ${found.because}; expected ${EXPECTED}`;
      this.entries.push({ code: 'INVALID_BUILD', message, ...from });
      return;
    }
    const decoded = decodeText(found.bytes);
    if ('because' in decoded) {
      this.isWhole = false;
      this.#complain(`${decoded.because}; expected a requirements file`, { file, line: decoded.line });
    } else if (isPylockName(file)) this.#readPylock(decoded.text, turn);
    else this.#readText(decoded.text, turn);
  }

  #readPylock(text: string, { file, path, isConstraint }: FileInTurn): void {
    if (isConstraint) {
      this.#complain('a lock cannot be a constraint; expected -r', { file, line: 1 });
      return;
    }
    const folder = dirname(resolve(this.#options.baseDirectory, path));
    const { requirements, problems, condition } = readPylock(text, { file, folder, ...this.#options });
    for (const requirement of requirements) this.entries.push({ requirement });
    for (const problem of problems) this.entries.push(problem);
    if (problems.length > 0) this.isWhole = false;
    if (condition !== undefined) this.conditions.push(condition);
  }

  #readText(text: string, turn: FileInTurn): void {
    const foreign = turn.isConstraint ? undefined : foreignLock(turn.file, text);
    if (foreign !== undefined) {
      this.isWhole = false;
      this.#complain(foreign, { file: turn.file, line: 1 });
      return;
    }
    for (const line of oddLines(text)) this.#complain(ODD_LINE, { file: turn.file, line });
    const lines = logicalLines(text);
    const hidesWords = !showsWords(lines);
    for (const line of lines) {
      if (line.text.startsWith('-')) this.#readOptions(line, turn);
      else this.#readRequirement(line, turn, hidesWords);
    }
  }

  #find({ path, from, within }: FileInTurn): ReturnType<typeof readNamedFile> {
    if (within.includes(path)) return { because: 'it includes itself' };
    if (within.length > DEEPEST) return { because: `files include each other more than ${DEEPEST} deep` };
    const { baseDirectory } = this.#options;
    const isTyped = from === undefined && this.#typed !== undefined;
    const named = { base: this.#root, path: resolve(baseDirectory, path), isTyped };
    const because = isTyped ? undefined : whyNotRead(named, this.#typed);
    return because === undefined ? readNamedFile(named, LIMIT) : { because };
  }

  #expand(text: string): Expanded {
    return expandVariables(text, this.#options.variableOf);
  }

  #readRequirement(line: LogicalLine, { file, isConstraint }: FileInTurn, hidesWords: boolean): void {
    const { text, values } = this.#expand(line.text);
    if (values.some((value) => !PLAIN_VALUE.test(value)) || (values.length > 0 && NAMED.test(line.text))) {
      this.unread.push(line.text);
      this.#complain('a variable is not a version or a hash; expected name==version', { ...line, file });
      return;
    }
    const draft = parseDraft({ ...line, text }, { file, hidesWords, hidesAll: values.length > 0 });
    if ('problems' in draft) {
      this.unread.push(line.text);
      this.entries.push(...draft.problems);
    } else if (isConstraint) this.#addConstraint(draft);
    else this.entries.push(draft);
  }

  #addConstraint(draft: Draft): void {
    const { extras, clauses, name, isHidden } = draft;
    const title = isHidden ? 'the constraint' : name;
    if (extras.length > 0) this.#complain(`${title}: constraints have no extras`, draft);
    else if (clauses === undefined) this.#complain(`${title}: its version cannot be read`, draft);
    else this.constraints.push(draft);
  }

  #readOptions({ text, line }: LogicalLine, turn: FileInTurn): void {
    const place = { file: turn.file, line };
    const expanded = this.#expand(text);
    const hasVariables = expanded.values.length > 0;
    const written = parseOptions(text) ?? [];
    const options = parseOptions(expanded.text);
    if (options === undefined || options.length !== written.length) {
      this.unread.push(text);
      this.#complain(NO_REQUIREMENT, place);
      return;
    }
    for (const [index, option] of options.entries())
      this.#readOption({ option, written: written[index]?.value ?? '', hasVariables, turn, place });
  }

  #readOption(inTurn: OptionInTurn): void {
    const { option, hasVariables, turn, place } = inTurn;
    const { name, value } = option;
    const kind = INDEX_KINDS.find((candidate) => candidate === name);
    if (kind !== undefined) {
      const url = kind === '--find-links' ? pathFrom(turn.path, value) : value;
      this.indexLines.push({ kind, url, hasVariables, ...place });
    } else if (name === '--requirement' || name === '--constraint') {
      this.#include(inTurn);
    } else if (!HARMLESS.includes(name)) {
      this.unread.push(value);
      this.#complain(refuseOption(option), place);
    }
  }

  #include({ option: { name, value }, written, turn, place }: OptionInTurn): void {
    if (ADDRESS.test(value)) {
      this.isWhole = false;
      this.#complain(`${name} names an address; expected ${EXPECTED}`, place);
      return;
    }
    this.#read({
      file: this.#shown(pathFrom(turn.file, written)),
      path: this.#inBase(pathFrom(turn.path, value)),
      isConstraint: name === '--constraint',
      within: [...turn.within, turn.path],
      from: place,
    });
  }

  /** A path below the folder of the build, from the one of commands. */
  #shown(path: string): string {
    const inBase = this.#inBase(path);
    return inBase === path ? path : pathInCommand(inBase, this.#options);
  }

  /** An absolute path below the folder of the build, from there. */
  #inBase(path: string): string {
    const fromBase = relative(this.#options.baseDirectory, path);
    return isAbsolute(path) && !fromBase.startsWith('..') ? fromBase : path;
  }

  #complain(message: string, { file, line }: Place): void {
    this.entries.push({ code: 'INVALID_BUILD', message, file, line });
  }
}

const ODD_LINE = 'a character stands in the line that tools read differently; expected plain text';
const ADDRESS = /^[a-z][a-z0-9+.-]*:/i;

/** Values of variables that a requirement may have: a version without a local part, or a digest. */
const PLAIN_VALUE = /^(?:v?\d+(?:\.\d+)*(?:\.?(?:a|b|rc|post|dev)\d+)*|(?:sha\d+:)?[0-9a-fA-F]{64,128})$/;
/** A variable stands in the name. */
const NAMED = /^[^=<>!~;]*\$\{/;

/** A path of a file that another one names: relative to that one's folder. */
function pathFrom(file: string, value: string): string {
  if (isAbsolute(value) || ADDRESS.test(value)) return value;
  return posix.join(posix.dirname(file), value);
}
