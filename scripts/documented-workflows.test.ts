import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { documentsWithYaml, yamlOf } from './documented-yaml.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

interface ActionFile {
  readonly inputs?: Readonly<Record<string, unknown>>;
  readonly outputs?: Readonly<Record<string, unknown>>;
}

interface DocumentedStep {
  readonly id?: string;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

/** Everything that looks like a step, wherever it stands. */
function stepsIn(value: unknown): readonly DocumentedStep[] {
  if (Array.isArray(value)) return value.flatMap(stepsIn);
  if (typeof value !== 'object' || value === null) return [];
  return 'uses' in value ? [value as DocumentedStep] : Object.values(value).flatMap(stepsIn);
}

function actionOf({ uses = '' }: DocumentedStep): ActionFile | undefined {
  const match = /^[\w-]+\/ami-select(\/actions\/\w+)?@/.exec(uses);
  if (match === null) return undefined;
  return parse(readFileSync(join(root, match[1] ?? '', 'action.yml'), 'utf8')) as ActionFile;
}

describe.each(documentsWithYaml(root))('%s', (path) => {
  const texts = yamlOf(root, path);
  const steps = texts.flatMap((text) => stepsIn(parse(text)));

  it('gives our actions only inputs that exist', () => {
    const unknown = steps.flatMap((step) => {
      const inputs = actionOf(step)?.inputs;
      return inputs === undefined ? [] : Object.keys(step.with ?? {}).filter((name) => !(name in inputs));
    });

    expect(unknown).toEqual([]);
  });

  it('reads only outputs that exist', () => {
    const outputs = new Map(steps.map((step) => [step.id ?? '', actionOf(step)?.outputs]));

    const unknown = [...texts.join('\n').matchAll(/steps\.([\w-]+)\.outputs\.([\w-]+)/g)].filter(
      ([, id = '', name = '']) => {
        const known = outputs.get(id);
        return known !== undefined && !(name in known);
      },
    );

    expect(unknown.map(([reference]) => reference)).toEqual([]);
  });
});
