import { describe, expect, it } from 'vitest';
import { pythonFacts } from '../testing/facts.ts';
import { requirementOf } from '../testing/resolution.ts';
import { readWheelMetadata } from '../wheels/wheel-metadata.ts';
import { findGaps, type Gaps, type LockedPackage } from './find-gaps.ts';

/** `foo[a,b]==1.0` and lines of its METADATA; extras of the lines are offered. */
function locked(pin: string, ...lines: readonly string[]): LockedPackage {
  const [, name = '', extras = '', version = ''] = /^(\w+)(?:\[(.*)\])?==(.*)$/.exec(pin) ?? [];
  const offered = [...lines.join().matchAll(/extra == "([^"]+)"/g)].map(
    ([, extra]) => `Provides-Extra: ${extra}`,
  );
  const head = [`Name: ${name}`, `Version: ${version}`, ...offered];
  const dependencies = lines.map((line) => `Requires-Dist: ${line}`);
  const metadata = readWheelMetadata(Buffer.from([...head, ...dependencies].join('\n')));
  const wanted = extras.split(',').filter((extra) => extra !== '');
  return { requirement: requirementOf(name, version, { extras: wanted }), metadata };
}

function gaps(...packages: readonly LockedPackage[]): Gaps {
  return findGaps({ name: 'app', python: pythonFacts(), packages, isInstalledByUv: true });
}

function messages(...packages: readonly LockedPackage[]): readonly string[] {
  return gaps(...packages).problems.map(({ message }) => message);
}

const requests = ['idna<4,>=2.5', 'PySocks!=1.5.7,>=1.5.6 ; extra == "socks"'] as const;

describe('findGaps', () => {
  it('follows no extra that nobody asks for', () => {
    expect(messages(locked('requests==2.0', ...requests), locked('idna==3.0'))).toEqual([]);
  });

  it('names what an extra of the lock needs', () => {
    const { problems } = gaps(locked('requests[socks]==2.0', ...requests), locked('idna==3.0'));

    expect(problems).toEqual([
      {
        code: 'UNPINNED',
        message: 'requests==2.0 needs PySocks!=1.5.7,>=1.5.6 for its extra socks, which is not locked',
        file: 'r.txt',
        line: 1,
        environment: 'app',
      },
    ]);
  });

  it('names what an extra of a dependency needs, and who asks for it', () => {
    const found = messages(
      locked('client==1.0', 'requests[socks]'),
      locked('requests==2.0', ...requests),
      locked('idna==3.0'),
    );

    expect(found).toEqual([
      'requests==2.0 needs PySocks!=1.5.7,>=1.5.6 for its extra socks (that client==1.0 asks for), which is not locked',
    ]);
  });

  it('adds up the extras of all who ask, through extras that ask for extras', () => {
    const found = messages(
      locked('top[all]==1.0', 'mid[x] ; extra == "all"'),
      locked('mid==1.0', 'low[y] ; extra == "x"', 'low'),
      locked('low==1.0', 'gone ; extra == "y"', 'other ; extra == "z"'),
    );

    expect(found).toEqual([
      'low==1.0 needs gone for its extra y (that mid==1.0 asks for), which is not locked',
    ]);
  });

  it('ends where packages need each other, or themselves', () => {
    const found = messages(
      locked('a[x]==1.0', 'b[y]', 'a[z] ; extra == "x"', 'gone ; extra == "z"'),
      locked('b==1.0', 'a[x] ; extra == "y"'),
    );

    expect(found).toEqual(['a==1.0 needs gone for its extra z (that a==1.0 asks for), which is not locked']);
  });

  it('names a version that somebody refuses', () => {
    expect(messages(locked('a[x]==1.0', 'b<2 ; extra == "x"'), locked('b==2.0'))).toEqual([
      'a==1.0 needs b<2 for its extra x; the lock file has b==2.0',
    ]);
  });

  it('takes a pre-release that the lock has', () => {
    expect(messages(locked('a==1.0', 'b>=2.0b1'), locked('b==2.0rc1'))).toEqual([]);
  });

  it('compares extras by their normalised names', () => {
    expect(messages(locked('a[dev-tools]==1.0', 'gone ; extra == "dev-tools"'))).toHaveLength(1);
  });

  it('decides by the markers of the Python', () => {
    const found = messages(
      locked('a[x]==1.0', 'b ; python_version < "3.8"', 'c ; python_version < "3.8" and extra == "x"'),
    );

    expect(found).toEqual([]);
  });

  it('warns of an extra that the package does not have', () => {
    expect(gaps(locked('a[nope]==1.0')).warnings).toEqual(['a==1.0 has no extra nope']);
  });

  it('asks nothing of a wheel that cannot be read', () => {
    expect(gaps({ requirement: requirementOf('a', '1.0', { extras: ['x'] }) })).toEqual({
      problems: [],
      warnings: [],
    });
  });

  it('stays fast with a thousand packages that all need each other with extras', () => {
    const names = Array.from({ length: 1_000 }, (_, index) => `p${index}`);
    const packages = names.map((name, index) =>
      locked(
        `${name}[x]==1.0`,
        ...names.slice(index + 1, index + 20).map((other) => `${other}[x] ; extra == "x"`),
      ),
    );

    expect(messages(...packages)).toEqual([]);
  });

  it('refuses what pip cannot read where pip installs, and warns where uv does', () => {
    const packages = [locked('foo==1.0', 'b (>=1.0.*) ; extra == "q"')];
    const judged = (isInstalledByUv: boolean): Gaps =>
      findGaps({ name: 'app', python: pythonFacts(), packages, isInstalledByUv });

    expect(judged(true)).toEqual({ problems: [], warnings: [expect.stringContaining('is not checked')] });
    expect(judged(false).problems).toMatchObject([
      { code: 'NO_WHEEL', message: expect.stringContaining('foo==1.0 cannot be installed with pip because') },
    ]);
  });
});
