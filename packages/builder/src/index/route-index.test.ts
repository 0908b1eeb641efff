import { describe, expect, it } from 'vitest';
import type { PackageIndex } from './package-index.ts';
import { routeIndex } from './route-index.ts';

function indexOf(name: string, asked: string[]): PackageIndex {
  return {
    name,
    project: async (key) => {
      asked.push(`${name}: ${key}`);
      return { files: [] };
    },
  };
}

describe('routeIndex', () => {
  it.each([
    ['torch', 'exact'],
    ['torch-audio', 'globs'],
    ['torchvision', 'globs'],
    ['numpy', 'main'],
    ['my-torch', 'main'],
  ])('looks %s up in the index %s, and in no other', async (key, expected) => {
    const asked: string[] = [];
    const index = routeIndex(
      [
        { packages: ['torch*'], index: indexOf('globs', asked) },
        { packages: ['torch', 'other'], index: indexOf('exact', asked) },
        { packages: ['torch-*'], index: indexOf('late', asked) },
      ],
      indexOf('main', asked),
    );

    await index.project(key);

    expect(asked).toEqual([`${expected}: ${key}`]);
  });

  it('asks the index that has a package for its vulnerabilities', async () => {
    const asked: string[] = [];
    const advised = (name: string): PackageIndex => ({
      ...indexOf(name, asked),
      advisories: async (key) => {
        asked.push(`${name}: advisories of ${key}`);
        return [];
      },
    });
    const routes = [
      { packages: ['torch'], index: advised('torch') },
      { packages: ['acme'], index: indexOf('acme', asked) },
    ];
    const index = routeIndex(routes, advised('main'));

    const found = [];
    for (const key of ['torch', 'acme', 'numpy']) found.push(await index.advisories?.(key, '1'));

    expect(asked).toEqual(['torch: advisories of torch', 'main: advisories of numpy']);
    expect(found).toEqual([[], undefined, []]);
    expect(['torch', 'acme', 'numpy'].map((key) => index.serving?.(key))).toEqual(['torch', 'acme', 'main']);
    expect(routeIndex([{ packages: ['*'], index: advised('all') }], undefined).advisories).toBeDefined();
    expect(routeIndex(routes.slice(1), indexOf('main', asked)).advisories).toBeUndefined();
  });

  it('names all of them', () => {
    const routes = [{ packages: ['torch', 'nvidia-*'], index: indexOf('https://t.example/', []) }];

    expect(routeIndex(routes, indexOf('https://main.example/', [])).name).toBe(
      'https://main.example/ (https://t.example/ for torch, nvidia-*)',
    );
    expect(routeIndex(routes, undefined).name).toBe('https://t.example/ for torch, nvidia-*');
    expect(routeIndex([], indexOf('main', [])).name).toBe('main');
  });
});
