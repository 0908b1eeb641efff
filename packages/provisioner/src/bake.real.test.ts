import { spawnSync } from 'node:child_process';
import { systemClock } from '@ami-select/core';
import { type LocalEc2, startLocalEc2 } from '@ami-select/local-ec2';
import { connectSsh } from '@ami-select/transport';
import { DescribeImagesCommand, EC2Client } from '@aws-sdk/client-ec2';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SpawnDependencies } from './aws/ports.ts';
import { bakeImage } from './bake/bake-image.ts';
import type { FleetIntent } from './fleet/fleet-intent.ts';
import type { Host } from './fleet/host.ts';
import { sshTarget } from './fleet/ssh-target.ts';
import { createIntent } from './plan/create-intent.ts';
import { spawnFleet } from './spawn-fleet.ts';
import { terminateFleet } from './terminate/terminate-fleet.ts';
import { fleetRequest } from './testing/fixtures.ts';

const REGION = 'us-east-1';
const rootfs = process.env.LOCAL_EC2_ROOTFS;

/** An endpoint whose machines boot a distribution with its own cloud-init, or why there is none here. */
async function tryToStart(): Promise<LocalEc2 | string> {
  if (spawnSync('ssh-keygen', ['-?']).error !== undefined) return 'no ssh-keygen here';
  const sandboxOptions = rootfs === undefined ? {} : { rootfs };
  const options = { region: REGION, images: 1000, sandboxOptions };
  return startLocalEc2({ ...options, sandbox: 'rootfs' }).catch((error: unknown) => String(error));
}

const started = await tryToStart();
const skip = typeof started === 'string' ? ` (skipped: ${started})` : '';
describe.skipIf(skip !== '')(`an image baked of a machine of a rootfs sandbox${skip}`, () => {
  const local = started as LocalEc2;
  const logger = { debug: () => {}, info: () => {}, warn: () => {} };
  const launched: FleetIntent[] = [];
  let ec2: EC2Client;
  let dependencies: SpawnDependencies;
  let source: FleetIntent['image'];

  beforeAll(async () => {
    const { AWS_ACCESS_KEY_ID: accessKeyId = '', AWS_SECRET_ACCESS_KEY: secretAccessKey = '' } =
      local.environment;
    const { endpoint } = local;
    ec2 = new EC2Client({
      region: REGION,
      endpoint,
      maxAttempts: 1,
      credentials: { accessKeyId, secretAccessKey },
    });
    dependencies = { ec2, clock: systemClock, logger, connect: connectSsh };
    const Filters = [
      { Name: 'architecture', Values: ['arm64'] },
      { Name: 'name', Values: ['ubuntu/images/hvm-ssd-gp3/*'] },
    ];
    const { Images = [] } = await ec2.send(new DescribeImagesCommand({ Owners: ['099720109477'], Filters }));
    const id = Images[0]?.ImageId ?? '';
    source = { id, architecture: 'arm64', rootDeviceName: '/dev/sda1', sshUser: 'ubuntu' };
  });
  afterAll(async () => {
    await Promise.all(launched.map((intent) => terminateFleet(intent, dependencies)));
    ec2.destroy();
    await local.close();
  });

  async function spawn(id: string, image: FleetIntent['image']) {
    const request = fleetRequest({
      region: REGION,
      endpoint: local.endpoint,
      image,
      count: 1,
      identity: { id, repository: 'octo/demo' },
    });
    const intent = createIntent(request, { clock: systemClock });
    launched.push(intent);
    const { hosts } = await spawnFleet(intent, dependencies);
    return { intent, host: hosts[0] as Host };
  }

  async function run(host: Host, script: string): Promise<string> {
    const login = await connectSsh(sshTarget(host));
    try {
      return (await login.exec(script)).stdout.trim();
    } finally {
      await login.close();
    }
  }

  it('has what was built, and neither keys nor the lease of the machine; it boots as a new one', async () => {
    const old = await spawn('old', source);
    await run(old.host, 'echo built | sudo -n tee /opt/built > /dev/null; echo secret > ~/.bash_history');

    const { images } = await bakeImage(
      { host: old.host, intent: old.intent },
      { key: 'deps-1' },
      { ...dependencies, ec2: () => ec2 },
    );
    const young = await spawn('young', { ...source, id: images[0]?.imageId ?? '' });

    expect(await run(young.host, 'cat /opt/built')).toBe('built');
    expect(young.host.hostKey).not.toBe(old.host.hostKey);
    const keys = await run(young.host, 'cat ~/.ssh/authorized_keys; sudo -n cat /root/.ssh/authorized_keys');
    expect(keys).toContain(young.intent.ssh.publicKey.split(' ')[1]);
    expect(keys).not.toContain(old.intent.ssh.publicKey.split(' ')[1]);
    // By standard input: sudo logs its arguments.
    const search = `grep -rlsF ${old.intent.fleetId} /etc /root /home /opt /var; ls /home/*/.bash_history 2> /dev/null`;
    const left = await run(young.host, `sudo -n sh << 'END'\n${search}\nEND`);
    expect(left).toBe('');
  }, 120_000);
});
