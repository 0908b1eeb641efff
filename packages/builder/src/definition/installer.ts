import type { FieldReader } from './field-reader.ts';

export const INSTALLERS = ['auto', 'uv', 'pip', 'machine-pip'] as const;

/**
 * What installs wheels: `auto` is uv where the index has its pinned wheel for the machine, else its pinned pip.
 * `machine-pip` is the pip of the machine, which nothing pins.
 */
export type Installer = (typeof INSTALLERS)[number];

/** The installer of the `build:` mapping; `auto` when absent. */
export function readInstaller(fields: FieldReader): Installer {
  const value = fields.choice('installer');
  return INSTALLERS.find((known) => known === value) ?? 'auto';
}
