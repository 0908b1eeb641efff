import type { FieldReader } from './field-reader.ts';

export const INSTALLERS: readonly string[] = ['auto', 'uv', 'pip'];

/** What installs wheels: `auto` is uv where the index has its pinned wheel for the machine, else pip. */
export type Installer = 'auto' | 'uv' | 'pip';

/** The installer of the `build:` mapping; `auto` when absent. */
export function readInstaller(fields: FieldReader): Installer {
  const value = fields.choice('installer');
  return value === 'uv' || value === 'pip' ? value : 'auto';
}
