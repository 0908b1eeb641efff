import { createRequire } from 'node:module';

/** Version of the installed package. */
export async function readVersion(): Promise<string> {
  const manifest: { version?: string } = createRequire(import.meta.url)('ami-select/package.json');
  return manifest.version ?? 'unknown';
}
