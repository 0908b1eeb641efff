/**
 * The main job, on an embedded local-ec2: resolve the newest Ubuntu 24.04 image, spawn two instances, build and test
 * the example on both, collect the artifacts, terminate, prove that nothing remains. Runs the built command as a
 * user would; `pnpm demo` builds it first.
 */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { discoverPipIndex } from '../packages/builder/src/index/pip-index.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const COMMAND = fileURLToPath(new URL('../packages/cli/lib/bin.js', import.meta.url));
/** Records of fleets and compiled code, which the command keeps in the home of its user: nothing of a demo stays there. */
const FOLDERS = {
  XDG_STATE_HOME: fileURLToPath(new URL('../demo-output/state', import.meta.url)),
  XDG_CACHE_HOME: fileURLToPath(new URL('../demo-output/cache', import.meta.url)),
};
const INDEX_TIMEOUT_MS = 1_500;
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

process.exitCode = await demo();

async function demo(): Promise<number> {
  const status = await run('ami-select.yml', 'demo-output/local');
  if (status !== 0) return status;
  if (await isIndexReachable()) return run('ami-select.public.yml', 'demo-output/public');
  console.error('The public package index is unreachable: the example with real packages is skipped.');
  return 0;
}

/** Runs the command on a config of the example; resolves with its status, also after a signal. */
function run(config: string, output: string): Promise<number> {
  const args = [COMMAND, 'run', '--local', '--config', `examples/python/${config}`, '--output', output];
  console.error(`\n$ ami-select ${args.slice(1).join(' ')}`);
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    stdio: 'inherit',
    env: { ...process.env, ...FOLDERS },
  });
  // The command terminates its machines and then exits; an earlier exit here would hide the outcome.
  const passOn = (signal: NodeJS.Signals): void => void child.kill(signal);
  for (const signal of SIGNALS) process.on(signal, passOn);
  return new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (status) => resolve(status ?? 1));
  }).finally(() => {
    for (const signal of SIGNALS) process.off(signal, passOn);
  });
}

async function isIndexReachable(): Promise<boolean> {
  const index = process.env.PIP_INDEX_URL || (await discoverPipIndex());
  if (index === undefined) return false;
  try {
    const project = new URL('pytest/', index.endsWith('/') ? index : `${index}/`);
    const response = await fetch(project, { method: 'HEAD', signal: AbortSignal.timeout(INDEX_TIMEOUT_MS) });
    return response.ok;
  } catch {
    // Unreachable: the first half of the demo needs no index.
    return false;
  }
}
