import type { Problem } from '@ami-select/core';
import { FieldReader } from './field-reader.ts';
import type { BuildShape } from './field-shape.ts';

export const VULNERABILITIES_SHAPE: BuildShape = {
  source: { kind: 'string', required: true },
  policy: { kind: 'choice', choices: ['refuse', 'warn'] },
  ignore: { kind: 'list' },
};

/** Where known vulnerabilities of packages are looked up, and what a package with one means. */
export interface Vulnerabilities {
  /** `index`, or a file of OSV entries in JSON. */
  readonly source: string;
  readonly policy: 'refuse' | 'warn';
  /** Identifiers, also aliases such as CVE numbers, that a person has looked at. */
  readonly ignore: readonly string[];
}

/** The field `vulnerabilities` of the `build:` mapping. */
export function readVulnerabilities(value: unknown, problems: Problem[]): Vulnerabilities | undefined {
  if (value === undefined) return undefined;
  const fields = new FieldReader('build.vulnerabilities', value, { shape: VULNERABILITIES_SHAPE, problems });
  const policy = fields.choice('policy') === 'warn' ? 'warn' : 'refuse';
  return { source: fields.string('source') ?? 'index', policy, ignore: fields.strings('ignore') };
}
