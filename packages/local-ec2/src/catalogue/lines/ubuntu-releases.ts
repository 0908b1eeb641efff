import type { ImageDraft, Life } from '../image/draft.ts';
import type { Architecture, ImageTraits } from '../image/image-record.ts';
import { linuxTraits } from '../image/traits.ts';

/** A release of Ubuntu, as long as Canonical publishes images of it. */
export interface Release extends Life {
  readonly version: string;
  readonly codename: string;
  readonly lts?: boolean;
}

export const RELEASES: readonly Release[] = [
  { version: '20.04', codename: 'focal', lts: true, until: '2025-06-01' },
  { version: '22.04', codename: 'jammy', lts: true },
  { version: '24.04', codename: 'noble', lts: true },
  { version: '24.10', codename: 'oracular', until: '2025-07-10' },
  { version: '25.04', codename: 'plucky', since: '2025-04-17', until: '2026-01-15' },
  { version: '25.10', codename: 'questing', since: '2025-10-09', until: '2026-07-09' },
  { version: '26.04', codename: 'resolute', since: '2026-04-23', lts: true },
  { version: '26.10', codename: 'stonking', since: '2026-10-15' },
];

/** The volume type in the name and in the parameter changed with 23.10. */
export function storageOf(version: string): 'gp2' | 'gp3' {
  return Number(version) < 23.1 ? 'gp2' : 'gp3';
}

/** Traits of an image of Canonical. */
export function traitsOf(architecture: Architecture, storage: 'gp2' | 'gp3', pro: boolean): ImageTraits {
  return linuxTraits({
    architecture,
    sshUser: 'ubuntu',
    ownerAlias: 'amazon',
    rootType: storage,
    ...(pro && { platformDetails: 'Ubuntu Pro', usageOperation: 'RunInstances:0g00' }),
    ...(storage === 'gp3' && { imdsSupport: 'v2.0' as const }),
  });
}

/** Serials of a line that Canonical keeps; a newer one deprecates the oldest of them. */
const KEPT_SERIALS = 3;

/** Deprecation of a serial among those of its line, oldest first; the last ones have that of any public image. */
export function deprecationOf(serials: readonly number[], index: number): Pick<ImageDraft, 'deprecatedAt'> {
  const newer = serials[index + KEPT_SERIALS];
  return newer === undefined ? {} : { deprecatedAt: newer };
}
