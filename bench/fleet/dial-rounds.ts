/** Prints, as JSON, the milliseconds from reachable to first command; runs in a network namespace of its own. */
import { once } from 'node:events';
import { connect } from 'node:net';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { createIntent, waitForFleet } from '@ami-select/provisioner';
import { connectSsh, type SshTarget } from '@ami-select/transport';
import { startLateMachine, type Way } from './late-machine.ts';

const clock = {
  now: () => new Date(),
  sleep: (ms: number, signal?: AbortSignal) => sleep(ms, undefined, signal === undefined ? {} : { signal }),
};
const logger = { debug: () => {}, info: () => {}, warn: (line: string) => console.error(line) };
const [rootfs = '', rounds = '10'] = process.argv.slice(2);
/** The login key is late by 3 s, out of step with the offers of ours. */
const KEY_LATE_MS = { least: 2_625, spread: 750 };

/** As the provisioner waits for a machine that EC2 shows running: with the renewal of its host key. */
async function ours(target: SshTarget): Promise<void> {
  const intent = createIntent(
    {
      identity: { id: 'bench' },
      region: 'us-east-1',
      image: {
        id: 'ami-0123456789abcdef0',
        architecture: 'x86_64',
        rootDeviceName: '/dev/sda1',
        sshUser: 'root',
      },
      instanceTypes: ['t3.small'],
      count: 1,
      ttlMinutes: 60,
    },
    { clock },
  );
  const { privateKey, hostKey } = target;
  const handle = { intent: { ...intent, ssh: { ...intent.ssh, privateKey, hostKey } } };
  const Instances = [{ InstanceId: 'i-1', State: { Name: 'running' }, PublicIpAddress: target.host }];
  const ec2 = { send: async () => ({ Reservations: [{ Instances }] }) } as never;
  await waitForFleet(handle, ['i-1'], { ec2, clock, logger });
}

/** One connection after another, a second apart; then a login and a command. */
async function plainLoop(target: SshTarget): Promise<void> {
  for (;;) {
    const socket = connect(target.port, target.host);
    const isOpen = await Promise.race([
      once(socket, 'connect').then(
        () => true,
        () => false,
      ),
      sleep(10_000, false),
    ]);
    socket.destroy();
    if (isOpen) break;
    await sleep(1_000);
  }
  const login = await connectSsh(target);
  await login.exec('true');
  await login.close();
}

const results: Record<string, number[]> = {};

/** One machine: the time from reachable to the first command. */
async function measure(
  way: Way,
  [name, dial]: readonly [string, typeof ours],
  lateMs: number,
): Promise<void> {
  const machine = await startLateMachine(rootfs, way);
  const dialled = dial(machine.target);
  await sleep(lateMs);
  const openedAt = performance.now();
  machine.open();
  await dialled;
  const took = performance.now() - openedAt;
  results[`${name} ${way}`] = [...(results[`${name} ${way}`] ?? []), took];
  machine.close();
}

for (let round = 0; round < Number(rounds); round++) {
  for (const way of ['refuses', 'drops'] satisfies Way[])
    for (const dialer of Object.entries({ ours, plain: plainLoop }))
      await measure(way, dialer, 2_000 + Math.random() * 4_000);
  await measure('has no key', ['ours', ours], KEY_LATE_MS.least + Math.random() * KEY_LATE_MS.spread);
}
console.log(JSON.stringify(results));
process.exit(0);
