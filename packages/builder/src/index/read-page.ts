import { setImmediate } from 'node:timers/promises';
import { redactUrl } from '@ami-select/core';
import { BuilderError } from '../report/errors.ts';
import { showUrl } from './failures.ts';
import { htmlFiles } from './html-page.ts';
import { jsonFiles } from './json-page.ts';
import { type PageFile, type ProjectPage, projectStatus } from './page-file.ts';
import type { PageReading } from './page-reading.ts';

/** More is no page of one project; each costs memory and time. */
const MOST_FILES = 100_000;
/** Files between two moments at which signals are looked at. */
const AT_ONCE = 1_000;

export interface PageOptions {
  /** The media type that the server names; may be empty. */
  readonly type: string;
  /** Where the page came from, after redirects. */
  readonly url: URL;
  /** For messages. */
  readonly project: string;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Reads a project page in JSON or HTML, in time in proportion to its length.
 * @throws BuilderError `UNREACHABLE_INDEX` for a page that is not one of an index; the reason of the signal
 */
export async function readPage(text: string, options: PageOptions): Promise<ProjectPage> {
  const { signal } = options;
  const refuse = (problem: string): BuilderError => notPage(problem, options);
  const reading: PageReading = { refuse };
  const files: PageFile[] = [];
  for await (const file of filesOf(text, options, reading)) {
    if (files.length === MOST_FILES)
      throw refuse(`lists more than ${MOST_FILES} files, the most that a page may`);
    files.push(file);
    if (files.length % AT_ONCE !== 0) continue;
    await setImmediate();
    signal?.throwIfAborted();
  }
  const { state, reason, base, foreign } = reading;
  const status = projectStatus(state, reason);
  if (files.length === 0 && foreign !== undefined) throw refuse(`is not one of an index${titled(foreign)}`);
  return { files, ...(status && { status }), ...(base !== undefined && { base }) };
}

function filesOf(
  text: string,
  { type }: PageOptions,
  reading: PageReading,
): AsyncIterable<PageFile> | Iterable<PageFile> {
  const start = text.trimStart()[0];
  const isJson = type.includes('json') || (!/html/.test(type) && start === '{');
  if (isJson) return jsonFiles(text, reading);
  if (type === '' || type.includes('html') || start === '<' || start === undefined)
    return htmlFiles(text, reading);
  throw reading.refuse(`is ${type.split(';', 1)[0]?.slice(0, 60)}, which is neither JSON nor HTML`);
}

function titled(title: string): string {
  return title === '' ? '' : ` but the page ${JSON.stringify(redactUrl(title))}`;
}

function notPage(problem: string, { project, url }: PageOptions): BuilderError {
  const message = `the page of ${project} ${problem}; it came from ${showUrl(url)}`;
  return new BuilderError('UNREACHABLE_INDEX', message, {
    hint: 'check that index-url is the address of a simple repository, and that no network asks for a log-in first',
  });
}
