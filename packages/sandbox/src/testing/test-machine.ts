import { randomBytes } from 'node:crypto';
import { makeEd25519Key } from '../agent/ed25519-key.ts';
import type { MetadataService } from '../contract/metadata.ts';
import type { Sandbox, SandboxDriver, SandboxSpec } from '../contract/sandbox.ts';
import { eventually } from './eventually.ts';
import { type Login, logIn } from './ssh-login.ts';

/** A booted sandbox with its keys, console and end. */
export interface TestMachine {
  readonly sandbox: Sandbox;
  readonly console: () => string;
  readonly ended: Promise<'poweroff' | 'crash'>;
  readonly hostKey: string;
  readonly privateKey: string;
  logIn(user?: string): Promise<Login>;
  /** Resolves when the first boot is over, user data included; for machines that their agent boots. */
  booted(): Promise<void>;
}

/** A throw-away key pair in OpenSSH format. */
export function makeKey(): { private: string; public: string } {
  const { privateKey, publicKey } = makeEd25519Key('test');
  return { private: privateKey, public: publicKey };
}

let lastAddress = 10;

/** Options of a test for its machine. */
export interface MachineOptions {
  /** Added to the user data. */
  readonly cloudConfig?: string;
  readonly spec?: Partial<SandboxSpec>;
  /** Makes the metadata service from the user data. */
  readonly metadataOf?: (userData: Uint8Array) => MetadataService;
}

/** Boots a machine whose user data brings its keys. */
export async function bootMachine(driver: SandboxDriver, options: MachineOptions = {}): Promise<TestMachine> {
  const [login, host] = [makeKey(), makeKey()];
  const ended = Promise.withResolvers<'poweroff' | 'crash'>();
  let text = '';
  lastAddress += 1;
  const userData = Buffer.from(makeUserData({ login, host, more: options.cloudConfig ?? '' }));
  const sandbox = await driver.boot({
    instanceId: `i-${randomBytes(8).toString('hex')}0`,
    hostname: `ip-10-0-0-${lastAddress}.ec2.internal`,
    privateIp: `10.0.0.${lastAddress}`,
    memoryMib: 1024,
    vcpus: 2,
    userData,
    metadata: options.metadataOf?.(userData),
    sshUser: 'ubuntu',
    authorizedKeys: [],
    onConsole: (chunk) => (text += chunk),
    onPowerOff: ended.resolve,
    ...options.spec,
  });
  return {
    sandbox,
    console: () => text,
    ended: ended.promise,
    hostKey: host.public.split(' ')[1] ?? '',
    privateKey: login.private,
    booted: () => eventually('the boot finished', () => /^Cloud-init v\. local-ec2 finished /m.test(text)),
    logIn: (user = 'ubuntu') => logIn({ ...sandbox.ssh, user, privateKey: login.private }),
  };
}

function makeUserData({
  login,
  host,
  more,
}: {
  login: { public: string };
  host: { private: string; public: string };
  more: string;
}): string {
  const indented = host.private
    .trim()
    .split('\n')
    .map((line) => `    ${line}`)
    .join('\n');
  return `#cloud-config
ssh_keys:
  ed25519_private: |
${indented}
  ed25519_public: ${host.public}
ssh_authorized_keys:
  - ${login.public}
${more}
`;
}
