import { describe, expect, it } from 'vitest';
import { parseWheelName } from './wheel-name.ts';

describe('parseWheelName', () => {
  it('expands compressed tags', () => {
    const wheel = parseWheelName('Foo_Bar-1.0-1-py2.py3-none-manylinux1_x86_64.any.whl');

    expect(wheel).toMatchObject({ key: 'foo-bar', version: '1.0', build: { number: 1n, rest: '' } });
    expect(wheel?.tags).toEqual([
      'py2-none-manylinux1_x86_64',
      'py2-none-any',
      'py3-none-manylinux1_x86_64',
      'py3-none-any',
    ]);
  });

  it.each([
    ['torchy-2.3.1+cpu-py3-none-any.whl', 'torchy', '2.3.1+cpu'],
    ['torch-2.3.1+cu121-cp312-cp312-linux_x86_64.whl', 'torch', '2.3.1+cu121'],
    ['epochy-1!2.0-py3-none-any.whl', 'epochy', '1!2.0'],
    ['zope.interface-7.2-py3-none-any.whl', 'zope-interface', '7.2'],
    ['a-1.0.post1.dev2-py3-none-any.whl', 'a', '1.0.post1.dev2'],
  ])('reads %s', (filename, key, version) => {
    expect(parseWheelName(filename)).toMatchObject({ filename, key, version, tags: expect.any(Array) });
  });

  it('compares tags in lower case', () => {
    expect(parseWheelName('a-1.0-CP312-cp312-Linux_x86_64.whl')?.tags).toEqual(['cp312-cp312-linux_x86_64']);
  });

  it.each([
    'foo-1.0.tar.gz',
    'foo-1.0.whl',
    'foo.whl',
    '../foo-1.0-py3-none-any.whl',
    'a-b-c-d-e-f-g.whl',
    'foo-first-py3-none-any.whl',
    'foo-1.0-beta-py3-none-any.whl',
    'foo+bar-1.0-py3-none-any.whl',
    'foo-1.0-py3--any.whl',
    'foo-1.0-py3-none-any..whl',
    `foo-1.0-${'a.'.repeat(40)}a-${'b.'.repeat(40)}b-c.whl`,
    `${'a'.repeat(255)}-1.0-py3-none-any.whl`,
  ])('refuses %j', (name) => {
    expect(parseWheelName(name)).toBeUndefined();
  });
});
