import { dropTerminalSequences } from '@ami-select/core';
import { SaxesParser } from 'saxes';
import type { FailedTest, TestOutcome } from './test-counter.ts';
import { placeOf } from './test-place.ts';

/** Elements within elements; real files have a handful. */
const DEEPEST = 200;

/** Characters of the name of a test. */
const LONGEST_NAME = 500;

/** Characters of why a test failed. */
const LONGEST_MESSAGE = 300;

/** Characters at the end of a trace, where its place stands. */
const LONGEST_TRACE = 16 * 1024;

/** Coloured output in a report: XML forbids its ESC, and the elements around it are right. */
const HARMLESS = /(?:disallowed character|malformed character entity)\.$/;

/** The attributes of an element. */
type Attributes = Readonly<Record<string, unknown>>;

interface OpenCase {
  readonly attributes: Attributes;
  readonly depth: number;
  isSkipped: boolean;
  /** The first failure or error in it. */
  failure: { readonly attributes: Attributes; trace: string } | undefined;
  /** Whether the text is that of the failure. */
  isTrace: boolean;
}

/** Reads one JUnit file in pieces. The tests before a place that is not XML are counted. */
export class JunitReader {
  readonly #parser = new SaxesParser({});
  readonly #add: (outcome: TestOutcome) => void;
  #suiteFile = '';
  #depth = 0;
  #root: string | undefined;
  #case: OpenCase | undefined;
  #problem: string | undefined;

  constructor(add: (outcome: TestOutcome) => void) {
    this.#add = add;
    const parser = this.#parser;
    parser.on('opentag', ({ name, attributes }) => this.#open(name, attributes));
    parser.on('closetag', () => this.#close());
    parser.on('text', (text) => this.#take(text));
    parser.on('cdata', (text) => this.#take(text));
    parser.on('error', ({ message }) => {
      if (!HARMLESS.test(message)) this.#problem ??= `it is not XML at ${message.replace(/\.$/, '')}`;
    });
  }

  write(text: string): void {
    if (this.isOver) return;
    this.#parser.write(text);
  }

  /** Call it once, after the last piece. */
  end(): void {
    if (!this.isOver) this.#parser.close();
  }

  /** Whether it is a JUnit file; undefined before its first element. */
  get isReport(): boolean | undefined {
    return this.#root === undefined ? undefined : /^testsuites?$/.test(this.#root);
  }

  /** Nothing that follows is read: it is other XML, or it is malformed. */
  get isOver(): boolean {
    return this.#problem !== undefined || this.isReport === false;
  }

  /** Why the file cannot be read to its end. */
  get problem(): string | undefined {
    return this.#problem;
  }

  #open(name: string, attributes: Attributes): void {
    this.#depth += 1;
    this.#root ??= name;
    if (this.isOver) return;
    if (this.#depth > DEEPEST) this.#problem = `it has more than ${DEEPEST} elements within each other`;
    const open = this.#case;
    if (open === undefined) {
      if (name === 'testsuite') this.#suiteFile = textOf(attributes.file);
      if (name === 'testcase')
        this.#case = { attributes, depth: this.#depth, isSkipped: false, failure: undefined, isTrace: false };
      return;
    }
    if (this.#depth !== open.depth + 1) return;
    if (name === 'skipped') open.isSkipped = true;
    if ((name !== 'failure' && name !== 'error') || open.failure !== undefined) return;
    open.failure = { attributes, trace: '' };
    open.isTrace = true;
  }

  #take(text: string): void {
    const { failure, isTrace = false } = this.#case ?? {};
    if (failure && isTrace) failure.trace = (failure.trace + text).slice(-LONGEST_TRACE);
  }

  #close(): void {
    const open = this.#case;
    if (open && this.#depth === open.depth + 1) open.isTrace = false;
    if (open?.depth === this.#depth && this.#problem === undefined) {
      this.#case = undefined;
      this.#add(this.#outcomeOf(open));
    }
    this.#depth -= 1;
  }

  #outcomeOf({ attributes, isSkipped, failure }: OpenCase): TestOutcome {
    if (failure === undefined) return isSkipped ? 'skipped' : 'passed';
    const name = [attributes.classname, attributes.name].map(textOf).filter(Boolean).join('.');
    const file = textOf(attributes.file) || this.#suiteFile;
    const [message = ''] = textOf(failure.attributes.message).trim().split('\n');
    const place = placeOf(failure.trace, file, attributes.line);
    const test: FailedTest = { name: shorten(name, LONGEST_NAME), ...place };
    return message === '' ? test : { ...test, message: shorten(message, LONGEST_MESSAGE) };
  }
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? dropTerminalSequences(value) : '';
}

function shorten(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most)}…` : text;
}
