import { compactDate, DAY, type Era, type ImageDraft } from '../image/draft.ts';
import type { ImageTraits } from '../image/image-record.ts';
import { account, inventedAccount } from '../image/publishers.ts';
import { ARCHITECTURES, debianArchitecture, linuxTraits, withoutBootMode } from '../image/traits.ts';

const LOOKALIKES = [
  { name: 'ubuntu/images/hvm-ssd-gp3/ubuntu-noble-24.04-{deb}-server-{date}', sshUser: 'ubuntu' },
  { name: 'ubuntu/images/hvm-ssd/ubuntu-jammy-22.04-{deb}-server-{date}', sshUser: 'ubuntu' },
  { name: 'debian-12-{deb}-{date}-9999', sshUser: 'admin' },
  { name: 'al2023-ami-2023.99.{date}.0-kernel-6.1-{arch}', sshUser: 'ec2-user' },
  { name: 'amzn2-ami-hvm-2.0.{date}.9-{arch}-gp2', sshUser: 'ec2-user' },
  { name: 'RHEL-9.9.0_HVM-{date}-{arch}-1-Hourly2-GP3', sshUser: 'ec2-user' },
  { name: 'Rocky-9-EC2-Base-9.9-{date}.0.{arch}', sshUser: 'rocky' },
  { name: 'al2023-ami-2023.99.{date}.0-kernel-6.18-{arch}', sshUser: 'ec2-user' },
  { name: 'suse-sles-15-sp7-v{date}-hvm-ssd-{arch}', sshUser: 'ec2-user' },
] as const;

/** Other accounts' public images: look-alikes of known names, and relics. */
export function* strangers(era: Era): Generator<ImageDraft> {
  yield* lookalikes(era);
  yield* relics(era);
}

const WORDS = [
  'app',
  'web',
  'runner',
  'gitlab',
  'jenkins',
  'packer',
  'golden',
  'k8s-node',
  'vpn',
  'dev',
  'ml',
  'data',
];
const SYSTEMS = ['ubuntu-22.04', 'ubuntu-24.04', 'al2023', 'amzn2', 'debian-12', 'rhel9', 'windows-2022'];
const SELLERS = 1500;

/** As many community images as wanted, to make a catalogue as large as AWS's own. */
export function* crowd(era: Era, count: number): Generator<ImageDraft> {
  const traits = ARCHITECTURES.map((architecture) => linuxTraits({ architecture, sshUser: 'ec2-user' }));
  const sellers = Array.from({ length: SELLERS }, (_, index) => account(inventedAccount(`seller ${index}`)));
  const span = era.to - era.from;
  for (let index = 0; index < count; index += 1) {
    const roll = era.chance(`crowd ${index}`);
    const at = era.to - Math.floor((index / count) * span) - Math.floor(roll * DAY);
    const word = WORDS[Math.floor(roll * 997) % WORDS.length] ?? '';
    const system = SYSTEMS[Math.floor(roll * 9973) % SYSTEMS.length] ?? '';
    const shape = traits[Math.floor(roll * 31) % traits.length];
    const publisher = sellers[Math.floor(roll * 99_991) % SELLERS];
    if (!shape || !publisher) continue;
    yield {
      publisher,
      line: 'crowd',
      name: `${word}-${system}-${index}-${Math.floor(at / 1000)}`,
      at,
      traits: shape,
    };
  }
}

/** Newer than the real image, same name, another owner: a query without an owner falls for it. */
function* lookalikes(era: Era): Generator<ImageDraft> {
  for (const [index, { name, sshUser }] of LOOKALIKES.entries()) {
    for (const architecture of ARCHITECTURES) {
      const traits = linuxTraits({ architecture, sshUser });
      for (const age of [0.2, 40 + index, 200 + index]) {
        const at = era.to - Math.floor(age * DAY);
        yield {
          publisher: account(inventedAccount(`lookalike ${index}`)),
          line: `lookalike ${name} ${architecture}`,
          name: name
            .replace('{deb}', debianArchitecture(architecture))
            .replace('{arch}', architecture)
            .replace('{date}', compactDate(at)),
          at,
          exact: true,
          traits,
        };
      }
    }
  }
}

/** Leftovers that no client expects any more: paravirtual, 32 bits, instance store, no ENA. */
function* relics(era: Era): Generator<ImageDraft> {
  const old: Partial<ImageTraits> = { enaSupport: false, bootMode: 'legacy-bios' };
  const base = linuxTraits({ architecture: 'x86_64', sshUser: 'ec2-user', ...old });
  const old64 = withoutBootMode(base);
  const shapes: Record<string, ImageTraits> = {
    'no-ena': base,
    'no-boot-mode': old64,
    paravirtual: { ...old64, virtualizationType: 'paravirtual', kernelId: 'aki-919dcaf8' },
    i386: {
      ...old64,
      architecture: 'i386',
      virtualizationType: 'paravirtual',
      kernelId: 'aki-8f9dcae6',
    },
    'instance-store': {
      ...old64,
      rootDeviceType: 'instance-store',
      blockDevices: [{ deviceName: '/dev/sdb', virtualName: 'ephemeral0' }],
    },
    'bios-only': base,
  };
  for (const [shape, traits] of Object.entries(shapes)) {
    for (const at of era.dates(`relic ${shape}`, 200)) {
      const name = `legacy-app-${shape}-${compactDate(at)}`;
      yield { publisher: account(inventedAccount('relics')), line: `relic ${shape}`, name, at, traits };
    }
  }
}
