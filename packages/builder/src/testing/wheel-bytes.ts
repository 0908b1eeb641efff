import { type ZipEntry, zip } from '@ami-select/example-index/zip';

export interface WheelParts {
  /** `foo-1.0` by default. */
  readonly stem?: string | undefined;
  /** Lines of METADATA after name and version. */
  readonly metadata?: readonly string[] | undefined;
  /** Other files than the module; `undefined` leaves one of the .dist-info out. */
  readonly files?: Readonly<Record<string, string | Buffer | undefined>> | undefined;
  /** Names that RECORD leaves out. */
  readonly unlisted?: readonly string[] | undefined;
}

/** The bytes of a wheel that is all right unless parts are replaced. */
export function wheelBytes({
  stem = 'foo-1.0',
  metadata = [],
  files = {},
  unlisted = [],
}: WheelParts = {}): Buffer {
  const [name = '', version = ''] = stem.split('-');
  const info = `${stem}.dist-info`;
  const contents: Record<string, string | Buffer | undefined> = {
    [`${name}.py`]: 'x = 1\n',
    [`${info}/METADATA`]: [
      'Metadata-Version: 2.1',
      `Name: ${name}`,
      `Version: ${version}`,
      ...metadata,
      '',
    ].join('\n'),
    [`${info}/WHEEL`]: 'Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n',
    ...files,
  };
  const record = `${info}/RECORD`;
  const paths = [...Object.keys(contents).filter((path) => contents[path] !== undefined), record];
  const lines = paths.filter((path) => !unlisted.includes(path)).map((path) => `${csv(path)},,\n`);
  const listed = record in contents ? contents : { ...contents, [record]: lines.join('') };
  const entries = Object.entries(listed).flatMap(([path, content]) => entryOf(path, content));
  // The .dist-info comes last in real wheels, so that it is near the directory.
  const isInfo = ({ path }: ZipEntry): boolean => path.startsWith(info);
  return zip([...entries.filter((entry) => !isInfo(entry)), ...entries.filter(isInfo)]);
}

function entryOf(path: string, content: string | Buffer | undefined): readonly ZipEntry[] {
  if (content === undefined) return [];
  return [{ path, bytes: typeof content === 'string' ? Buffer.from(content) : content }];
}

function csv(path: string): string {
  return /[",]/.test(path) ? `"${path.replaceAll('"', '""')}"` : path;
}
