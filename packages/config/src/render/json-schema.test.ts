import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { renderJsonSchema } from './json-schema.ts';

const root = new URL('../../../../', import.meta.url);
const validate = new Ajv({ allErrors: true, allowUnionTypes: true, strict: false }).compile(
  renderJsonSchema(),
);

/** The reasons to reject a document: `/fleets/test count2`. */
function problemsOf(text: string): readonly string[] {
  validate(parse(text));
  const errors = validate.errors ?? [];
  return errors.map(({ instancePath, keyword, params }) => {
    const name = params.additionalProperty ?? params.missingProperty ?? keyword;
    return `${instancePath} ${name}`;
  });
}

function configOf(readme: string): string {
  const text = readFileSync(new URL(readme, root), 'utf8');
  return /^```yaml\n((?:# yaml-language-server.*\n)?images:[\s\S]*?)^```$/m.exec(text)?.[1] ?? '';
}

describe('the JSON Schema', () => {
  it('accepts the config of the README', () => {
    const text = configOf('packages/cli/README.md');

    expect(text).toContain('fleets:');
    expect(problemsOf(text)).toEqual([]);
  });

  it.each([
    'python/ami-select.yml',
    'python/ami-select.public.yml',
    'flask/ami-select.yml',
    'scientific/ami-select.yml',
  ])('accepts examples/%s', (name) => {
    expect(problemsOf(readFileSync(new URL(`examples/${name}`, root), 'utf8'))).toEqual([]);
  });

  it.each([
    ['images: { base: { version: 9.0, nth: 2, optional: true, tags: { a: 1, b: [x, y] } } }'],
    ['images: { base: debian/12, other: { owners: self, fallback: [{ publisher: debian }, debian/12] } }'],
    ['fleets: { test: { instance-types: c7g.large, tags: { cost-center: 0012 }, ttl: 1h30m } }'],
    ['build: { system: { packages: [jq=1.7] }, index-url: https://example.com/simple }'],
  ])('accepts %s', (text) => {
    expect(problemsOf(text)).toEqual([]);
  });

  it.each([
    ['imgaes: {}', ' imgaes'],
    ['images: { base: { publsher: ubuntu } }', '/images/base publsher'],
    ['images: { base: { fallback: [{ onwer: self }] } }', '/images/base/fallback/0 onwer'],
    ['fleets: { test: { cuont: 2 } }', '/fleets/test cuont'],
    ['fleets: { test: { count: 0 } }', '/fleets/test/count minimum'],
    ['fleets: { test: { market: auction } }', '/fleets/test/market enum'],
    ['fleets: { test: { ttl: soon } }', '/fleets/test/ttl pattern'],
    ['build: { steps: [{ rum: pytest }] }', '/build/steps/0 rum'],
    ['build: { environments: { app: {} } }', '/build/environments/app requirements'],
  ])('refuses %s', (text, problem) => {
    expect(problemsOf(text)).toContain(problem);
  });
});
