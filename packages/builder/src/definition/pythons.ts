import { isPlainObject, type Problem } from '@ami-select/core';
import { absence } from './absence.ts';
import { FieldReader, readNamedGroups } from './field-reader.ts';
import type { BuildShape } from './field-shape.ts';
import { indexAddress, showAddress } from './index-address.ts';

/** An archive of Python (`.tar.gz` with `python/bin/python3.12` in it) that the user vouches for. */
export interface PythonArchive {
  /** With its credentials, if it has any. */
  readonly url: string;
  readonly sha256: string;
}

/** Names of architectures in the `build:` mapping, by what `uname -m` prints. */
export const PYTHON_ARCHITECTURES: Readonly<Record<string, string>> = { x86_64: 'x86_64', aarch64: 'arm64' };

/** Archives by version such as `3.12`, then by architecture: `x86_64` or `arm64`. */
export type BroughtPythons = Readonly<Record<string, Readonly<Record<string, PythonArchive>>>>;

const ARCHIVE_SHAPE: BuildShape = {
  url: { kind: 'string', required: true },
  sha256: { kind: 'string', required: true },
};

export const PYTHON_SHAPE: BuildShape = {
  x86_64: { kind: 'group', fields: ARCHIVE_SHAPE },
  arm64: { kind: 'group', fields: ARCHIVE_SHAPE },
};

/** The field `pythons` of the `build:` mapping; undefined when it is absent. */
export function readPythons(value: unknown, problems: Problem[]): BroughtPythons | undefined {
  if (value === undefined) return undefined;
  const path = 'build.pythons';
  return Object.fromEntries(
    readNamedGroups(path, value, problems).map(([version, group]) => {
      if (!/^3\.\d+$/.test(version)) {
        const message = `"${version}" is not valid because it is not a minor version of Python 3; expected e.g. "3.12"`;
        problems.push({ field: path, message });
      }
      const fields = new FieldReader(`${path}.${version}`, group, { shape: PYTHON_SHAPE, problems });
      const archives = Object.keys(PYTHON_SHAPE).flatMap((architecture) => {
        const archive = fields.value(architecture);
        if (archive === undefined) return [];
        return [[architecture, readArchive(`${path}.${version}.${architecture}`, archive, problems)]];
      });
      if (isPlainObject(group) && Object.keys(group).length === 0)
        problems.push(absence(`${path}.${version}`, 'an archive for x86_64 or arm64'));
      return [version, Object.fromEntries(archives)];
    }),
  );
}

function readArchive(path: string, value: unknown, problems: Problem[]): PythonArchive {
  const fields = new FieldReader(path, value, { shape: ARCHIVE_SHAPE, problems });
  const url = fields.string('url') ?? '';
  const sha256 = (fields.string('sha256') ?? '').replace(/^sha256:/, '').toLowerCase();
  const address = indexAddress(url);
  if (url !== '' && 'because' in address) {
    const message = `${showAddress(url)} is not valid because ${address.because}; expected https://… or http://…`;
    problems.push({ field: `${path}.url`, message });
  }
  if (sha256 !== '' && !/^[0-9a-f]{64}$/.test(sha256)) {
    const because = 'it is not a sha256';
    fields.complain('sha256', fields.value('sha256'), { because, expected: '64 hexadecimal digits' });
  }
  return { url, sha256 };
}
