/**
 * Builds beside uv, pip and OpenSSH: `pnpm exec node --conditions=@ami-select/source bench/build.ts [row ...]`. Root on
 * Linux only. Rows: those below; without any, all but `slow-wheel`, which takes four minutes.
 */
import { busyController } from './build/busy-controller.ts';
import { endsAfterError } from './build/ends-after-error.ts';
import { threeEnvironments } from './build/environments.ts';
import { oneLink } from './build/one-link.ts';
import { slowLinks } from './build/slow-links.ts';
import { bigWheel, slowWheel } from './build/slow-wheel.ts';
import { whyNoHosts } from './build/ssh-hosts.ts';
import { wholeBuild } from './build/whole.ts';
import { type Row, report } from './report.ts';

const ROWS: Readonly<Record<string, () => Promise<Row[]>>> = {
  transport: oneLink,
  links: slowLinks,
  end: endsAfterError,
  memory: bigWheel,
  busy: busyController,
  environments: threeEnvironments,
  whole: wholeBuild,
  'slow-wheel': slowWheel,
};

for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));
const asked = process.argv.slice(2);
const names = asked.length > 0 ? asked : Object.keys(ROWS).filter((name) => name !== 'slow-wheel');
const reason = whyNoHosts();
if (reason !== undefined) {
  console.warn(`Not measured: builds; ${reason}.`);
} else {
  const rows: Row[] = [];
  for (const name of names) {
    const measure = ROWS[name];
    if (measure === undefined)
      throw new Error(`unknown row "${name}"; known: ${Object.keys(ROWS).join(', ')}`);
    rows.push(...(await measure()));
  }
  report('Builds', rows);
}
