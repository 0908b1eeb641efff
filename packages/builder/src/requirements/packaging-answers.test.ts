import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { evaluateMarker, type MarkerEnvironment } from './marker.ts';
import { parseDraft } from './parse-draft.ts';
import { parseMarker } from './parse-marker.ts';
import { pinDraft } from './pin-draft.ts';
import { normalizeName } from './requirement.ts';
import { parseSpecifiers, satisfies } from './specifier.ts';
import { compareVersions, isVersion } from './version.ts';

interface Asked {
  readonly name: string;
  readonly extras: readonly string[];
  readonly specifier: string;
}

interface Answers {
  readonly packaging: string;
  /** Versions in their order; those of one list are the same. */
  readonly ordered: readonly (readonly string[])[];
  readonly notVersions: readonly string[];
  /** The versions that satisfy a set; null when `packaging` cannot read it. */
  readonly specifiers: Readonly<Record<string, readonly string[] | null>>;
  readonly environments: Readonly<Record<string, MarkerEnvironment>>;
  /** The environments in which a marker holds; null when it is not valid. */
  readonly markers: Readonly<Record<string, readonly string[] | null>>;
  readonly lockEnvironments: Readonly<Record<string, MarkerEnvironment>>;
  readonly lockMarkers: Readonly<Record<string, readonly string[] | null>>;
  /** What a line asks for; null when it is not a requirement. */
  readonly requirements: Readonly<Record<string, Asked | null>>;
}

const path = new URL('./testing/packaging-answers.json', import.meta.url);
const answers: Answers = JSON.parse(readFileSync(path, 'utf8'));
const versions = answers.ordered.flat();

describe(`the answers of packaging ${answers.packaging}`, () => {
  it('are many', () => {
    expect(Object.keys(answers.specifiers).length * versions.length).toBeGreaterThan(5000);
    expect(Object.keys(answers.markers).length).toBeGreaterThan(150);
  });

  it('order versions alike', () => {
    const rank = new Map(
      answers.ordered.flatMap((group, index) => group.map((one) => [one, index] as const)),
    );
    const differing = versions.flatMap((left) =>
      versions
        .filter(
          (right) =>
            compareVersions(left, right) !== Math.sign((rank.get(left) ?? 0) - (rank.get(right) ?? 0)),
        )
        .map((right) => [left, right]),
    );

    expect(differing).toEqual([]);
  });

  it.each(answers.notVersions)('%j is not a version', (text) => {
    expect(isVersion(text)).toBe(false);
  });

  it.each(Object.entries(answers.specifiers))('say what satisfies %j', (specifiers, expected) => {
    const clauses = parseSpecifiers(specifiers);

    const satisfied = versions.filter((version) => clauses?.every((clause) => satisfies(version, clause)));

    expect(clauses === undefined ? null : satisfied.sort()).toEqual(expected && [...expected].sort());
  });

  it.each(Object.entries(answers.markers))('say where %s holds', (text, expected) => {
    expect(holding(text, answers.environments)).toEqual(expected);
  });

  it.each(Object.entries(answers.requirements))('say whether %j is a pin', (text, asked) => {
    const line = { text: `${text} --hash=sha256:${'a'.repeat(64)}`, line: 1 };
    const draft = parseDraft(line, { file: 'r.txt' });
    const pinned = 'problems' in draft ? draft : pinDraft(draft, []);

    if (asked === null || !/^===?[^,*]+$/.test(asked.specifier)) expect(pinned).toHaveProperty('problems');
    else {
      const extras = asked.extras.map(normalizeName);
      expect(pinned).toMatchObject({ requirement: { name: asked.name, extras } });
    }
  });

  it.each(Object.entries(answers.lockMarkers))('say where %s of a pylock.toml holds', (text, expected) => {
    expect(holding(text, answers.lockEnvironments)).toEqual(expected);
  });
});

function holding(
  text: string,
  environments: Readonly<Record<string, MarkerEnvironment>>,
): readonly string[] | null {
  const marker = parseMarker(text);
  if ('problem' in marker) return null;
  return Object.keys(environments).filter((name) => {
    const environment = environments[name];
    return environment !== undefined && evaluateMarker(marker, environment);
  });
}
