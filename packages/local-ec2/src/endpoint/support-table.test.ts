import { readFile } from 'node:fs/promises';
import { EXAMPLES_OF } from '@ami-select/core/testing';
import { expect, it } from 'vitest';
import { supportPage } from '../../scripts/support-page.ts';
import { PROTOCOLS } from '../wire/protocol.ts';
import { OPERATIONS } from './all-operations.ts';
import { createLocalEc2Handler } from './handler.ts';
import { supportTable } from './support-table.ts';

const table = supportTable(OPERATIONS);

/** Values of the scan-result filters, which the documentation lists like filters. */
const SEVERITIES: readonly string[] = ['informational', 'low', 'medium', 'high', 'critical'];

/** The formatter aligns the columns of tables. */
function plain(text: string): string {
  return text.replace(/-{3,}/g, '---').replace(/ +/g, ' ');
}

/** One value of each kind, as a query writes it; of a structure that of its first member. */
function formOf(path: string, operation: string): string {
  const { model } = PROTOCOLS.ec2;
  let structure = model.operations[operation]?.input ?? '';
  let key = '';
  let value = 'x';
  const names = path.split('.');
  for (let name = names.shift(); name !== undefined; name = names.shift()) {
    const member = model.structures[structure]!.members[name]!;
    key += `${key === '' ? '' : '.'}${member.query ?? name}`;
    let { type } = member;
    while (typeof type === 'object' && 'list' in type) {
      key += '.1';
      type = type.list;
    }
    if (typeof type === 'object' && 'structure' in type) {
      structure = type.structure;
      if (names.length === 0) names.push(Object.keys(model.structures[structure]!.members)[0]!);
    }
    value = { number: '1', boolean: 'true', timestamp: '2026-01-01T00:00:00Z' }[String(type)] ?? 'x';
  }
  return `${encodeURIComponent(key)}=${encodeURIComponent(value)}`;
}

it('knows every operation that is implemented', () => {
  const missing = OPERATIONS.filter(
    ({ service, name }) =>
      !table.some((row) => row.service === service && row.operation === name && row.implemented),
  );

  expect(missing.map(({ name }) => name)).toEqual([]);
});

it('names only parameters of the model', () => {
  const unknown = OPERATIONS.flatMap(({ service, name, parameters, members = {} }) => {
    const row = table.find((item) => item.service === service && item.operation === name);
    const paths = [
      ...parameters,
      ...Object.entries(members).flatMap(([path, names]) => names.map((inner) => `${path}.${inner}`)),
    ];
    return paths
      .filter((path) => path.split('.').length <= 3 && !(path in (row?.parameters ?? {})))
      .map((path) => `${name}.${path}`);
  });

  expect(unknown).toEqual([]);
});

it('is what the endpoint does: every refused parameter of EC2 is refused by name', async () => {
  const { requestHandler } = createLocalEc2Handler({ images: 1000, start: EXAMPLES_OF });
  const wrong: string[] = [];
  let checked = 0;
  for (const { operation, parameters } of table.filter(
    ({ service, implemented }) => service === 'ec2' && implemented,
  )) {
    const { model } = PROTOCOLS.ec2;
    const required = model.structures[model.operations[operation]?.input ?? '']?.required ?? [];
    const refused = Object.entries(parameters).filter(([, support]) => support === 'refused');
    for (const [path] of refused) {
      checked += 1;
      const others = required.filter((name) => !path.startsWith(name)).map((name) => formOf(name, operation));
      const body = [`Action=${operation}`, 'Version=2016-11-15', ...others, formOf(path, operation)].join(
        '&',
      );
      const { response } = await requestHandler.handle({ method: 'POST', path: '/', headers: {}, body });
      if (response.statusCode !== 501)
        wrong.push(`${operation}.${path}: ${Buffer.from(response.body).toString()}`);
    }
  }

  expect(wrong).toEqual([]);
  expect(checked).toBeGreaterThan(100);
});

it('row 1: has every filter that the SDK documents for DescribeImages', async () => {
  const declarations = new URL('../../node_modules/@aws-sdk/client-ec2/dist-types/models/', import.meta.url);
  const files = [
    'models_0',
    'models_1',
    'models_2',
    'models_3',
    'models_4',
    'models_5',
    'models_6',
    'models_7',
  ];
  const texts = await Promise.all(
    files.map((file) => readFile(new URL(`${file}.d.ts`, declarations), 'utf8').catch(() => '')),
  );
  const text = texts.join('\n').match(/interface DescribeImagesRequest \{[\s\S]*?\n\}/)?.[0] ?? '';
  const documented = [
    ...text.slice(text.indexOf('The filters.')).matchAll(/<code>([a-z.-]+)(?::[^<]*)?<\/code> - /g),
  ].map(([, name]) => name!);

  const supported = table.find(({ operation }) => operation === 'DescribeImages')!.filters;

  expect(documented.length).toBeGreaterThan(30);
  expect(
    documented.filter((name) => !supported.includes(name) && name !== 'tag' && !SEVERITIES.includes(name)),
  ).toEqual([]);
});

it('is published: run `node scripts/generate-support-page.ts` after a change of the operations', async () => {
  const published = await readFile(new URL('../../SUPPORT.md', import.meta.url), 'utf8');

  expect(plain(published)).toBe(plain(supportPage()));
});

it('is readable: no line of the page is wider than a screen', () => {
  const wide = supportPage()
    .split('\n')
    .filter((line) => line.length > 130);

  expect(wide).toEqual([]);
});
