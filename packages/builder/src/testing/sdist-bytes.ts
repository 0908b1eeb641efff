import { gzipSync } from 'node:zlib';
import { Header } from 'tar';

/** A member of an archive: a file with its text, or anything that tar can name. */
export interface TarEntry {
  readonly path: string;
  readonly text?: string;
  readonly type?: 'File' | 'Directory' | 'SymbolicLink' | 'Link' | 'FIFO';
  readonly linkpath?: string | undefined;
}

const BLOCK = 512;

/** The bytes of a `.tar.gz`. */
export function tarGz(entries: readonly TarEntry[]): Buffer {
  const blocks = entries.flatMap(({ path, text = '', type = 'File', linkpath }) => {
    const content = Buffer.from(text);
    const header = new Header({
      path,
      type,
      ...(linkpath !== undefined && { linkpath }),
      size: content.length,
      mode: 0o644,
      mtime: new Date(0),
    });
    header.encode();
    const surplus = content.length % BLOCK;
    return [header.block ?? Buffer.alloc(0), content, Buffer.alloc(surplus === 0 ? 0 : BLOCK - surplus)];
  });
  return gzipSync(Buffer.concat([...blocks, Buffer.alloc(2 * BLOCK)]));
}

export interface SdistParts {
  /** `foo-1.0` by default. */
  readonly stem?: string | undefined;
  /** Lines of PKG-INFO after name and version. */
  readonly metadata?: readonly string[] | undefined;
  readonly format?: string | undefined;
  readonly pyproject?: string | undefined;
  /** Further files below the folder of the archive, by path. */
  readonly files?: Readonly<Record<string, string>> | undefined;
}

/** The bytes of a source archive that is all right unless parts are replaced. */
export function sdistBytes({
  stem = 'foo-1.0',
  metadata = [],
  format = '2.2',
  pyproject = '[build-system]\nrequires = ["maker>=1"]\nbuild-backend = "maker"\n',
  files = {},
}: SdistParts = {}): Buffer {
  const [name = '', version = ''] = stem.split('-');
  const info = [`Metadata-Version: ${format}`, `Name: ${name}`, `Version: ${version}`, ...metadata, ''];
  const texts = { 'PKG-INFO': info.join('\n'), 'pyproject.toml': pyproject, ...files };
  return tarGz(Object.entries(texts).map(([path, text]) => ({ path: `${stem}/${path}`, text })));
}
