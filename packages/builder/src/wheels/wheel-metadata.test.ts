import { describe, expect, it } from 'vitest';
import { readWheelMetadata, type WheelMetadata } from './wheel-metadata.ts';

function read(...lines: readonly string[]): WheelMetadata {
  return readWheelMetadata(Buffer.from(lines.join('\r\n')));
}

describe('readWheelMetadata', () => {
  it('reads name, version, the Python it needs, its dependencies and extras', () => {
    const metadata = read(
      'Metadata-Version: 2.1',
      'Name: Foo',
      'Version: 1.0',
      'Requires-Python: >=3.8',
      'Requires-Dist: Bar.Baz[fast, Very_Fast] (>=1.0,<2)',
      'requires-dist: tomli>=1 ; python_version < "3.11"',
      'Requires-Dist: pytest ; extra == "test"',
      'Requires-Dist: plain',
      'Provides-Extra: test',
      'Provides-Extra: Dev_Tools',
      '',
      'Requires-Dist: not-a-header',
    );

    expect(metadata).toMatchObject({ name: 'Foo', version: '1.0', requiresPython: '>=3.8', unreadable: [] });
    expect([...metadata.extras]).toEqual(['test', 'dev-tools']);
    expect(
      metadata.dependencies.map(({ key, extras, specifiers, marker }) => [
        key,
        extras,
        specifiers,
        marker !== undefined,
      ]),
    ).toEqual([
      ['bar-baz', ['fast', 'very-fast'], '>=1.0,<2', false],
      ['tomli', [], '>=1', true],
      ['pytest', [], '', true],
      ['plain', [], '', false],
    ]);
  });

  it.each([
    ['bar @ https://example.com/bar;x=1.whl', '', false],
    ['bar @ https://example.com/bar.whl ; python_version >= "3"', '', true],
    ['bar', '', false],
    ['bar;python_version >= "3"', '', true],
    ['bar()', '', false],
    ['bar (==1.0)', '==1.0', false],
    ['bar>=1.0,', '>=1.0,', false],
    ['bar[]>=1', '>=1', false],
  ])('reads the dependency %s', (text, specifiers, hasMarker) => {
    const [dependency] = read(`Requires-Dist: ${text}`).dependencies;

    expect(dependency).toMatchObject({ key: 'bar', specifiers });
    expect(dependency?.marker !== undefined).toBe(hasMarker);
  });

  it.each([
    ['???', 'it does not start with a name'],
    ['a ; b == "c"', expect.stringContaining('unknown marker variable')],
    ['a>=1.0.*', 'its versions cannot be read'],
    ['a 1.0', 'its versions cannot be read'],
    ['a[b', 'its extras cannot be read'],
    [`a${' '.repeat(5_000)}(`, 'it has more than 4000 characters'],
  ])('gives the reason why it cannot read %s', (text, because) => {
    const { unreadable, dependencies } = read(`Requires-Dist: ${text}`, 'Requires-Dist: bar');

    expect(unreadable).toEqual([{ text, because }]);
    expect(dependencies.map(({ key }) => key)).toEqual(['bar']);
  });

  it('reads no more dependencies than a package has', () => {
    const { dependencies, unreadable } = read(
      ...Array.from({ length: 6_000 }, (_, index) => `Requires-Dist: a${index}`),
    );

    expect(dependencies).toHaveLength(5_000);
    expect(unreadable).toEqual([{ text: '1,000 more', because: 'it has more than 5000' }]);
  });

  it('joins folded lines', () => {
    expect(read('Requires-Dist: bar', '  >=1.0').dependencies).toMatchObject([{ specifiers: '>=1.0' }]);
  });

  it('reads what is no metadata as empty', () => {
    expect(readWheelMetadata(Buffer.from([0xff, 0xfe, 0, 1]))).toMatchObject({
      name: '',
      version: '',
      dependencies: [],
    });
  });
});
