/** Fetches all files of a project (arguments: index, hash, folder), and prints how many and its memory in MiB. */
import { readFileSync } from 'node:fs';
import { systemClock } from '@ami-select/core';
import { fetchFiles } from '../fetch/fetch-files.ts';
import { WheelStore } from '../fetch/wheel-store.ts';
import { createHttpIndex } from '../index/http-index.ts';

const [url = '', hash = '', folder = ''] = process.argv.slice(2);
const index = createHttpIndex(url, { clock: systemClock });
const { files } = await index.project('foo');
const wanted = files.map((file) => ({ requirement: { hashes: [hash], file: 'r.txt', line: 1 }, file }));
const idle = memory('VmRSS');
const fetched = await fetchFiles(wanted, { store: new WheelStore({ folder, clock: systemClock }) });
process.stdout.write(JSON.stringify({ count: fetched.size, idle, most: memory('VmHWM') }));

/** As Linux counts it: `maxRSS` begins with the memory of the process that started this one. */
function memory(name: 'VmRSS' | 'VmHWM'): number {
  const line = new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm');
  return Number(line.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) / 1024;
}
