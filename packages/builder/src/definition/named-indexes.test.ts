import { describe, expect, it } from 'vitest';
import { loadBuild } from './load-build.ts';

function load(indexes: unknown) {
  return loadBuild({ steps: [{ run: 'true' }], indexes }, { baseDirectory: '/' }).indexes;
}

const SECRET = 'Marker5ecret';

describe('indexes', () => {
  it('are read with normalised names', () => {
    expect(load({ torch: { url: 'https://t.example/whl', packages: ['Torch', 'nvidia_*'] } })).toEqual([
      { name: 'torch', url: 'https://t.example/whl', packages: ['torch', 'nvidia-*'] },
    ]);
    expect(load(undefined)).toEqual([]);
  });

  it('are folders of wheels, too', () => {
    expect(load({ own: { url: './wheels', packages: ['own'] } })).toEqual([
      { name: 'own', url: './wheels', packages: ['own'] },
    ]);
  });

  it.each([
    [
      { a: { packages: ['x'] } },
      'build.indexes.a.url: is not valid because it is missing; expected a string',
    ],
    [
      { a: { url: 'https://a.example' } },
      'build.indexes.a.packages: is not valid because it is missing; expected a list of strings',
    ],
    [
      { a: { url: 'https://a.example', packages: [] } },
      'build.indexes.a.packages: [] is not valid because it is empty',
    ],
    [{ a: { url: 'https://a.example', packages: ['x y'] } }, 'build.indexes.a.packages: "x y" is not valid'],
    [
      { A_b: { url: 'https://a.example', packages: ['x'] } },
      'build.indexes.A_b: the name is not valid because',
    ],
    [
      { a: { url: `http://u:${SECRET}@a.example`, packages: ['x'] } },
      'build.indexes.a.url: "http://***@a.example" is not valid',
    ],
    [
      { a: { url: `${SECRET}@a.example/simple`, packages: ['x'] } },
      'build.indexes.a.url: what is given is not valid because it is not an address; expected https://…, http://… or a folder of wheels such as ./wheels',
    ],
    [
      { a: { url: 'https://a.example', packages: ['x'], pages: [] } },
      'build.indexes.a.pages: is not valid because the key is unknown; expected one of url, packages',
    ],
    [['https://a.example'], 'build.indexes: ["https://a.example"] is not valid because it is not a mapping'],
  ])('name what is wrong: %j', (indexes, message) => {
    expect(() => load(indexes)).toThrow(message);
    expect(() => load(indexes)).not.toThrow(SECRET);
  });
});
