import { compactDate, DAY, type Era, type ImageDraft } from '../image/draft.ts';
import { publishers } from '../image/publishers.ts';
import { ARCHITECTURES, kernelArchitecture, linuxTraits } from '../image/traits.ts';

const RELEASES = [
  { version: 41, since: '2024-10-29', until: '2025-12-15' },
  { version: 42, since: '2025-04-15', until: '2026-05-13' },
  { version: 43, since: '2025-10-28' },
  { version: 44, since: '2026-04-28' },
  { version: 45, since: '2026-10-27' },
] as const;

export function* fedora(era: Era): Generator<ImageDraft> {
  yield* cloud(era);
  yield* coreOs(era);
}

/** Fedora Cloud: every living release is rebuilt on the same day, so that dates tie; nightlies of the next. */
function* cloud(era: Era): Generator<ImageDraft> {
  for (const architecture of ARCHITECTURES) {
    const arch = kernelArchitecture(architecture);
    const traits = linuxTraits({ architecture, sshUser: 'fedora', imdsSupport: 'v2.0' });
    for (const { version, ...life } of RELEASES) {
      for (const at of era.dates('fedora cloud', 21, life)) {
        yield {
          publisher: publishers.fedora,
          line: `fedora ${version} ${arch}`,
          name: `Fedora-Cloud-Base-AmazonEC2.${arch}-${version}-${compactDate(at)}.0`,
          description: `Created from build Fedora-Cloud-${version}-${compactDate(at)}.0`,
          at,
          exact: true,
          traits,
        };
      }
    }
    for (const at of era.dates('fedora prerelease', 5, {
      since: new Date(era.to - 30 * DAY).toISOString(),
    })) {
      yield {
        publisher: publishers.fedora,
        line: `fedora prerelease ${arch}`,
        name: `Fedora-Cloud-Base-AmazonEC2.${arch}-46_Prerelease-${compactDate(at)}.n.0`,
        at,
        traits,
        deprecatedAt: at + 60 * DAY,
      };
    }
  }
}

/** Fedora CoreOS comes from the same account, with another user. */
function* coreOs(era: Era): Generator<ImageDraft> {
  for (const architecture of ARCHITECTURES) {
    const traits = linuxTraits({ architecture, sshUser: 'core', rootDeviceName: '/dev/xvda', rootSize: 10 });
    for (const stream of ['stable', 'testing', 'next']) {
      for (const at of era.dates(`fcos ${stream}`, 28)) {
        const version = `43.${compactDate(at)}.${stream === 'stable' ? 3 : 2}.0`;
        yield {
          publisher: publishers.fedora,
          line: `fcos ${stream} ${architecture}`,
          name: `fedora-coreos-${version}-${kernelArchitecture(architecture)}`,
          description: `Fedora CoreOS ${stream} ${version} ${kernelArchitecture(architecture)}`,
          at,
          traits,
        };
      }
    }
  }
}
