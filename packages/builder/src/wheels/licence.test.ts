import { describe, expect, it } from 'vitest';
import { isAllowedLicence } from './allowed-licence.ts';
import { readHeaders } from './core-headers.ts';
import { declaredLicence } from './declared-licence.ts';

describe('declaredLicence', () => {
  it.each([
    ['License-Expression: MIT OR Apache-2.0\nLicense: other', 'MIT OR Apache-2.0'],
    ['License: MIT\nClassifier: License :: OSI Approved :: BSD License', 'MIT'],
    ['License: BSD\nClassifier: License :: OSI Approved :: MIT License', 'MIT'],
    ['License: BSD', 'BSD'],
    ['Classifier: License :: OSI Approved :: BSD License', 'BSD License'],
    [
      'Classifier: License :: OSI Approved\nClassifier: License :: OSI Approved :: Apache Software License\nClassifier: License :: OSI Approved :: BSD License',
      'Apache-2.0 AND BSD License',
    ],
    [`License: ${'Permission is hereby granted. '.repeat(20)}`, ''],
    ['License: UNKNOWN', ''],
    ['Classifier: Programming Language :: Python', ''],
    ['', ''],
  ])('of %j is %j', (text, licence) => {
    expect(declaredLicence(readHeaders(text))).toBe(licence);
  });
});

describe('a licence that is too long', () => {
  const long = Array.from({ length: 1_000 }, () => 'MIT').join(' AND ');

  it.each([
    `License-Expression: ${long} AND GPL-3.0-only`,
    Array.from({ length: 1_000 }, (_, index) => `Classifier: License :: MIT ${index}`).join('\n'),
  ])('is none that is allowed, also where its beginning is one', (text) => {
    const licence = declaredLicence(readHeaders(text));

    expect(licence).toHaveLength(101);
    expect(isAllowedLicence(licence, ['MIT'])).toBe(false);
    expect(isAllowedLicence(long.slice(0, 91), ['MIT'])).toBe(true);
  });
});

describe('isAllowedLicence', () => {
  it.each([
    ['MIT', ['MIT'], true],
    ['MIT', ['mit'], true],
    ['MIT', ['Apache-2.0'], false],
    ['MIT OR GPL-3.0-only', ['MIT'], true],
    ['MIT AND GPL-3.0-only', ['MIT'], false],
    ['(MIT OR GPL-3.0-only) AND Apache-2.0', ['MIT', 'Apache-2.0'], true],
    ['GPL-2.0-only WITH Classpath-exception-2.0', ['GPL-2.0-only'], false],
    ['GPL-2.0-only WITH Classpath-exception-2.0', ['GPL-2.0-only WITH Classpath-exception-2.0'], true],
    ['BSD License', ['BSD License'], true],
    ['Apache-2.0 AND BSD License', ['BSD License', 'Apache-2.0'], true],
    ['Apache-2.0 AND BSD License', ['Apache-2.0'], false],
    ['Zlib AND', ['Zlib'], false],
    ['(MIT', ['MIT'], false],
  ])('%j of %j: %s', (licence, allowed, is) => {
    expect(isAllowedLicence(licence, allowed)).toBe(is);
  });
});
