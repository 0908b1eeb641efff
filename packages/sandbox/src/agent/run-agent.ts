import { existsSync, readFileSync } from 'node:fs';
import { pushedKeysFile } from './authorized-keys.ts';
import { runBoot } from './boot.ts';
import { runShell } from './commands.ts';
import type { HostKey } from './host-keys.ts';
import { createLineReader } from './line-reader.ts';
import { createMachine, type Machine, writeFileDeep } from './machine.ts';
import { type MetadataRelay, OWN_NETWORK, placeInHostNetwork, startMetadataRelay } from './metadata-relay.ts';
import { startOpenSsh } from './openssh.ts';
import { openOutlets } from './outlets.ts';
import { createPowerButton } from './power.ts';
import type { FromAgent, MachineSettings, ToAgent } from './protocol.ts';

/** Parts that the agent has built since the `boot` message. */
interface Running {
  readonly machine: Machine;
  readonly relay?: MetadataRelay;
}

/**
 * Runs the agent of one machine: listens to its driver on standard input and ends with it.
 * Sends `init` when it is there.
 */
export function runAgent(): void {
  let running: Promise<Running> | undefined;
  const onLine = (line: string): void => {
    const message = JSON.parse(line) as ToAgent;
    if (message.type === 'boot') running = boot(message);
    running?.then((state) => obey(state, message)).catch(fail);
  };
  const read = createLineReader({ onLine, onLong: () => fail('a message of the driver is too long') });
  process.on('uncaughtException', fail);
  process.stdin.setEncoding('utf8').on('data', read);
  process.stdin.on('end', () => process.exit(0));
  process.stdin.on('error', () => process.exit(0));
  process.stdout.on('error', () => process.exit(0));
  process.on('SIGHUP', () => undefined);
  send({ type: 'init' });
}

function send(message: FromAgent): void {
  process.stdout.write(`${JSON.stringify(message)}\n`);
}

async function boot(message: ToAgent & { type: 'boot' }): Promise<Running> {
  const { plan, firstBoot } = message;
  const relay = await startRelay(message.settings);
  const environment = { ...message.settings.environment, ...relay?.environment };
  const settings = { ...message.settings, environment };
  const machine = createMachine({ settings, instanceId: plan.instanceId, send });
  const powerButton = createPowerButton(machine);
  await openOutlets(machine);
  const openDoor = await prepareDoor(machine);
  runBoot({ machine, plan, firstBoot, powerButton, openDoor }).catch(fail);
  return relay === undefined ? { machine } : { machine, relay };
}

async function startRelay({ metadata, ownNetwork }: MachineSettings): Promise<MetadataRelay | undefined> {
  return metadata ? startMetadataRelay(send, ownNetwork ? OWN_NETWORK : placeInHostNetwork()) : undefined;
}

async function prepareDoor(machine: Machine): Promise<(hostKeys: readonly HostKey[]) => Promise<void>> {
  const { settings } = machine;
  const { sshd } = settings;
  const [address = { host: '0.0.0.0', port: 22 }] = settings.listen;
  if (settings.ownNetwork) send({ type: 'listening', ...address });
  if (settings.ownNetwork && sshd !== undefined)
    return (hostKeys) => startOpenSsh(machine, { sshd, hostKeys, port: address.port });
  const { createSshDoor } = await import('./ssh-server.ts');
  if (settings.ownNetwork) return async (hostKeys) => (await createSshDoor(machine)).open(hostKeys);
  const door = await createSshDoor(machine);
  send({ type: 'listening', host: door.host, port: door.port });
  return async (hostKeys) => door.open(hostKeys);
}

/** Several keys may be let in at once; each goes when its own time is over. */
function pushKey(machine: Machine, message: ToAgent & { type: 'push-key' }): void {
  const file = pushedKeysFile(machine, message.user);
  const line = message.publicKey.trim();
  const others = (): string[] =>
    (existsSync(file) ? readFileSync(file, 'utf8').split('\n') : []).filter(
      (other) => other !== line && other !== '',
    );
  const write = (lines: readonly string[]): void =>
    writeFileDeep(file, lines.map((one) => `${one}\n`).join(''), 0o644);
  write([...others(), line]);
  setTimeout(() => write(others()), message.ttlMs).unref();
  send({ type: 'key-pushed', id: message.id });
}

async function obey(running: Running, message: ToAgent): Promise<void> {
  if (message.type === 'exec') {
    send({ type: 'exec-done', id: message.id, outcome: await runShell(running.machine, message) });
  }
  if (message.type === 'push-key') pushKey(running.machine, message);
  if (message.type === 'release-keys') running.machine.keyHold.release();
  if (message.type === 'metadata') running.relay?.respond(message.id, message.response);
}

function fail(error: unknown): void {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(1);
}
