import { compactDate, DAY, type Era, type ImageDraft, stepsSince } from '../image/draft.ts';
import { hashText, hex8 } from '../image/hash.ts';
import { publishers } from '../image/publishers.ts';
import { ARCHITECTURES, kernelArchitecture, linuxTraits } from '../image/traits.ts';

const NIXOS = [
  { version: '24.11', since: '2024-11-30', until: '2025-07-01' },
  { version: '25.05', since: '2025-05-23', until: '2026-01-05' },
  { version: '25.11', since: '2025-11-30', until: '2026-07-05' },
  { version: '26.05', since: '2026-05-30' },
  { version: '26.11', since: '2026-11-30' },
] as const;

/** Images of a release before it is one; their names say so in the middle of the version. */
const BETA_DAYS = 16;

/** Flatcar, NixOS, Alpine, Arch Linux and fck-nat. */
export function* community(era: Era): Generator<ImageDraft> {
  yield* flatcar(era);
  yield* nixos(era);
  yield* alpine(era);
  yield* arch(era);
  yield* fckNat(era);
}

function* flatcar(era: Era): Generator<ImageDraft> {
  const channels = { stable: 4230, beta: 4330, alpha: 4430, lts: 4081 };
  for (const [channel, major] of Object.entries(channels)) {
    for (const architecture of ARCHITECTURES) {
      const traits = linuxTraits({ architecture, sshUser: 'core', rootDeviceName: '/dev/xvda' });
      const suffix = architecture === 'arm64' ? '-arm64' : '';
      for (const at of era.dates(`flatcar ${channel}`, 35)) {
        const step = stepsSince('2024-06-01', at, 35);
        yield {
          publisher: publishers.flatcar,
          line: `flatcar ${channel} ${architecture}`,
          name: `Flatcar-${channel}-${major + Math.floor(step / 3) * 10}.${1 + (step % 3)}.${step % 5}${suffix}-hvm`,
          description: `Flatcar Container Linux ${channel} (HVM)`,
          at,
          traits,
        };
      }
    }
  }
}

function* nixos(era: Era): Generator<ImageDraft> {
  for (const { version, ...life } of NIXOS) {
    const opens = new Date(Date.parse(life.since) - BETA_DAYS * DAY).toISOString();
    for (const architecture of ARCHITECTURES) {
      const arch = kernelArchitecture(architecture);
      const traits = linuxTraits({ architecture, sshUser: 'root', rootDeviceName: '/dev/xvda', rootSize: 4 });
      for (const at of [
        ...era.dates(`nixos ${version} beta`, 5, { since: opens, until: life.since }),
        ...era.dates(`nixos ${version}`, 14, life),
      ]) {
        const build = 700_000 + (Math.floor(at / 10_000_000) % 200_000);
        const commit = hex8(hashText(`nixos ${at}`)[0]);
        const stage = at < Date.parse(life.since) ? 'beta' : '.';
        const name = `nixos/${version}${stage}${build}.${commit}${commit.slice(0, 4)}-${arch}-linux`;
        yield { publisher: publishers.nixos, line: `nixos ${version} ${architecture}`, name, at, traits };
      }
    }
  }
}

function* alpine(era: Era): Generator<ImageDraft> {
  for (const branch of ['3.20', '3.21', '3.22', '3.23', '3.24']) {
    for (const architecture of ARCHITECTURES) {
      for (const firmware of architecture === 'arm64' ? ['uefi'] : ['uefi', 'bios']) {
        const bootMode = firmware === 'uefi' ? 'uefi' : 'legacy-bios';
        const traits = linuxTraits({
          architecture,
          sshUser: 'alpine',
          rootDeviceName: '/dev/xvda',
          rootSize: 1,
          bootMode,
        });
        for (const bootstrap of ['tiny', 'cloudinit', 'cloudinit-metal']) {
          for (const at of era.dates(`alpine ${branch}`, 90, { since: alpineSince(branch) })) {
            const patch = stepsSince(alpineSince(branch), at, 90);
            const arch = kernelArchitecture(architecture);
            yield {
              publisher: publishers.alpine,
              line: `alpine ${branch} ${arch} ${firmware} ${bootstrap}`,
              name: `alpine-${branch}.${patch}-${arch}-${firmware}-${bootstrap}-r0`,
              description: `Alpine Linux ${branch}.${patch} Release 0 ${arch} ${firmware} ${bootstrap}`,
              at,
              traits,
            };
          }
        }
      }
    }
  }
}

/** A branch every half year, the first at the end of 2023. */
function alpineSince(branch: string): string {
  const halfYears = Number(branch.slice(2)) - 19;
  return `${2023 + Math.ceil(halfYears / 2)}-${halfYears % 2 ? '05' : '12'}-20`;
}

function* arch(era: Era): Generator<ImageDraft> {
  for (const flavour of ['std', 'ec2']) {
    const traits = linuxTraits({
      architecture: 'x86_64',
      sshUser: 'arch',
      rootDeviceName: '/dev/xvda',
      rootSize: 2,
    });
    for (const at of era.dates('arch', 30)) {
      const name = `arch-linux-${flavour}-hvm-${compactDate(at)}.0.x86_64-ebs`;
      yield { publisher: publishers.arch, line: `arch ${flavour}`, name, at, traits };
    }
  }
}

/** A NAT gateway for small budgets, by a publisher that many tutorials trust. */
function* fckNat(era: Era): Generator<ImageDraft> {
  for (const architecture of ARCHITECTURES) {
    const traits = linuxTraits({
      architecture,
      sshUser: 'ec2-user',
      rootDeviceName: '/dev/xvda',
      rootSize: 2,
    });
    for (const at of era.dates('fck-nat', 120)) {
      const release = `1.${3 + stepsSince('2024-01-01', at, 240)}.0`;
      const name = `fck-nat-al2023-hvm-${release}-${compactDate(at)}-${architecture}-ebs`;
      yield { publisher: publishers.fckNat, line: `fck-nat ${architecture}`, name, at, traits };
    }
  }
}
