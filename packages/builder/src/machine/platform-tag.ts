import { UNKNOWN_MICRO } from '../requirements/python-version.ts';
import type { Platform } from './platform.ts';

/** Characters of a tag that are looked at; EC2 allows 256. */
const LONGEST = 256;

/**
 * Reads what an image's tag says of its machines: `debian 12, glibc 2.36, python 3.11`. The C library (`glibc` or
 * `musl`) must be there; the first `python` is the version of `python3`, others are there as `python3.12` and such.
 */
export function parsePlatformTag(text: string): Platform | { readonly because: string } {
  const parts = text
    .slice(0, LONGEST)
    .split(',')
    .map((part) => part.trim());
  const [, family, version] = find(parts, /^(glibc|musl) (\d+\.\d+)$/);
  const [python, ...others] = parts.flatMap((part) => /^python (3\.\d+(?:\.\d+)?)$/.exec(part)?.[1] ?? []);
  const known = parts.filter((part) => /^(?:glibc|musl|python) /.test(part));
  const system = parts.filter((part) => part !== '' && !known.includes(part));
  if ((family !== 'glibc' && family !== 'musl') || version === undefined)
    return { because: 'it names no C library' };
  if (system.length !== 1 || known.length !== 1 + others.length + (python === undefined ? 0 : 1))
    return { because: 'it has other parts than a system, a C library and Pythons' };
  return {
    system: system[0] ?? '',
    libc: { family, version },
    ...(python !== undefined && { python: /\.\d+\./.test(python) ? python : `${python}.${UNKNOWN_MICRO}` }),
    ...(others.length > 0 && { others: others.map((version) => version.split('.', 2).join('.')) }),
    packageManager: 'none',
  };
}

function find(parts: readonly string[], pattern: RegExp): readonly string[] {
  for (const part of parts) {
    const match = pattern.exec(part);
    if (match !== null) return match;
  }
  return [];
}
