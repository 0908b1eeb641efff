import { dirname, resolve } from 'node:path';
import type { Build } from '../definition/build.ts';
import { indexAddress, isWeb, showAddress } from '../definition/index-address.ts';
import { isFolderPath } from '../definition/named-indexes.ts';
import type { Problem } from '../report/errors.ts';

/** A line of a requirement file that names where packages come from. */
export interface IndexLine {
  readonly kind: '--index-url' | '--extra-index-url' | '--find-links' | '--no-index';
  /** As written, with the values of variables; empty for `--no-index`. */
  readonly url: string;
  /** Values of variables stand in it. */
  readonly hasVariables: boolean;
  readonly file: string;
  readonly line: number;
}

export interface IndexInUse extends Pick<Build, 'index' | 'indexUrl'> {
  readonly baseDirectory: string;
  /** PIP_INDEX_URL of the caller, which is used where neither build nor lines name an index. */
  readonly pipIndexUrl?: string | undefined;
  /** Addresses and folders that the build allows for some of its packages. */
  readonly allowed?: readonly string[] | undefined;
}

export interface IndexVerdict {
  /** The address that the lines name, for a build that names none. */
  readonly indexUrl?: string | undefined;
  /** That names it. */
  readonly indexUrlLine?: { readonly file: string; readonly line: number } | undefined;
  readonly problems: readonly Problem[];
}

/**
 * Compares the index lines of requirement files with the index of the build: the same one changes nothing, a build
 * without index takes the one that they name, and another one is a problem with both addresses, whose credentials are
 * not shown. A second index would let a package of another project win.
 */
export function judgeIndexLines(lines: readonly IndexLine[], build: IndexInUse): IndexVerdict {
  const first = lines.find(({ kind, hasVariables, url }) => {
    return kind === '--index-url' && !hasVariables && !isAllowed(addressOf(url), build);
  });
  const isNamed = build.index !== undefined || build.indexUrl !== undefined;
  const indexUrl = isNamed ? undefined : first?.url;
  const fallback = isNamed ? undefined : build.pipIndexUrl || undefined;
  const used: IndexInUse = { ...build, indexUrl: build.indexUrl ?? indexUrl ?? fallback };
  const problems = lines.flatMap((line) => {
    const because = whyRefused(line, used);
    if (because === undefined) return [];
    const message = `${line.kind}: ${because}`;
    return [{ code: 'INVALID_BUILD' as const, message, file: line.file, line: line.line }];
  });
  const place = first && { file: first.file, line: first.line };
  return { indexUrl, ...(indexUrl !== undefined && { indexUrlLine: place }), problems };
}

function whyRefused(line: IndexLine, build: IndexInUse): string | undefined {
  if (line.kind === '--no-index') {
    return build.index === undefined
      ? 'the build has no folder of wheels; expected index in the build'
      : undefined;
  }
  if (line.kind === '--find-links') return whyNoLinks(line, build);
  const found = indexAddress(line.url);
  if ('because' in found) return `${shown(line)} is not valid because ${found.because}; expected https://…`;
  const address = found.url.href;
  if (address === addressOf(build.indexUrl) || isAllowed(address, build)) return undefined;
  if (build.index === undefined && build.indexUrl === undefined) return whyNotTaken(line);
  const used =
    build.index === undefined
      ? showAddress(build.indexUrl ?? '')
      : `the folder ${JSON.stringify(build.index)}`;
  return `${shown(line)} is not the index of the build, ${used}; expected one index, or indexes for some packages`;
}

/** The value of a variable goes to no address that only the requirement file names. */
function whyNotTaken(line: IndexLine): string {
  if (line.hasVariables)
    return 'the address has variables, and the build names no index to compare it with; expected index-url in the build';
  return `${shown(line)} is a second index beside the default one; expected index-url in the build, or indexes for some packages`;
}

function whyNoLinks(line: IndexLine, build: IndexInUse): string | undefined {
  const { baseDirectory, index, allowed = [] } = build;
  const folders = [...(index === undefined ? [] : [index]), ...allowed.filter(isFolderPath)];
  // pip takes it relative to the file, else to where it runs.
  const wanted = ['.', dirname(line.file)].map((from) => resolve(baseDirectory, from, line.url));
  const isFolder = folders.some((folder) => wanted.includes(resolve(baseDirectory, folder)));
  if (isFolder || isAllowed(addressOf(line.url), build)) return undefined;
  if (URL.canParse(line.url) && isWeb(new URL(line.url)))
    return "wheels come from the build's index only, and a page of links is none; expected its wheels in a folder, which is index in the build or url of one of indexes, or the address of a simple index as url of one of indexes";
  return "wheels come from the build's index only; expected the folder as index in the build for all packages, or as url of one of indexes for some";
}

function isAllowed(address: string | undefined, { allowed = [] }: IndexInUse): boolean {
  return address !== undefined && allowed.some((one) => addressOf(one) === address);
}

/** What addresses are compared by: without credentials, and with a slash at the end. */
function addressOf(url: string | undefined): string | undefined {
  if (url === undefined || !URL.canParse(url)) return undefined;
  const address = indexAddress(url);
  return 'because' in address ? undefined : address.url.href;
}

function shown({ url, hasVariables }: IndexLine): string {
  return hasVariables ? 'an address with variables' : showAddress(url);
}
