import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type LogicalLine, logicalLines } from './logical-lines.ts';
import { parseDraft } from './parse-draft.ts';
import { type Pinned, pinDraft } from './pin-draft.ts';
import { normalizeName } from './requirement.ts';
import { compareVersions, isVersion, sameVersion } from './version.ts';

const name = fc.stringMatching(/^[A-Za-z0-9](?:[A-Za-z0-9._-]{0,10}[A-Za-z0-9])?$/);
const release = fc.array(fc.nat(30), { minLength: 1, maxLength: 4 }).map((parts) => parts.join('.'));
const suffix = fc.constantFrom('', 'a1', 'b2', 'rc1', '.post1', '.dev3', 'rc1.dev2', '+local.1');
const version = fc.tuple(release, suffix).map((parts) => parts.join(''));
const hash = fc.stringMatching(/^[0-9a-f]{64}$/).map((digest) => `sha256:${digest}`);
const gap = fc.constantFrom(' ', '  ', ' \\\n    ', ' \\\r\n  ');
/** Any code points; the `binary` unit of fast-check takes two seconds to build its tables. */
const anyText = fc
  .array(fc.nat(0x10ffff), { minLength: 1 })
  .map((codePoints) => String.fromCodePoint(...codePoints));

function read(line: LogicalLine): Pinned {
  const draft = parseDraft(line, { file: 'r.txt' });
  return 'problems' in draft ? draft : pinDraft(draft, []);
}

describe('requirement files', () => {
  it('give back every pin and hash, however the line is laid out', () => {
    const line = fc.record({
      name,
      version,
      hashes: fc.array(hash, { minLength: 1, maxLength: 4 }),
      gap,
      comment: fc.boolean(),
    });

    fc.assert(
      fc.property(fc.array(line, { maxLength: 6 }), (lines) => {
        const text = lines.map((one) => {
          const options = one.hashes.map((digest) => `${one.gap}--hash=${digest}`).join('');
          return `${one.name}==${one.version}${options}${one.comment ? '  # a note' : ''}\n`;
        });

        const parsed = logicalLines(text.join('\n')).map(read);

        expect(
          parsed.map((one) => {
            if ('problems' in one) return one.problems;
            const { name: project, version: pin, hashes } = one.requirement;
            return [project, pin, hashes];
          }),
        ).toEqual(lines.map((one) => [one.name, one.version, [...new Set(one.hashes)]]));
      }),
    );
  });

  it('give a requirement or a problem for any line', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const logical of logicalLines(text)) {
          const pinned = read(logical);

          expect('requirement' in pinned || pinned.problems.length > 0).toBe(true);
        }
      }),
    );
  });

  it('never take a line for pinned that has no exact version', () => {
    const operator = fc.constantFrom('>=', '<=', '~=', '!=', '>', '<', '', '=');

    fc.assert(
      fc.property(name, operator, version, hash, (project, sign, wanted, digest) => {
        const text = `${project} ${sign} ${wanted} --hash=${digest}`;

        expect(read({ text, line: 1 })).toHaveProperty('problems');
      }),
    );
  });

  it('keep line numbers that point into the file', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', '\\', '\n', ' ', '#', '\r') }), (text) => {
        const count = text.split(/\r\n|\r|\n/).length;
        const lines = logicalLines(text).map(({ line }) => line);

        expect(lines.every((line) => line >= 1 && line <= count)).toBe(true);
        expect(lines).toEqual([...lines].sort((left, right) => left - right));
      }),
    );
  });
});

describe('names and versions', () => {
  it('normalises a name to itself', () => {
    fc.assert(fc.property(name, (text) => normalizeName(normalizeName(text)) === normalizeName(text)));
  });

  it('order is total: antisymmetric and transitive', () => {
    fc.assert(
      fc.property(version, version, version, (a, b, c) => {
        expect(Math.sign(compareVersions(a, b))).toBe(-Math.sign(compareVersions(b, a)) + 0);
        if (compareVersions(a, b) <= 0 && compareVersions(b, c) <= 0)
          expect(compareVersions(a, c)).toBeLessThanOrEqual(0);
      }),
    );
  });

  it('trailing zeros change nothing', () => {
    fc.assert(fc.property(release, (text) => sameVersion(text, `${text}.0`) && isVersion(text)));
  });
});
