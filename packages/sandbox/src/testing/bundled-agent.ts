import { fileURLToPath } from 'node:url';

/** In place of `driver/agent-path.ts` in tests: the agent as the package has it, which their run has bundled. */
export function agentPath(): string {
  return fileURLToPath(new URL('../../node_modules/.cache/agent/main.cjs', import.meta.url));
}
