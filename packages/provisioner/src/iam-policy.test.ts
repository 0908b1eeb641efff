import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const POLICIES = new URL('../../../docs/iam.md', import.meta.url);
const SOURCES = new URL('.', import.meta.url);

interface Policy {
  readonly Statement: readonly { readonly Action: string | readonly string[] }[];
}

/** The actions that the JSON policies below one heading allow. */
function allowedUnder(heading: string): string[] {
  const sections = readFileSync(POLICIES, 'utf8').split(/^## /m);
  const section = sections.find((text) => text.startsWith(`${heading}\n`)) ?? '';
  const [, json = ''] = /```json\n(.*?)```/s.exec(section) ?? [];
  const policy: Policy = JSON.parse(json);
  return policy.Statement.flatMap(({ Action }) => Action);
}

/** The actions that the code of this package names in its calls. */
function calledHere(): Set<string> {
  const files = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('.ts') && !name.endsWith('.test.ts'),
  );
  const text = files.map((name) => readFileSync(new URL(name, SOURCES), 'utf8')).join('\n');
  return new Set([...text.matchAll(/'(ec2:[A-Z]\w+)'/g)].map(([, action = '']) => action));
}

describe('docs/iam.md', () => {
  it('allows what spawn and terminate call, and nothing more', () => {
    const allowed = new Set([...allowedUnder('Spawn'), ...allowedUnder('Terminate')]);

    expect([...allowed].toSorted()).toEqual([...calledHere()].toSorted());
  });

  it('lets terminate create nothing', () => {
    const creating = allowedUnder('Terminate').filter((action) => /:(Create|Run|Authorize)/.test(action));

    expect(creating).toEqual([]);
  });
});
