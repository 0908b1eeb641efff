import { compactDate, DAY, type Era, type ImageDraft } from '../image/draft.ts';
import { publishers } from '../image/publishers.ts';
import { ARCHITECTURES, kernelArchitecture, linuxTraits } from '../image/traits.ts';

const RELEASES = [
  { version: 40, since: '2024-04-23', until: '2025-05-13' },
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
      for (const at of era.dates('fedora cloud', 28, life)) {
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

/** The third number of a version; `stable` is what `testing` was two weeks before. */
const STREAMS = [
  { stream: 'next', digit: 1, aheadDays: 14, lagDays: 0 },
  { stream: 'testing', digit: 2, aheadDays: 0, lagDays: 0 },
  { stream: 'stable', digit: 3, aheadDays: 0, lagDays: 14 },
] as const;

/** Fedora CoreOS comes from the same account, with another user; all streams on the same day. */
function* coreOs(era: Era): Generator<ImageDraft> {
  for (const architecture of ARCHITECTURES) {
    const arch = kernelArchitecture(architecture);
    const traits = linuxTraits({ architecture, sshUser: 'core', rootDeviceName: '/dev/xvda', rootSize: 10 });
    for (const { stream, digit, aheadDays, lagDays } of STREAMS) {
      for (const at of era.dates('fcos', 21)) {
        const built = at - lagDays * DAY;
        const major = fedoraAt(built + aheadDays * DAY);
        const version = `${major}.${compactDate(built)}.${digit}.0`;
        yield {
          publisher: publishers.fedora,
          line: `fcos ${stream} ${major} ${architecture}`,
          name: `fedora-coreos-${version}-${arch}`,
          description: `Fedora CoreOS ${stream} ${version} ${arch}`,
          at,
          traits,
        };
      }
    }
  }
}

/** The newest Fedora of a day. */
function fedoraAt(at: number): number {
  return RELEASES.findLast(({ since }) => Date.parse(since) <= at)?.version ?? RELEASES[0].version;
}
