import { setImmediate } from 'node:timers/promises';
import { redactUrl } from '@ami-select/core';
import { BuilderError } from '../report/errors.ts';
import { ChosenReader } from './chosen-reader.ts';
import { showUrl } from './failures.ts';
import { NeededFiles } from './needed-files.ts';
import { type PageFile, type ProjectPage, projectStatus } from './page-file.ts';
import type { PageReading } from './page-reading.ts';
import { SpentBuffers } from './spent-buffers.ts';

/** More is no page of one project; each costs memory and time. */
const MOST_FILES = 100_000;
/** Files between two moments at which signals are looked at. */
const AT_ONCE = 1_000;

const SPENT = new SpentBuffers();

export interface PageOptions {
  /** The media type that the server names; may be empty. */
  readonly type: string;
  /** Where the page came from, after redirects. */
  readonly url: URL;
  /** Its normalised name. */
  readonly project: string;
  /** Whose files are needed; all when absent. */
  readonly versions?: ReadonlySet<string> | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Reads a project page in JSON or HTML as it comes, in time in proportion to its length, and in memory for the files that
 * are needed; see `NeededFiles`.
 * @throws BuilderError `UNREACHABLE_INDEX` for a page that is not one of an index; the reason of the signal; what the
 * bytes throw
 */
export async function readPage(bytes: AsyncIterable<Uint8Array>, options: PageOptions): Promise<ProjectPage> {
  const { project, versions, signal } = options;
  const refuse = (problem: string): BuilderError => notPage(problem, options);
  const reading: PageReading = { refuse };
  const all: PageFile[] = [];
  const needed = versions && new NeededFiles(project, versions);
  let count = 0;
  const take = (file: PageFile): void => {
    if (count === MOST_FILES) throw refuse(`lists more than ${MOST_FILES} files, the most that a page may`);
    count += 1;
    if (needed === undefined) all.push(file);
    else needed.add(file);
  };
  const reader = new ChosenReader(options.type, { reading, take });
  let looked = 0;
  for await (const chunk of bytes) {
    await reader.write(chunk);
    SPENT.spend(chunk);
    if (count - looked < AT_ONCE) continue;
    looked = count;
    await setImmediate();
    signal?.throwIfAborted();
  }
  await reader.end();
  const { state, reason, base, foreign } = reading;
  const status = projectStatus(state, reason);
  if (count === 0 && foreign !== undefined) throw refuse(`is not one of an index${titled(foreign)}`);
  const files = needed?.files ?? all;
  return { files, ...(status && { status }), ...(base !== undefined && { base }) };
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
