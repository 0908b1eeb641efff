import { describe, expect, it } from 'vitest';
import { loadBuild } from './load-build.ts';

function load(fields: Readonly<Record<string, unknown>>) {
  const environments = { app: { requirements: ['pylock.toml'], ...fields } };
  return loadBuild({ environments }, { baseDirectory: '/' }).environments[0];
}

describe('extras and groups of an environment', () => {
  it.each([
    [{}, undefined, undefined],
    [{ extras: ['fast'], groups: [] }, ['fast'], []],
    [{ groups: 'dev' }, undefined, ['dev']],
  ])('of %j are known', (fields, extras, groups) => {
    expect([load(fields)?.extras, load(fields)?.groups]).toEqual([extras, groups]);
  });

  it.each(['extras', 'groups'])('are of a pylock.toml alone in %s', (key) => {
    const requirements = ['requirements.txt', 'more.txt'];
    expect(() => load({ requirements, [key]: ['dev'] })).toThrow(
      `build.environments.app.${key}: ["dev"] is not valid because only a pylock.toml has ${key}, and requirements are requirements.txt, more.txt; expected a pylock.toml in requirements, or no ${key}`,
    );
    expect(load({ requirements: [...requirements, 'pylock.toml'], [key]: ['dev'] })).toBeDefined();
    expect(load({ requirements, [key]: [] })).toBeDefined();
  });

  it.each(['extras', 'groups'])('are names in %s', (key) => {
    expect(() => load({ [key]: ['a b'] })).toThrow(
      `build.environments.app.${key}: "a b" is not valid because it is not a name`,
    );
  });
});
