import { silentLogger, systemClock } from '@ami-select/core';
import { connectSsh, type SshTarget } from '@ami-select/transport';
import { holdMachines } from '../phases/hold-machines.ts';

/** Holds the machine that the first argument describes until the process is ended: for tests that do it the hard way. */
const [target = '', startedAt = ''] = process.argv.slice(2);
const { label, ...rest }: SshTarget = JSON.parse(target);
const transport = await connectSsh({ label, ...rest });
const held = holdMachines([{ name: label, transport }], {
  clock: systemClock,
  logger: silentLogger,
  startedAt,
});
await held.take();
process.stdout.write('held\n');
setInterval(() => undefined, 60_000);
