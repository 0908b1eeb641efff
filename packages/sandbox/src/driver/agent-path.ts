import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { SandboxError } from '../contract/sandbox-error.ts';

/**
 * The agent's program, which runs in a process of its own. It lies in this package, as TypeScript in the
 * repository and joined to one module in the package; code that was bundled elsewhere finds it through the package.
 *
 * @throws SandboxError `AGENT_MISSING`
 */
export function agentPath(): string {
  const here = import.meta.url;
  const program = here.endsWith('.ts') ? 'main.ts' : 'main.cjs';
  const sibling = fileURLToPath(new URL(`../agent/${program}`, here));
  if (existsSync(sibling)) return sibling;
  try {
    return createRequire(here).resolve('@ami-select/sandbox/agent');
  } catch (cause) {
    throw new SandboxError(
      'AGENT_MISSING',
      `the program that runs inside instances was not found at ${sibling}`,
      {
        hint: 'install @ami-select/sandbox beside the bundle, or pass agentPath',
        cause,
      },
    );
  }
}
