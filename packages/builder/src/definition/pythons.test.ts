import { describe, expect, it } from 'vitest';
import { BuilderError } from '../report/errors.ts';
import { loadBuild } from './load-build.ts';

const SHA = 'a'.repeat(64);
const archive = { url: 'https://example.com/python.tar.gz', sha256: SHA };

function problemsOf(pythons: unknown): readonly string[] {
  try {
    loadBuild({ steps: [{ run: 'true' }], pythons }, { baseDirectory: '/' });
    return [];
  } catch (error) {
    if (error instanceof BuilderError)
      return error.problems.map(({ field, message }) => `${field}: ${message}`);
    throw error;
  }
}

describe('the Pythons that a build brings', () => {
  it('are archives by version and architecture', () => {
    const pythons = {
      '3.12': { x86_64: archive, arm64: { ...archive, sha256: `sha256:${SHA.toUpperCase()}` } },
    };

    const build = loadBuild({ steps: [{ run: 'true' }], pythons }, { baseDirectory: '/' });

    expect(build.pythons).toEqual({ '3.12': { x86_64: archive, arm64: archive } });
  });

  it.each<[unknown, string]>([
    [{ '3': { arm64: archive } }, 'build.pythons: "3" is not valid because it is not a minor version'],
    [
      { '3.12': {} },
      'build.pythons.3.12: is not valid because it is missing; expected an archive for x86_64 or arm64',
    ],
    [
      { '3.12': { arm: archive } },
      'build.pythons.3.12.arm: is not valid because the key is unknown; expected one of x86_64, arm64',
    ],
    [
      { '3.12': { amd64: archive } },
      'build.pythons.3.12.amd64: is not valid because the key is unknown; expected "x86_64"',
    ],
    [
      { '3.12': { aarch64: archive } },
      'build.pythons.3.12.aarch64: is not valid because the key is unknown; expected "arm64"',
    ],
    [
      { '3.12': { arm64: { url: 'https://a/b' } } },
      'build.pythons.3.12.arm64.sha256: is not valid because it is missing; expected a string',
    ],
    [
      { '3.12': { arm64: { ...archive, url: 'ftp://user:secret@a/b' } } },
      'build.pythons.3.12.arm64.url: "ftp://***@a/b" is not valid because it is not an address',
    ],
    [
      { '3.12': { arm64: { ...archive, sha256: 'abc' } } },
      'build.pythons.3.12.arm64.sha256: "abc" is not valid because it is not a sha256',
    ],
    [[], 'build.pythons: [] is not valid because it is not a mapping'],
  ])('are refused when they are %j', (pythons, problem) => {
    expect(problemsOf(pythons)).toContainEqual(expect.stringContaining(problem));
  });
});
