import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { Header, type HeaderData } from 'tar';
import { tempFolder } from './temp-folder.ts';

/** A file of a tar archive. */
export interface Member extends HeaderData {
  readonly path: string;
  readonly content?: string | undefined;
}

export interface ArchiveOptions {
  /** Such as `3.12.3`. */
  readonly version: string;
  /** `python/bin/python3.12`; a script that starts nothing unless told otherwise. */
  readonly program?: string | undefined;
  readonly others?: readonly Member[] | undefined;
}

/** The bytes of an archive laid out as those of a Python. */
export function pythonArchive({ version, program = '', others = [] }: ArchiveOptions): Buffer {
  const minor = version.split('.', 2).join('.');
  return tarOf([
    { path: `python/bin/python${minor}`, content: program, mode: 0o755 },
    { path: `python/include/python${minor}/patchlevel.h`, content: `#define PY_VERSION "${version}"\n` },
    { path: `python/lib/python${minor}/os.py`, content: '' },
    { path: `python/lib/python${minor}/venv/__init__.py`, content: '' },
    { path: `python/lib/python${minor}/ensurepip/_bundled/pip-24.0-py3-none-any.whl`, content: '' },
    ...others,
  ]);
}

/** A `.tar.gz` of files. */
export function tarOf(members: readonly Member[]): Buffer {
  const blocks = members.flatMap(({ content = '', ...data }) => {
    const bytes = Buffer.from(content);
    const header = new Header({ type: 'File', mode: 0o644, size: bytes.length, ...data });
    header.encode();
    return [header.block ?? Buffer.alloc(0), bytes, Buffer.alloc((512 - (bytes.length % 512)) % 512)];
  });
  return gzipSync(Buffer.concat([...blocks, Buffer.alloc(1024)]));
}

/** The path of a file with these bytes. */
export async function fileWith(bytes: Uint8Array): Promise<string> {
  const path = join(await tempFolder(), createHash('sha256').update(bytes).digest('hex'));
  await writeFile(path, bytes);
  return path;
}
