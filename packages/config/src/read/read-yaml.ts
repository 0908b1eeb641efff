import type { Problem } from '@ami-select/core';
import type { Alias, Document, Node, Pair, Scalar, YAMLMap, YAMLSeq } from 'yaml';

/** YAML as it was written: every scalar is a string, its source text; one that is null is undefined. */
export interface YamlReading {
  readonly value: unknown;
  /** Line, from 1, of a path such as `fleets.test.count` or `build.steps[0].run`. */
  readonly lines: ReadonlyMap<string, number>;
  readonly problems: readonly Problem[];
}

/** Aliases may stand for far more than a file holds: past this many values of aliases it is refused. */
const MOST_ALIASED = 10_000;

/** Problems that the parser words with what stands in the file, which may be something else than a config. */
const WITHOUT_SOURCE: Readonly<Record<string, string>> = {
  BAD_DIRECTIVE: 'a line that begins with % is no directive of YAML',
  BAD_DQ_ESCAPE: 'a string in double quotes has an unknown escape sequence',
  BAD_COLLECTION_TYPE: 'a tag does not fit its value',
  TAG_RESOLVE_FAILED: 'a tag is unknown',
};

/** The end of the parser's messages that quotes the file; no colon that it expects. */
const SOURCE = /(?<! or ): [\s\S]*/;

/** Characters on each side of a mistake that are looked at: a line may be a megabyte. */
const NEARBY = 200;

/** A place such as `{python}` beside other text. */
const PLACE_IN_TEXT = /[\w.-]\{[\w-]+\}|\{[\w-]+\}[\w.-]/;

/** A hint for a line with a brace that was to be text. */
function quoting(text: string, offset: number): string {
  const before =
    text
      .slice(Math.max(0, offset - NEARBY), offset)
      .split('\n')
      .at(-1) ?? '';
  const [after = ''] = text.slice(offset, offset + NEARBY).split('\n');
  return PLACE_IN_TEXT.test(before + after) ? '; expected quotes around a value with { or }' : '';
}

/** Reads YAML without throwing. Aliases and merge keys (`<<`) are resolved; the text of a scalar is kept. */
export async function readYaml(text: string, file: string): Promise<YamlReading> {
  // Loaded on demand: most steps of a workflow have no config, and the parser would cost every one its start-up.
  const yaml = await import('yaml');
  const counter = new yaml.LineCounter();
  const document = yaml.parseDocument(text, { lineCounter: counter, stringKeys: true, prettyErrors: false });
  const broken = [...document.errors, ...document.warnings].map(
    ({ code, message, pos: [offset] }): Located => ({
      file,
      line: counter.linePos(offset).line,
      message:
        code === 'MULTIPLE_DOCS'
          ? 'the file has multiple documents (---); expected one'
          : `invalid YAML: ${WITHOUT_SOURCE[code] ?? message.replace(SOURCE, '')}${quoting(text, offset)}`,
    }),
  );
  if (broken.length > 0) return { value: undefined, lines: new Map(), problems: firstOfLines(broken) };
  const walk = new Walk(yaml, document, (offset) => counter.linePos(offset).line);
  const value = walk.read(document.contents, '');
  return { value, lines: walk.lines, problems: walk.problems.map((problem) => ({ file, ...problem })) };
}

type Located = Problem & { readonly line: number };

/** One a line: the parser words a mistake again for each token that follows it. */
function firstOfLines(problems: readonly Located[]): readonly Problem[] {
  const lines = new Map<number, Located>();
  for (const problem of problems) if (!lines.has(problem.line)) lines.set(problem.line, problem);
  return [...lines.values()];
}

type Yaml = typeof import('yaml');

/** One walk over a document. */
class Walk {
  readonly lines: Map<string, number> = new Map();
  readonly problems: Problem[] = [];
  readonly #yaml: Yaml;
  readonly #document: Document;
  readonly #lineOf: (offset: number) => number;
  /** The aliases that are being resolved, so that one inside itself is found. */
  readonly #open: Set<unknown> = new Set();
  #aliased = 0;

  constructor(yaml: Yaml, document: Document, lineOf: (offset: number) => number) {
    this.#yaml = yaml;
    this.#document = document;
    this.#lineOf = lineOf;
  }

  read(node: unknown, path: string): unknown {
    if (this.#open.size > 0) this.#aliased += 1;
    if (this.#aliased === MOST_ALIASED) this.#complain(node, 'the aliases stand for too many values');
    if (this.#aliased >= MOST_ALIASED || node === null || node === undefined) return undefined;
    if (this.#yaml.isAlias(node)) return this.#resolve(node, (target) => this.read(target, path));
    if (!this.lines.has(path)) this.lines.set(path, this.#line(node));
    if (this.#yaml.isSeq(node)) return this.#readList(node, path);
    if (this.#yaml.isMap(node)) return Object.fromEntries(this.#entries(node, path));
    return this.#yaml.isScalar(node) ? textOf(node) : undefined;
  }

  #readList({ items }: YAMLSeq, path: string): unknown[] {
    return items.map((item, index) => this.read(item, `${path}[${index}]`));
  }

  /** Keys of a mapping with their values; those of a merged mapping where the mapping does not have them itself. */
  #entries(node: YAMLMap, path: string): Map<string, unknown> {
    const own = node.items.filter((pair) => keyOf(pair) !== '<<');
    const entries = new Map<string, unknown>();
    for (const pair of own) {
      const at = path === '' ? keyOf(pair) : `${path}.${keyOf(pair)}`;
      if (this.#yaml.isNode(pair.key)) this.lines.set(at, this.#line(pair.key));
      entries.set(keyOf(pair), this.read(pair.value, at));
    }
    for (const pair of node.items) {
      if (keyOf(pair) === '<<') this.#merge(pair.value, path, entries);
    }
    return entries;
  }

  #merge(node: unknown, path: string, entries: Map<string, unknown>): void {
    if (this.#yaml.isAlias(node)) {
      this.#resolve(node, (target) => this.#merge(target, path, entries));
    } else if (this.#yaml.isSeq(node)) {
      for (const item of node.items) this.#merge(item, path, entries);
    } else if (this.#yaml.isMap(node)) {
      for (const [key, value] of this.#entries(node, path)) if (!entries.has(key)) entries.set(key, value);
    } else {
      this.#complain(node, 'the value of a merge key (<<) is not a mapping; expected an alias of a mapping');
    }
  }

  #resolve<T>(alias: Alias, read: (target: Node | undefined) => T): T | undefined {
    const target = alias.resolve(this.#document);
    if (target === undefined) this.#complain(alias, 'the alias is unknown');
    if (this.#open.has(target)) this.#complain(alias, 'the alias contains itself');
    if (target === undefined || this.#open.has(target)) return undefined;
    this.#open.add(target);
    const value = read(target);
    this.#open.delete(target);
    return value;
  }

  #complain(node: unknown, message: string): void {
    this.problems.push({ line: this.#line(node), message });
  }

  #line(node: unknown): number {
    return this.#yaml.isNode(node) ? this.#lineOf(node.range?.[0] ?? 0) : 1;
  }
}

function keyOf({ key }: Pair): string {
  return typeof key === 'object' && key !== null && 'value' in key ? String(key.value) : String(key);
}

/** The text of a scalar as it was written; undefined for null. */
function textOf({ value, source }: Scalar): string | undefined {
  if (value === null || value === undefined) return undefined;
  return typeof value === 'string' ? value : (source ?? String(value));
}
