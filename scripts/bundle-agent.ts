/**
 * `node ../../scripts/bundle-agent.ts`, in the folder of the sandbox package after its build: joins the program that
 * runs inside machines into one module, and one for each lazy import. It starts for every machine, in two thirds of
 * the time: as CommonJS, which Node loads without the loader of other modules.
 */
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const SANDBOX = fileURLToPath(new URL('../packages/sandbox', import.meta.url));

/** Global setup of vitest: the agent for `packages/sandbox/src/testing/bundled-agent.ts`. */
export async function setup(): Promise<void> {
  await bundleAgent(join(SANDBOX, 'node_modules/.cache/agent'));
}

async function bundleAgent(folder: string): Promise<void> {
  const build = await rolldown({
    input: join(SANDBOX, 'src/agent/main.ts'),
    platform: 'node',
    external: /^[^./]/,
    onLog: (level, log) => {
      if (level === 'warn') throw new Error(log.message);
    },
  });
  const { output } = await build.generate({
    format: 'cjs',
    comments: { jsdoc: false },
    entryFileNames: '[name].cjs',
    chunkFileNames: '[name].cjs',
  });
  await build.close();
  mkdirSync(folder, { recursive: true });
  for (const file of output) replace(join(folder, file.fileName), 'code' in file ? file.code : file.source);
}

/** Another run may be starting it. */
function replace(path: string, content: string | Uint8Array): void {
  const written = `${path}.${process.pid}`;
  writeFileSync(written, content);
  renameSync(written, path);
}

if (import.meta.main) await bundleAgent(join(SANDBOX, 'lib/agent'));
