import { spawnSync } from 'node:child_process';
import { systemClock } from '@ami-select/core';
import { type LocalEc2, type LocalEc2Options, startLocalEc2 } from '@ami-select/local-ec2';
import { connectSsh, type SshTarget, TransportError } from '@ami-select/transport';
import { DescribeImagesCommand, EC2Client, RebootInstancesCommand } from '@aws-sdk/client-ec2';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SpawnDependencies } from './aws/ports.ts';
import type { FleetIntent } from './fleet/fleet-intent.ts';
import type { FleetHandle } from './fleet/handle.ts';
import type { Host } from './fleet/host.ts';
import { sshTarget } from './fleet/ssh-target.ts';
import { launchFleet } from './launch/launch-fleet.ts';
import { createIntent } from './plan/create-intent.ts';
import { waitForFleet } from './ready/wait-until-ready.ts';
import { spawnFleet } from './spawn-fleet.ts';
import { terminateFleet } from './terminate/terminate-fleet.ts';
import { DIAL_STEPS, dyingDial } from './testing/dying-dial.ts';
import { fleetRequest } from './testing/fixtures.ts';

const REGION = 'us-east-1';
const rootfs = process.env.LOCAL_EC2_ROOTFS;

interface Kind extends Pick<LocalEc2Options, 'sandbox' | 'sandboxOptions'> {
  readonly name: string;
  /** OpenSSH serves its logins; the agent's own SSH server otherwise. */
  readonly openSsh: boolean;
}

const KINDS: readonly Kind[] = [
  {
    name: 'namespace',
    openSsh: true,
    sandbox: 'namespace',
    sandboxOptions: { ssh: 'openssh' },
  },
  {
    name: 'rootfs',
    openSsh: true,
    sandbox: 'rootfs',
    sandboxOptions: rootfs === undefined ? {} : { rootfs },
  },
  { name: 'bubblewrap', openSsh: false, sandbox: 'bubblewrap' },
  { name: 'process', openSsh: false, sandbox: 'process' },
];

/** The endpoint of a kind, or why there is none here. */
async function tryToStart({ sandbox, sandboxOptions }: Kind): Promise<LocalEc2 | string> {
  if (spawnSync('ssh-keygen', ['-?']).error !== undefined) return 'no ssh-keygen here';
  const options = { region: REGION, images: 1000, sandbox, sandboxOptions };
  return startLocalEc2(options).catch((error: unknown) => String(error));
}

