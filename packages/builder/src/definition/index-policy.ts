import type { Problem } from '@ami-select/core';
import { FieldReader } from './field-reader.ts';
import type { BuildShape } from './field-shape.ts';

const JUDGEMENTS = ['warn', 'refuse', 'allow'] as const;

/** What becomes of a requirement that an index has something against. */
export type Judgement = (typeof JUDGEMENTS)[number];

/** Judgements by what an index says of a release (`yanked`, PEP 592) or of a project (PEP 792). */
export interface IndexPolicy {
  readonly yanked: Judgement;
  readonly quarantined: Judgement;
  readonly archived: Judgement;
  readonly deprecated: Judgement;
}

/** Quarantined projects are probably malicious, so that an index offers no file of most of them. */
export const INDEX_POLICY: IndexPolicy = {
  yanked: 'warn',
  quarantined: 'refuse',
  archived: 'warn',
  deprecated: 'warn',
};

export const POLICY_SHAPE: BuildShape = {
  yanked: { kind: 'choice', choices: JUDGEMENTS },
  quarantined: { kind: 'choice', choices: JUDGEMENTS },
  archived: { kind: 'choice', choices: JUDGEMENTS },
  deprecated: { kind: 'choice', choices: JUDGEMENTS },
};

/** The group `index-policy` of the `build:` mapping; `INDEX_POLICY` where it has no word. */
export function readIndexPolicy(value: unknown, problems: Problem[]): IndexPolicy {
  if (value === undefined) return INDEX_POLICY;
  const fields = new FieldReader('build.index-policy', value, { shape: POLICY_SHAPE, problems });
  const judgement = (name: keyof IndexPolicy): Judgement =>
    JUDGEMENTS.find((word) => word === fields.choice(name)) ?? INDEX_POLICY[name];
  return {
    yanked: judgement('yanked'),
    quarantined: judgement('quarantined'),
    archived: judgement('archived'),
    deprecated: judgement('deprecated'),
  };
}
