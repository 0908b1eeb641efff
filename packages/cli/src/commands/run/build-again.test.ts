import { expect, it } from 'vitest';
import { buildWords } from './build-again.ts';

it.each<[string, Record<string, unknown>, string[], string]>([
  ['nothing', {}, [], ''],
  ['a config', { config: 'ci/mx.yml', output: 'o mx' }, [], " --config ci/mx.yml --output 'o mx'"],
  ['requirements', { requirements: ['a.txt', 'b.txt'] }, [], ' --requirements a.txt --requirements b.txt'],
  ['a field of the build', { artifact: ['out/**'] }, [], " --artifact 'out/**'"],
  ['a command', {}, ['pytest', '-k', 'not slow'], " -- pytest -k 'not slow'"],
  ['steps', { step: ['lint, all'] }, [], " --step 'lint, all'"],
])('are the flags and the command that build has: %s', (_name, options, command, words) => {
  expect(buildWords({ options }, command)).toBe(words);
});

it('leave out what only run has, and where the build went on', () => {
  const options = { image: 'ubuntu/24.04', keep: true, fleet: 'test', from: 'steps', failed: true };

  expect(buildWords({ options }, [])).toBe('');
});

it('name the folder of one image', () => {
  expect(buildWords({ options: { output: 'out' } }, [], { outputDirectory: 'out/debian-12' })).toBe(
    ' --output out/debian-12',
  );
});
