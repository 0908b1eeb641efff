import { setImmediate } from 'node:timers/promises';
import { isPlainObject } from '@ami-select/core';
import { BuilderError } from '../report/errors.ts';

/** A file as a project page of a simple repository lists it. */
export interface SimpleFile {
  readonly filename: string;
  /** May be relative to the page. */
  readonly url: string;
  readonly hashes: readonly string[];
  readonly requiresPython?: string | undefined;
  readonly yanked?: string | undefined;
}

interface JsonFile {
  readonly filename?: unknown;
  readonly url?: unknown;
  readonly hashes?: unknown;
  readonly 'requires-python'?: unknown;
  readonly yanked?: unknown;
}

/** More is no page of one project; each costs memory and time. */
const MOST_FILES = 100_000;
/** Files between two moments at which signals are looked at. */
const AT_ONCE = 1_000;

export interface PageOptions {
  readonly isJson: boolean;
  /** For messages. */
  readonly project: string;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Reads a project page in JSON (PEP 691) or HTML (PEP 503, with PEP 592 and data-requires-python), in time in proportion
 * to its length.
 * @throws BuilderError `UNREACHABLE_INDEX` for a page that is none; the reason of the signal
 */
export async function readPage(
  text: string,
  { isJson, project, signal }: PageOptions,
): Promise<readonly SimpleFile[]> {
  const files: SimpleFile[] = [];
  for (const file of isJson ? jsonFiles(text, project) : htmlFiles(text)) {
    if (files.length === MOST_FILES)
      throw notPage(project, `lists more than ${MOST_FILES} files, the most that a page may`);
    files.push(file);
    if (files.length % AT_ONCE !== 0) continue;
    await setImmediate();
    signal?.throwIfAborted();
  }
  return files;
}

function* jsonFiles(text: string, project: string): Generator<SimpleFile, void, undefined> {
  const files = parseFiles(text);
  if (files === undefined) throw notPage(project, 'is not the JSON of a simple repository');
  for (const file of files) {
    if (!isPlainObject(file)) continue;
    const { filename, url, hashes, yanked, 'requires-python': requiresPython }: JsonFile = file;
    if (typeof filename !== 'string' || typeof url !== 'string') continue;
    const digests = isPlainObject(hashes) ? Object.entries(hashes) : [];
    const reason = typeof yanked === 'string' ? yanked : '';
    yield {
      filename,
      url,
      hashes: digests.map(([name, digest]) => `${name}:${digest}`),
      requiresPython: typeof requiresPython === 'string' ? requiresPython : undefined,
      yanked: yanked ? reason : undefined,
    };
  }
}

function parseFiles(text: string): readonly unknown[] | undefined {
  try {
    const page: unknown = JSON.parse(text);
    if (!isPlainObject(page)) return undefined;
    const { files = [] } = page;
    return Array.isArray(files) ? files : undefined;
  } catch {
    return undefined;
  }
}

function notPage(project: string, problem: string): BuilderError {
  return new BuilderError('UNREACHABLE_INDEX', `the page of ${project} ${problem}`);
}

const ATTRIBUTE = /([a-z-]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'))?/gi;

function* htmlFiles(text: string): Generator<SimpleFile, void, undefined> {
  for (const { inside, label } of anchors(text)) {
    const attributes = new Map(
      [...inside.matchAll(ATTRIBUTE)].map(([, name = '', double, single]) => [
        name.toLowerCase(),
        decodeEntities(double ?? single ?? ''),
      ]),
    );
    const href = attributes.get('href');
    if (href === undefined) continue;
    const [url = '', fragment = ''] = href.split('#');
    const hash = /^(sha256|sha384|sha512|md5)=([0-9a-f]+)$/i.exec(fragment);
    yield {
      filename: decodeEntities(label).trim(),
      url,
      hashes: hash ? [`${hash[1]}:${hash[2]}`.toLowerCase()] : [],
      requiresPython: attributes.get('data-requires-python') || undefined,
      yanked: attributes.get('data-yanked'),
    };
  }
}

/** Every `<a …>text</a>`. Each search goes on where the one before it ended. */
function* anchors(
  text: string,
): Generator<{ readonly inside: string; readonly label: string }, void, undefined> {
  const start = /<a(?=[\s>])/gi;
  while (start.exec(text) !== null) {
    const end = text.indexOf('>', start.lastIndex);
    const next = end === -1 ? -1 : text.indexOf('<', end);
    if (next === -1) return;
    const inside = text.slice(start.lastIndex, end);
    if (/^<\/a>/i.test(text.slice(next, next + 4))) yield { inside, label: text.slice(end + 1, next) };
    start.lastIndex = next;
  }
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decodeEntities(text: string): string {
  return text.replaceAll(
    /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{1,8}));/gi,
    (whole, decimal, hexadecimal, name) => {
      if (name) return ENTITIES[name] ?? whole;
      const codePoint = decimal ? Number(decimal) : Number.parseInt(hexadecimal, 16);
      return codePoint <= 0x10ffff ? String.fromCodePoint(codePoint) : whole;
    },
  );
}
