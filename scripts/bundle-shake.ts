import { writeFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join } from 'node:path';
import { type Plugin, rolldown } from 'rolldown';
import { esmExternalRequirePlugin } from 'rolldown/plugins';

/** Packages whose modules do nothing on import but define things, though their package.json does not declare it. */
const PURE_PACKAGES =
  /\/node_modules\/(@actions|@octokit|@aws-sdk|@smithy|@aws-crypto|@nodable|undici|tunnel|universal-user-agent|before-after-hook)\//;

/** Our libraries, with the same declaration in their package.json. */
const OWN_PACKAGES = /\/packages\/[\w-]+\/lib\//;

/** Compiled addons that their users can do without. They fail to load, as on a machine that could not compile them. */
const ADDONS = /\.node$|^cpu-features$/;

/** Optional packages of the library for bills of materials: XML, and the validation that only tests do. */
const OPTIONAL = /^(?:xmlbuilder2|libxmljs2|ajv|ajv-formats|ajv-formats-draft2019)(?:\/|$)/;

/**
 * Bundles `entry` into ES modules in `output` and drops what no code path can reach. ncc alone keeps all of the AWS
 * SDK, because it resolves its CommonJS build. Minified: Node reads and compiles half of the text, which every step
 * of a workflow waits for.
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
    // A bundle has no files beside it: what libraries look for there is inside it, or absent.
    transform: { define: { __dirname: '""', __filename: '""' } },
    plugins: [
      absentModules(),
      // CommonJS libraries import the modules of Node, too: ncc takes createRequire apart.
      esmExternalRequirePlugin({ external: builtinModules.flatMap((name) => [name, `node:${name}`]) }),
    ],
    onLog: (level, log) => {
      if (level === 'warn') throw new Error(log.message);
    },
  });
  const { output: chunks } = await build.write({
    dir: output,
    format: 'esm',
    comments: { legal: false, annotation: false, jsdoc: false },
    minify: true,
    chunkFileNames: '[name].js',
  });
  await build.close();
  // Without a type, ncc takes the modules for ES modules and writes CommonJS: a workflow waits 5 ms less for its start.
  writeFileSync(join(output, 'package.json'), '{}\n');
  return chunks.flatMap((chunk) => (chunk.type === 'chunk' ? chunk.moduleIds : []));
}

function absentModules(): Plugin {
  return {
    name: 'absent-modules',
    resolveId: {
      filter: { id: [ADDONS, OPTIONAL] },
      async handler(id, importer, options) {
        if (OPTIONAL.test(id)) return absent(id);
        // A module such as `index.node.js` may be required without its ending.
        const found = await this.resolve(id, importer, { ...options, skipSelf: true });
        if (found !== null && !ADDONS.test(found.id)) return found;
        return absent(id);
      },
    },
    load: {
      filter: { id: /^\0absent:/ },
      handler: (id) => ({ code: `throw new Error("this bundle lacks ${id.slice(8)}");`, moduleType: 'js' }),
    },
  };
}

function absent(id: string): { readonly id: string; readonly moduleSideEffects: true } {
  return { id: `\0absent:${id.split('/').at(-1)}`, moduleSideEffects: true };
}
