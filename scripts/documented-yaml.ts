import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

/** Documents and examples that have YAML which readers copy. */
export function documentsWithYaml(root: string): readonly string[] {
  const patterns = ['README.md', '{actions,packages}/*/README.md', 'examples/workflows/*.yml', 'docs/*.md'];
  return globSync(patterns, { cwd: root }).sort();
}

/** Every piece of YAML in a document, as text. */
export function yamlOf(root: string, path: string): readonly string[] {
  const text = readFileSync(join(root, path), 'utf8');
  if (!path.endsWith('.md')) return [text];
  return [...text.matchAll(/^```ya?ml\n([\s\S]*?)^```$/gm)].map((match) => match[1] ?? '');
}

/** The text as a whole workflow, when it is one or a part of one: jobs, or a list of steps. */
export function asWorkflow(text: string): string | undefined {
  const value: unknown = parse(text);
  if (Array.isArray(value)) return isStep(value[0]) ? inJob(text) : undefined;
  if (typeof value !== 'object' || value === null || !('jobs' in value)) return undefined;
  return 'on' in value ? text : `${HEAD}${text}`;
}

function isStep(value: unknown): boolean {
  return typeof value === 'object' && value !== null && ('uses' in value || 'run' in value);
}

const HEAD = 'name: Documented\non: push\npermissions: {}\n';

function inJob(steps: string): string {
  const indented = steps.replace(/^(?=.)/gm, '      ');
  return `${HEAD}jobs:\n  documented:\n    runs-on: ubuntu-24.04\n    steps:\n${indented}`;
}
