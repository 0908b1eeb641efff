#!/usr/bin/env node
import module from 'node:module';
import { compileCacheFolder } from './process/compile-cache.ts';

// Node then keeps what it compiled, which is half of the time that a command takes to start. Old ones cannot.
const cache = compileCacheFolder(process.env);
if (cache !== undefined) module.enableCompileCache?.(cache);
if (isTooOld(process.versions.node)) refuse();
else await run();

/** The imports below do not load there at all. */
function isTooOld(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major < 22 || (major === 22 && minor < 12);
}

function refuse(): void {
  process.stderr.write(`✖ ami-select needs Node 22.12 or newer; this is Node ${process.versions.node}\n`);
  process.exitCode = 2;
}

async function run(): Promise<void> {
  const [{ endOwnProcess, readEnvironment }, { crash, main }] = await Promise.all([
    import('./process/environment.ts'),
    import('./main.ts'),
  ]);
  const environment = readEnvironment();
  environment.onCrash((error) => crash(error, environment));
  endOwnProcess(await main(environment));
}
