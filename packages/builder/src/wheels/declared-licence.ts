import parse from 'spdx-expression-parse';
import type { Headers } from './core-headers.ts';

/** Trove classifiers that mean one licence; `BSD License` and others mean several. */
const BY_CLASSIFIER: Readonly<Record<string, string>> = {
  'Apache Software License': 'Apache-2.0',
  'Boost Software License 1.0 (BSL-1.0)': 'BSL-1.0',
  'CC0 1.0 Universal (CC0 1.0) Public Domain Dedication': 'CC0-1.0',
  'GNU Affero General Public License v3': 'AGPL-3.0-only',
  'GNU Affero General Public License v3 or later (AGPLv3+)': 'AGPL-3.0-or-later',
  'GNU General Public License v2 (GPLv2)': 'GPL-2.0-only',
  'GNU General Public License v2 or later (GPLv2+)': 'GPL-2.0-or-later',
  'GNU General Public License v3 (GPLv3)': 'GPL-3.0-only',
  'GNU General Public License v3 or later (GPLv3+)': 'GPL-3.0-or-later',
  'GNU Lesser General Public License v3 (LGPLv3)': 'LGPL-3.0-only',
  'GNU Lesser General Public License v3 or later (LGPLv3+)': 'LGPL-3.0-or-later',
  'ISC License (ISCL)': 'ISC',
  'MIT License': 'MIT',
  'MIT No Attribution License (MIT-0)': 'MIT-0',
  'Mozilla Public License 2.0 (MPL 2.0)': 'MPL-2.0',
  'Python Software Foundation License': 'PSF-2.0',
  'The Unlicense (Unlicense)': 'Unlicense',
  'zlib/libpng License': 'Zlib',
};

/** Characters of a licence in the field `License`; longer ones are the text of a licence. */
const LONGEST_NAME = 100;
const LONGEST_EXPRESSION = 1_000;

/**
 * The licence that METADATA declares: an SPDX expression where it is one, else a name; empty when it declares none.
 * `License-Expression` comes first, then a `License` that is an expression, then classifiers, then any `License`.
 */
export function declaredLicence(headers: Headers): string {
  const licence = licenceOf(headers);
  // Its beginning alone could be a licence that is allowed: with the ellipsis it is none.
  return licence.length <= LONGEST_EXPRESSION ? licence : `${licence.slice(0, LONGEST_NAME)}…`;
}

function licenceOf(headers: Headers): string {
  const [expression = ''] = headers.get('license-expression') ?? [];
  if (expression !== '') return expression;
  const field = headers.get('license')?.[0]?.replaceAll('\n', ' ') ?? '';
  const name = field.length <= LONGEST_NAME && !/^unknown$/i.test(field) ? field : '';
  if (isExpression(name)) return name;
  const classifiers = (headers.get('classifier') ?? [])
    .filter((classifier) => classifier.startsWith('License ::'))
    .map((classifier) => classifier.split(' :: ').at(-1) ?? '')
    .filter((last) => last !== 'OSI Approved' && last !== 'License');
  const known = [...new Set(classifiers.map((one) => BY_CLASSIFIER[one] ?? one))];
  // Several are read as if all of them hold.
  return known.length > 0 ? known.join(' AND ') : name;
}

/** Whether a text is an SPDX expression; the parser fails in several ways. */
export function isExpression(text: string): boolean {
  try {
    parse(text);
    return true;
  } catch {
    return false;
  }
}
