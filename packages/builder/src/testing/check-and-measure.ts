/** Checks a lock before a launch (arguments: index, folder with `r.txt`), and prints its memory in MiB. */
import { readFileSync } from 'node:fs';
import { silentLogger, systemClock } from '@ami-select/core';
import { loadBuild } from '../definition/load-build.ts';
import { openIndex } from '../index/open-index.ts';
import { expectFacts } from '../machine/candidate-facts.ts';
import { platformOf } from '../machine/platforms.ts';
import { checkBeforeLaunch } from '../phases/before-launch.ts';

const [url = '', folder = ''] = process.argv.slice(2);
const environments = { app: { requirements: ['r.txt'] } };
const fields = { environments, 'index-url': url, installer: 'machine-pip' };
const build = loadBuild(fields, { baseDirectory: folder });
const idle = memory('VmRSS');
const { wheels } = await checkBeforeLaunch(build, {
  clock: systemClock,
  logger: silentLogger,
  openIndex: () => openIndex(build, { clock: systemClock }),
  expectation: async () => expectFacts(platformOf({ publisher: 'debian', version: '12' }), 'x86_64'),
  outputDirectory: folder,
});
process.stdout.write(JSON.stringify({ count: wheels.length, idle, most: memory('VmHWM') }));

/** As Linux counts it: `maxRSS` begins with the memory of the process that started this one. */
function memory(name: 'VmRSS' | 'VmHWM'): number {
  const line = new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm');
  return Number(line.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) / 1024;
}
