import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { freePort } from '@ami-select/core/testing';
import { CreateTagsCommand, type Image as Ec2Image, RegisterImageCommand } from '@aws-sdk/client-ec2';
import type { SelectDependencies } from '../contract/ports.ts';

/** The environment of independent judges that `e2e/peers/install` creates. */
const SERVER: string = fileURLToPath(new URL('../../../../e2e/peers/.venv/bin/moto_server', import.meta.url));

export const isMotoInstalled: boolean = existsSync(SERVER);

export interface Moto {
  readonly endpoint: string;
  close(): Promise<void>;
}

/** Starts moto's server on a free port of loopback, with these images instead of its own of 2017. */
export async function startMoto(catalogue: readonly Ec2Image[]): Promise<Moto> {
  const folder = await mkdtemp(join(tmpdir(), 'selector-moto-'));
  const file = join(folder, 'amis.json');
  await writeFile(file, JSON.stringify(catalogue.map(motoImage)));
  const port = await freePort();
  const env = { MOTO_AMIS_PATH: file };
  const child = spawn(SERVER, ['-H', '127.0.0.1', '-p', String(port)], { stdio: 'ignore', env });
  const endpoint = `http://127.0.0.1:${port}`;
  const close = async (): Promise<void> => {
    child.kill();
    await rm(folder, { recursive: true });
  };
  await untilItAnswers(endpoint, child);
  return { endpoint, close };
}

/** All that moto keeps of an image that it loads: neither boot mode nor ENA, deprecation, tags or product codes. */
function motoImage(image: Ec2Image): object {
  return {
    ami_id: image.ImageId,
    name: image.Name,
    description: image.Description ?? '',
    owner_id: image.OwnerId,
    public: image.Public,
    virtualization_type: image.VirtualizationType,
    architecture: image.Architecture,
    state: image.State,
    creation_date: image.CreationDate,
    platform: image.Platform ?? null,
    image_type: image.ImageType,
    image_location: image.ImageLocation,
    hypervisor: image.Hypervisor,
    root_device_type: image.RootDeviceType,
    root_device_name: image.RootDeviceName,
  };
}

const OWN_VERSIONS = ['1.8.0', '1.9.0', '1.10.0', '2.0.0-rc1', '2.0.0', '1.10.1', '2.1.0', '2.1.1-rc1'];

/** Registers the own images of the scenarios. */
export async function registerOwnImages(dependencies: SelectDependencies, region: string): Promise<void> {
  const { ec2 } = dependencies.clients(region);
  for (const architecture of ['x86_64', 'arm64'] as const) {
    for (const version of OWN_VERSIONS) {
      const image = { Name: `corp-base-${version}-${architecture}`, Architecture: architecture };
      const { ImageId = '' } = await ec2.send(
        new RegisterImageCommand({ ...image, VirtualizationType: 'hvm' }),
      );
      const stage = version.includes('-rc') ? 'candidate' : 'released';
      const tags = { Name: `corp-base ${version}`, Stage: stage, Team: 'platform' };
      const Tags = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
      await ec2.send(new CreateTagsCommand({ Resources: [ImageId], Tags }));
    }
  }
}

async function untilItAnswers(endpoint: string, child: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    if (child.exitCode !== null) throw new Error(`moto ended with status ${child.exitCode}`);
    const response = await fetch(`${endpoint}/moto-api/`).catch(() => undefined);
    if (response !== undefined) return;
    await sleep(100);
  }
  child.kill();
  throw new Error('moto is unreachable');
}
