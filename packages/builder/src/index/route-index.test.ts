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

  it('has advisories where the main index has, each of the index that has the package', async () => {
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

    for (const key of ['torch', 'acme', 'numpy']) await index.advisories?.(key, '1');

    expect(asked).toEqual(['torch: advisories of torch', 'main: advisories of numpy']);
    expect(routeIndex(routes, indexOf('main', asked)).advisories).toBeUndefined();
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
