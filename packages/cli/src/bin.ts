#!/usr/bin/env node
import module from 'node:module';
import { compileCacheFolder } from './process/compile-cache.ts';

// Node then keeps what it compiled, which is half of the time that a command takes to start. Old ones cannot.
const cache = compileCacheFolder(process.env);
if (cache !== undefined) module.enableCompileCache?.(cache);
process.exitCode = isTooOld(process.versions.node) ? refuse() : await run();

/** The imports below do not load there at all. */
function isTooOld(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major < 22 || (major === 22 && minor < 12);
}

function refuse(): number {
  process.stderr.write(`✖ ami-select needs Node 22.12 or newer; this is Node ${process.versions.node}\n`);
  return 2;
}

async function run(): Promise<number> {
  const [{ readEnvironment }, { crash, main }] = await Promise.all([
    import('./process/environment.ts'),
    import('./main.ts'),
  ]);
  const environment = readEnvironment();
  environment.onCrash((error) => crash(error, environment));
  return main(environment);
}
