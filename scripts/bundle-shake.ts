import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Plugin, rolldown } from 'rolldown';

/** Packages whose modules do nothing on import but define things, though their package.json does not declare it. */
const PURE_PACKAGES =
  /\/node_modules\/(@actions|@octokit|@aws-sdk|@smithy|@aws-crypto|@nodable|undici|tunnel|universal-user-agent|before-after-hook)\//;

/** Our libraries, with the same declaration in their package.json. */
const OWN_PACKAGES = /\/packages\/[\w-]+\/lib\//;

/** Compiled addons that their users can do without. They fail to load, as on a machine that could not compile them. */
const ADDONS = /\.node$|^cpu-features$/;

/**
 * Bundles `entry` into ES modules in `output` and drops what no code path can reach. ncc alone keeps all of the AWS
 * SDK, because it resolves its CommonJS build.
 * Resolves with the paths of the modules that stayed.
 */
export async function shake(entry: string, output: string): Promise<readonly string[]> {
  const build = await rolldown({
    // Module paths in the output's comments are relative to this folder, wherever the script was started.
    cwd: dirname(dirname(entry)),
    input: { index: entry },
    platform: 'node',
    resolve: { mainFields: ['module', 'main'], conditionNames: ['node', 'module', 'import', 'default'] },
    treeshake: { moduleSideEffects: (id) => !PURE_PACKAGES.test(id) && !OWN_PACKAGES.test(id) },
    plugins: [absentAddons()],
    onLog: (level, log) => {
      if (level === 'warn') throw new Error(log.message);
    },
  });
  const { output: chunks } = await build.write({
    dir: output,
    format: 'esm',
    comments: { legal: true, annotation: true, jsdoc: false },
    chunkFileNames: '[name].js',
  });
  await build.close();
  writeFileSync(join(output, 'package.json'), '{ "type": "module" }\n');
  return chunks.flatMap((chunk) => (chunk.type === 'chunk' ? chunk.moduleIds : []));
}

function absentAddons(): Plugin {
  return {
    name: 'absent-addons',
    resolveId: {
      filter: { id: ADDONS },
      handler: (id) => ({ id: `\0absent:${id.split('/').at(-1)}`, moduleSideEffects: true }),
    },
    load: {
      filter: { id: /^\0absent:/ },
      handler: () => ({ code: 'throw new Error("this bundle holds no compiled addon");', moduleType: 'js' }),
    },
  };
}
