import { createHash } from 'node:crypto';
import { type ZipEntry, zip } from './zip.ts';

/** The metadata of a pure-Python wheel. */
export interface WheelSource {
  readonly name: string;
  readonly version: string;
  readonly summary: string;
  /** Requirements, as `Requires-Dist` has them. */
  readonly requires: readonly string[];
}

export interface BuiltWheel {
  readonly filename: string;
  readonly bytes: Buffer;
}

/** Makes a wheel (PEP 427) from the files of a package: sorted, stored, dated 1980, so always the same bytes. */
export function buildWheel(
  { name, version, summary, requires }: WheelSource,
  files: readonly ZipEntry[],
): BuiltWheel {
  const info = `${name}-${version}.dist-info`;
  const metadata = [
    'Metadata-Version: 2.1',
    `Name: ${name}`,
    `Version: ${version}`,
    `Summary: ${summary}`,
    'License: MIT',
    ...requires.map((requirement) => `Requires-Dist: ${requirement}`),
  ];
  const tags = [
    'Wheel-Version: 1.0',
    'Generator: ami-select-example',
    'Root-Is-Purelib: true',
    'Tag: py3-none-any',
  ];
  const sorted = [...files].sort((left, right) => (left.path < right.path ? -1 : 1));
  const entries = [...sorted, text(`${info}/METADATA`, metadata), text(`${info}/WHEEL`, tags)];
  const record = [...entries.map(recordLine), `${info}/RECORD,,`];
  return {
    filename: `${name}-${version}-py3-none-any.whl`,
    bytes: zip([...entries, text(`${info}/RECORD`, record)]),
  };
}

function text(path: string, lines: readonly string[]): ZipEntry {
  return { path, bytes: Buffer.from(`${lines.join('\n')}\n`) };
}

function recordLine({ path, bytes }: ZipEntry): string {
  return `${path},sha256=${createHash('sha256').update(bytes).digest('base64url')},${bytes.byteLength}`;
}
