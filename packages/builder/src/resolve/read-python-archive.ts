import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { Parser, type ReadEntry } from 'tar';
import { isVersion } from '../requirements/version.ts';
import { ArchiveLinks, type LinkedMember } from './archive-links.ts';

/** The content of the archive of a Python, read without starting anything of it. */
export interface PythonContents {
  /** Such as `3.12.3`. */
  readonly version: string;
  /** Such as `cp312`. */
  readonly abi: string;
  /** That of the loader which its program names; undefined where it names none. */
  readonly libc?: 'glibc' | 'musl' | undefined;
  readonly hasVenv: boolean;
  readonly pip?: string | undefined;
  /** The file name of the pip wheel of its ensurepip. */
  readonly bundledPip?: string | undefined;
  /** Bytes of its files. */
  readonly unpackedBytes: number;
}

/** Why an archive is not that of the Python it should be. */
export interface WrongArchive {
  readonly because: string;
}

const BROKEN = 'it is not a whole .tar.gz';
/** More is no Python: the largest builds have some 30,000 files and 1 GiB. */
const MOST_FILES = 500_000;
const MOST_BYTES = 8 * 2 ** 30;
/** Bytes at the start of a program that name its loader. */
const HEAD = 64 * 1024;

/**
 * Reads a `.tar.gz` with `python/bin/python3.12` in it, in one pass and without unpacking it: the version from its
 * headers, the ABI from its folders, the C library from the loader of its program.
 */
export async function readPythonArchive(
  path: string,
  minor: string,
  signal?: AbortSignal,
): Promise<PythonContents | WrongArchive> {
  const reading = new ArchiveReading(minor);
  const refused = new AbortController();
  const parser = new Parser({
    strict: true,
    onReadEntry: (entry) => {
      const because = reading.take(entry);
      if (because !== undefined) refused.abort(because);
    },
  });
  const stop = AbortSignal.any([refused.signal, ...(signal ? [signal] : [])]);
  try {
    await pipeline(createReadStream(path), createGunzip(), parser, { signal: stop });
  } catch {
    signal?.throwIfAborted();
    const { aborted, reason } = refused.signal;
    return { because: aborted ? String(reason) : BROKEN };
  }
  return reading.finish();
}

/** Facts of an archive that are known so far. */
class ArchiveReading {
  readonly #minor: string;
  readonly #names = new Set<string>();
  readonly #links = new ArchiveLinks();
  #files = 0;
  #bytes = 0;
  #head = Buffer.alloc(0);
  #headers = '';

  constructor(minor: string) {
    this.#minor = minor;
  }

  /** @returns why nothing more is read */
  take(entry: ReadEntry): string | undefined {
    const name = entry.path.replace(/^(?:\.\/+)+/, '').replace(/\/+$/, '');
    if (!Number.isSafeInteger(entry.size) || entry.size < 0) return `${BROKEN}: the size of a file`;
    this.#files += 1;
    this.#bytes += entry.size;
    if (this.#files > MOST_FILES) return `it has more than ${MOST_FILES} files`;
    if (this.#bytes > MOST_BYTES) return `it unpacks to more than ${MOST_BYTES / 2 ** 30} GiB`;
    if (name.startsWith('/') || name.split('/').includes('..')) return 'a file of it leads out of its folder';
    if (!/^(?:\.|python(?:\/.*)?)?$/s.test(name)) return 'it has something beside its folder python';
    const member = memberOf(name, entry);
    if (member === undefined) return 'it has what is neither a file nor a folder nor a link';
    const because = this.#links.take(member);
    if (because !== undefined) return because;
    if (isOfNote(name)) this.#names.add(name);
    const isHeaders = name.endsWith('/patchlevel.h');
    if (!isHeaders && !this.#isProgram(name)) entry.resume();
    else this.#read(entry, isHeaders);
    return undefined;
  }

  finish(): PythonContents | WrongArchive {
    const because = this.#links.finish();
    if (because !== undefined) return { because };
    const minor = this.#minor;
    const has = (suffix: string): boolean => this.#names.has(`python/lib/python${minor}${suffix}`);
    const program = `python/bin/python${minor}`;
    if (!this.#names.has(program)) return { because: `it has no ${program}` };
    const version = /^#define\s+PY_VERSION\s+"([^"\n]{1,40})"/m.exec(this.#headers)?.[1] ?? '';
    if (!isVersion(version.replace(/\+$/, '')))
      return { because: `no patchlevel.h below python/include names its version` };
    if (!`${version}.`.startsWith(`${minor}.`)) return { because: `it is Python ${version}` };
    const folder = has('t/os.py') ? 't' : '';
    const malloc = Number(minor.split('.')[1]) < 8 ? 'm' : '';
    return {
      version,
      abi: `cp${minor.replace('.', '')}${folder || malloc}`,
      libc: libcOf(this.#head),
      hasVenv: has(`${folder}/venv/__init__.py`),
      pip: this.#first(/\/site-packages\/pip-([^/]+)\.dist-info\//),
      bundledPip: this.#first(/\/ensurepip\/_bundled\/(pip-[^/]+\.whl)$/),
      unpackedBytes: this.#bytes,
    };
  }

  /** The program may be a link to one of another name. */
  #isProgram(name: string): boolean {
    return this.#head.length === 0 && /^python\/bin\/python3(?:\.\d+t?)?$/.test(name);
  }

  #read(entry: ReadEntry, isHeaders: boolean): void {
    const chunks: Buffer[] = [];
    let length = 0;
    entry.on('data', (chunk) => {
      if (length < HEAD) chunks.push(Buffer.from(chunk));
      length += chunk.length;
    });
    entry.on('end', () => {
      const bytes = Buffer.concat(chunks).subarray(0, HEAD);
      if (isHeaders) this.#headers += `${bytes.toString('latin1')}\n`;
      else this.#head = bytes;
    });
  }

  #first(pattern: RegExp): string | undefined {
    for (const name of this.#names) {
      const found = pattern.exec(name)?.[1];
      if (found !== undefined) return found;
    }
    return undefined;
  }
}

/** A link, a file or a folder; undefined of what no archive of a Python has. */
function memberOf(name: string, { type, linkpath: target = '' }: ReadEntry): LinkedMember | undefined {
  if (type === 'SymbolicLink' || type === 'Link') return { name, link: { kind: type, target } };
  return ['File', 'OldFile', 'ContiguousFile', 'Directory'].includes(type) ? { name } : undefined;
}

/** Files by which a Python is known; the others are thousands. */
function isOfNote(name: string): boolean {
  return /^python\/(?:bin\/|lib\/python[^/]+\/(?:os\.py$|venv\/__init__\.py$|ensurepip\/_bundled\/|site-packages\/pip-))/.test(
    name,
  );
}

function libcOf(head: Buffer): PythonContents['libc'] {
  if (head.includes('/ld-musl-')) return 'musl';
  return head.includes('/ld-linux') ? 'glibc' : undefined;
}
