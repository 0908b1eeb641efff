import { compactDate, type Era, type ImageDraft } from '../image/draft.ts';
import { publishers } from '../image/publishers.ts';
import { ARCHITECTURES, debianArchitecture, linuxTraits } from '../image/traits.ts';

const RELEASES = [
  { version: '11', codename: 'bullseye', until: '2026-08-31' },
  { version: '12', codename: 'bookworm' },
  { version: '13', codename: 'trixie', since: '2025-08-09' },
] as const;

/** Debian: stable releases and their backports kernels. */
export function* debian(era: Era): Generator<ImageDraft> {
  for (const { version, codename, ...life } of RELEASES) {
    for (const variant of ['', '-backports']) {
      for (const architecture of ARCHITECTURES) {
        const arch = debianArchitecture(architecture);
        const traits = linuxTraits({
          architecture,
          sshUser: 'admin',
          rootDeviceName: '/dev/xvda',
          ownerAlias: 'amazon',
        });
        const parameters = [version, codename].map(
          (word) => `/aws/service/debian/release/${word}/latest/${arch}`,
        );
        for (const at of era.dates(`debian ${version}`, variant ? 56 : 28, life)) {
          const build = 1400 + Math.floor((at / 86_400_000) % 1000);
          yield {
            publisher: publishers.debian,
            line: `debian-${version}${variant}-${arch}`,
            name: `debian-${version}${variant}-${arch}-${compactDate(at)}-${build}`,
            description: `Debian ${version} (${compactDate(at)}-${build})`,
            at,
            traits,
            ...(!variant && { parameters }),
          };
        }
      }
    }
  }
}
