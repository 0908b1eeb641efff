import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { buildLocally as build, failureOf } from '../testing/build-locally.ts';
import { project } from '../testing/example.ts';
import { localMachines } from '../testing/local-machines.ts';
import { recorder } from '../testing/recorder.ts';
import { tempFolder } from '../testing/temp-folder.ts';

const SECRET = 'hunter-2 value';

it('leaves no secret in the record, the log or the script of the steps', async () => {
  const [outputDirectory, root] = [await tempFolder(), await tempFolder()];
  const steps = [
    { name: 'shows', run: `echo "$TOKEN and ${SECRET}"`, secrets: ['TOKEN'] },
    { name: 'fails', run: 'printf %s "$TOKEN" | wc -c >size; echo "$TOKEN" >&2; exit 3', secrets: ['TOKEN'] },
  ];
  const what = await project('', { environments: {}, steps, artifacts: ['size'] });

  const machines = await localMachines(1, root);
  const error = await failureOf(build(what, { machines, outputDirectory, secrets: { TOKEN: SECRET } }));

  expect(error.message).toContain('***');
  expect(error.message).not.toContain(SECRET);
  const names = ['build-record.json', 'host-1.log', 'host-1.steps.sh'];
  expect(await readdir(outputDirectory)).toEqual(expect.arrayContaining(names));
  for (const name of names) {
    const text = await readFile(join(outputDirectory, name), 'utf8');
    expect(text, name).toContain('***');
    expect(text, name).not.toContain(SECRET);
  }
  const record = JSON.parse(await readFile(join(outputDirectory, 'build-record.json'), 'utf8'));
  expect(record.commands).toMatchObject([{ run: 'echo "$TOKEN and ***"' }, { name: 'fails' }]);
  const size = await readFile(join(outputDirectory, 'host-1/size'), 'utf8');
  expect(Number(size)).toBe(SECRET.length);
});

it('leaves no secret in the names of files that it warns of', async () => {
  const outputDirectory = await tempFolder();
  const { logger, warnings } = recorder();
  const run = 'mkdir out; : >"out/bad:$TOKEN"; : >"out/$TOKEN.txt"; ln -s x "out/l$TOKEN"';
  const steps = [{ name: 'names', run, secrets: ['TOKEN'] }];
  const what = await project('', { environments: {}, steps, artifacts: ['out/**'] });
  const machines = await localMachines(1, await tempFolder());

  await build(what, { machines, outputDirectory, logger, secrets: { TOKEN: 'hunter-2' } });

  expect(warnings.join('\n')).not.toContain('hunter-2');
  expect(warnings).toEqual([
    expect.stringMatching(/^2 artifacts stayed on host-1:\n.*out\/(?:bad:|l)\*\*\*/),
    'The record does not have these names, so that no later run deletes the files; delete them:\n  - "host-1/out/***.txt": its name has a secret',
  ]);
});

it('leaves no credentials of an index in the record or in what a step prints', async () => {
  const outputDirectory = await tempFolder();
  const password = 'Marker5ecret';
  const what = await project('', {
    environments: {},
    index: undefined,
    'index-url': `https://u:${password}@index.example/simple`,
    steps: [{ name: 'shows', run: `echo ${password}; echo mirror-pass` }],
  });
  const machines = await localMachines(1, await tempFolder());

  await build(what, { machines, outputDirectory, hidden: ['mirror-pass'] });

  for (const name of ['build-record.json', 'host-1.log', 'host-1.steps.sh']) {
    const text = await readFile(join(outputDirectory, name), 'utf8');
    expect(text, name).toContain('***');
    expect(text, name).not.toMatch(/Marker5ecret|mirror-pass/);
  }
});

it('refuses a secret that is too short to be hidden, before anything runs', async () => {
  const steps = [{ name: 'shows', run: 'true', secrets: ['PIN'] }];
  const what = await project('', { environments: {}, steps });

  const error = await failureOf(build(what, { secrets: { PIN: '123' } }));

  expect(error.code).toBe('INVALID_BUILD');
  expect(error.message).toContain('secrets: "PIN" is not valid because a value of fewer than 4 characters');
  expect(error.message).not.toContain('123');
});

it('warns of a line of a secret that is too short to be hidden', async () => {
  const { logger, warnings } = recorder();
  const steps = [{ name: 'shows', run: 'true', secrets: ['TOKEN'] }];
  const what = await project('', { environments: {}, steps });
  const machines = await localMachines(1, await tempFolder());

  await build(what, { machines, logger, secrets: { TOKEN: 'ab\ncd12345' } });

  expect(warnings).toContainEqual(expect.stringContaining('"TOKEN" has a line of fewer than 4 characters'));
});
