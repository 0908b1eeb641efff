import { describe, expect, it } from 'vitest';
import { absence, withoutKnownAbsences } from './absence.ts';

describe('withoutKnownAbsences', () => {
  const run = absence('build.steps[0].run', 'a string');

  it('keeps a field that nobody gave', () => {
    const problems = [run, { field: 'build.steps[1].run', message: 'is not valid' }];

    expect(withoutKnownAbsences(problems, ['build.steps[2].ran'])).toEqual(problems);
  });

  it('drops a group of which a key was refused before', () => {
    const python = absence('build.pythons.3.13', 'an archive');

    expect(withoutKnownAbsences([python], ['build.pythons.3.13.amd64'])).toEqual([]);
  });

  it.each(['build.steps[0].run', 'build.steps[0].rum'])(
    'drops one whose value was refused before at %s',
    (path) => {
      expect(withoutKnownAbsences([run], [path])).toEqual([]);
    },
  );

  it('keeps a version beside another one that was refused', () => {
    const python = absence('build.pythons.3.13', 'an archive');

    expect(withoutKnownAbsences([python], ['build.pythons.3.12'])).toEqual([python]);
  });

  it('drops one whose misspelt name is a problem beside it', () => {
    const unknown = { field: 'build.steps[0].rum', message: 'is not valid because the key is unknown' };

    expect(withoutKnownAbsences([unknown, run])).toEqual([unknown]);
  });
});