for (const kind of KINDS) {
  const started = await tryToStart(kind);
  const skip = typeof started === 'string' ? ` (skipped: ${started})` : '';
  describe.skipIf(skip !== '')(
    `the machines of a ${kind.name} sandbox${skip}`,
    () => {
      const local = started as LocalEc2;
      const lines: string[] = [];
      const log = (line: string): void => void lines.push(line);
      const launched = new Set<FleetIntent>();
      let ec2: EC2Client;
      let imageId: string;
      let dependencies: SpawnDependencies;

      beforeAll(async () => {
        const { AWS_ACCESS_KEY_ID: accessKeyId = '', AWS_SECRET_ACCESS_KEY: secretAccessKey = '' } =
          local.environment;
        const { endpoint } = local;
        const credentials = { accessKeyId, secretAccessKey };
        ec2 = new EC2Client({ region: REGION, endpoint, maxAttempts: 1, credentials });
        const logger = { debug: log, info: log, warn: log };
        dependencies = { ec2, clock: systemClock, logger, connect: connectSsh };
        const Filters = [
          { Name: 'architecture', Values: ['arm64'] },
          { Name: 'name', Values: ['ubuntu/images/hvm-ssd-gp3/*'] },
        ];
        const command = new DescribeImagesCommand({ Owners: ['099720109477'], Filters });
        imageId = (await ec2.send(command)).Images?.[0]?.ImageId ?? '';
      });
      afterAll(async () => {
        await Promise.all([...launched].map(end));
        ec2.destroy();
        await local.close();
      });

      function plan(id: string, count: number): FleetIntent {
        const image = { id: imageId, architecture: 'arm64', rootDeviceName: '/dev/sda1', sshUser: 'ubuntu' };
        const { endpoint } = local;
        const request = fleetRequest({ region: REGION, endpoint, image, count, identity: { id } });
        const intent = createIntent(request, { clock: systemClock });
        launched.add(intent);
        return intent;
      }

      async function end(intent: FleetIntent): Promise<void> {
        await terminateFleet(intent, dependencies);
        launched.delete(intent);
      }

      async function reboot(host: Host): Promise<void> {
        const login = await connectSsh(sshTarget(host));
        const ended = login.exec('sleep 600').then(
          () => 'by itself',
          ({ code }: TransportError) => code,
        );
        await ec2.send(new RebootInstancesCommand({ InstanceIds: [host.instanceId] }));
        expect(await ended).toBe('DISCONNECTED');
        await expect.poll(() => reach(host), { timeout: 30_000 }).toBe('reached');
      }

      it('have different host keys, drop that of the user data, and keep theirs over a reboot', async () => {
        const intent = plan('two', 2);
        let handle: FleetHandle | undefined;
        const save = async (next: FleetHandle): Promise<void> => {
          handle = next;
        };

        const { hosts } = await spawnFleet(intent, { ...dependencies, save });
        const [first, second] = hosts as readonly [Host, Host];

        expect(new Set([first.hostKey, second.hostKey, intent.ssh.hostKey]).size).toBe(3);
        expect(lines.filter((line) => line.includes('keeps the host key'))).toEqual([]);
        expect(JSON.stringify(handle)).not.toContain(intent.userData);
        expect(handle?.hostKeys).toEqual(
          expect.arrayContaining(
            hosts.map(({ instanceId, hostKey }) => ({ instanceId, hostKey, confirmed: true })),
          ),
        );
        await expectShown(first, { refused: [intent.ssh.hostKey, second.hostKey] });
        await expectShown(second, { refused: [intent.ssh.hostKey, first.hostKey] });

        await reboot(first);
        await expectShown(first, { refused: [intent.ssh.hostKey] });
      });

      const title =
        'are reached by the stored handle, and get ready, after the death of the process at any step';
      if (kind.openSsh)
        it(title, async () => {
          // After a step all is as it is before the next one.
          const deaths = [
            ...[...DIAL_STEPS.keys()].map((at) => ({ at, before: true })),
            { at: DIAL_STEPS.length - 1, before: false },
          ];
          await Promise.all(
            deaths.map(async (death) => {
              const name = `dies ${death.before ? 'before' : 'after'} step ${death.at}`;
              const intent = plan(name, 1);
              const { handle, instanceIds } = await launchFleet(intent, dependencies);
              let stored = handle;
              const save = async (next: FleetHandle): Promise<void> => {
                stored = JSON.parse(JSON.stringify(next));
              };
              const dying = dyingDial({ connect: connectSsh, save }, death);
              await expect(waitForFleet(handle, instanceIds, { ...dependencies, ...dying })).rejects.toThrow(
                'dead',
              );

              const before = stored.hostKeys ?? [];
              const { hosts } = await waitForFleet(stored, instanceIds, { ...dependencies, save });

              expect(
                before.map(({ hostKey }) => hostKey),
                name,
              ).toEqual(before.length === 0 ? [] : hosts.map(({ hostKey }) => hostKey));
              expect(stored.hostKeys, name).toEqual([
                { instanceId: instanceIds[0], hostKey: hosts[0]?.hostKey, confirmed: true },
              ]);
              await expectShown(hosts[0]!, { refused: [handle.intent.ssh.hostKey] });
              // What cloud-init has left to do computes.
              await end(intent);
            }),
          );
        });

      it('keep the connections that are open while they change', async () => {
        const intent = plan('open connection', 1);
        const { handle, instanceIds } = await launchFleet(intent, dependencies);
        const opened: Awaited<ReturnType<typeof connectSsh>>[] = [];
        const connect = async (target: SshTarget): Promise<(typeof opened)[0]> => {
          if (opened.length === 0) opened.push(await connectSsh(target));
          return connectSsh(target);
        };
        const commands: Promise<unknown>[] = [];
        const save = async ({ hostKeys }: FleetHandle): Promise<void> => {
          if (hostKeys !== undefined && commands.length === 0)
            commands.push(opened[0]!.exec('sleep 1; echo still here'));
        };

        await waitForFleet(handle, instanceIds, { ...dependencies, connect, save });

        expect(await commands[0]).toMatchObject({ exitCode: 0, stdout: 'still here\n' });
        expect(await opened[0]!.exec('echo and usable')).toMatchObject({ stdout: 'and usable\n' });
        await opened[0]!.close();
      });
    },
    90_000,
  );
}

/** The machine shows the key of the host, and a login that expects another one is refused. */
async function expectShown(host: Host, { refused }: { readonly refused: readonly string[] }): Promise<void> {
  const login = await connectSsh(sshTarget(host));
  await login.close();
  for (const hostKey of refused) {
    const attempt = connectSsh(sshTarget({ ...host, hostKey }));
    await expect(attempt).rejects.toMatchObject({ code: 'HOST_KEY_MISMATCH' });
  }
}

/** Whether the machine takes a login; another host key is an error. */
async function reach(host: Host): Promise<string> {
  try {
    await (await connectSsh(sshTarget(host))).close();
    return 'reached';
  } catch (error) {
    if (error instanceof TransportError && error.retryable) return error.code;
    throw error;
  }
}
