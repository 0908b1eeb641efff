import { readFile } from 'node:fs/promises';

/** Version of the installed package. */
export async function readVersion(): Promise<string> {
  const manifest: { version?: string } = JSON.parse(
    await readFile(new URL('../../package.json', import.meta.url), 'utf8'),
  );
  return manifest.version ?? 'unknown';
}
