import type { FieldReader } from './field-reader.ts';

const INSTALLERS = ['auto', 'uv', 'pip'] as const;

/** What installs wheels: `auto` is uv where the index has its pinned wheel for the machine, else pip. */
export type Installer = (typeof INSTALLERS)[number];

/** The installer of the `build:` mapping; `auto` when absent. */
export function readInstaller(fields: FieldReader): Installer {
  const value = fields.string('installer');
  const found = INSTALLERS.find((name) => name === value);
  if (value !== undefined && found === undefined) {
    const because = 'it is not an installer';
    fields.complain('installer', value, { because, expected: INSTALLERS.join(' or ') });
  }
  return found ?? 'auto';
}
