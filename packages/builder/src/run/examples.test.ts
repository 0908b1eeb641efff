import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { loadBuild } from '../definition/load-build.ts';
import { checkBuild } from '../phases/check.ts';
import { exampleFolder } from '../testing/example.ts';
import { fakeMachine } from '../testing/fake-machine.ts';

describe('the example', () => {
  it.each([
    ['flask', ['blinker', 'click', 'flask', 'gunicorn', 'pytest', 'pytest-flask']],
    ['scientific', ['numpy', 'pandas', 'pytest', 'scipy']],
    ['source-only', ['docopt', 'pytest']],
  ])('%s has a build whose locks are right', (name, expected) => {
    const baseDirectory = join(exampleFolder, '..', name);
    const { build } = parse(readFileSync(join(baseDirectory, 'ami-select.yml'), 'utf8'));

    const { locks } = checkBuild(loadBuild(build, { baseDirectory }), [fakeMachine('host-1')]);

    const names = locks.flatMap(({ requirements }) => requirements.map((one) => one.name));
    expect(names).toEqual(expect.arrayContaining(expected));
  });
});
