import { compactDate, DAY, type Era, type ImageDraft, type Life } from '../image/draft.ts';
import type { Architecture, ImageTraits } from '../image/image-record.ts';
import { publishers } from '../image/publishers.ts';
import { ARCHITECTURES, debianArchitecture, linuxTraits } from '../image/traits.ts';

interface Release extends Life {
  readonly version: string;
  readonly codename: string;
  readonly lts?: boolean;
}

const RELEASES: readonly Release[] = [
  { version: '20.04', codename: 'focal', lts: true, until: '2025-06-01' },
  { version: '22.04', codename: 'jammy', lts: true },
  { version: '24.04', codename: 'noble', lts: true },
  { version: '24.10', codename: 'oracular', until: '2025-07-10' },
  { version: '25.04', codename: 'plucky', since: '2025-04-17', until: '2026-01-15' },
  { version: '25.10', codename: 'questing', since: '2025-10-09', until: '2026-07-09' },
  { version: '26.04', codename: 'resolute', since: '2026-04-23', lts: true },
  { version: '26.10', codename: 'stonking', since: '2026-10-15' },
];

const KUBERNETES: readonly (Life & { readonly version: string })[] = [
  { version: '1.31', since: '2024-11-01', until: '2025-12-01' },
  { version: '1.32', since: '2025-01-25', until: '2026-03-01' },
  { version: '1.33', since: '2025-05-30', until: '2026-07-01' },
  { version: '1.34', since: '2025-10-02' },
  { version: '1.35', since: '2026-02-01' },
];

interface Flavour {
  /** Folders that the name begins with. */
  readonly folder: string;
  readonly suffix: string;
  readonly product: 'server' | 'server-minimal' | 'pro-server' | 'pro-minimal';
  readonly everyDays: number;
}

const FLAVOURS: readonly (Flavour & { readonly ltsOnly?: boolean })[] = [
  { folder: 'ubuntu/images', suffix: 'server', product: 'server', everyDays: 21 },
  { folder: 'ubuntu-minimal/images', suffix: 'minimal', product: 'server-minimal', everyDays: 42 },
  {
    folder: 'ubuntu-pro-server/images',
    suffix: 'pro-server',
    product: 'pro-server',
    everyDays: 56,
    ltsOnly: true,
  },
  {
    folder: 'ubuntu-pro-minimal/images',
    suffix: 'pro-minimal',
    product: 'pro-minimal',
    everyDays: 84,
    ltsOnly: true,
  },
];

/** Serials of a line that Canonical keeps; a newer one deprecates the oldest of them. */
const KEPT_SERIALS = 3;

/** Canonical: LTS and interim releases, minimal, Pro, for EKS, a week of dailies that no query should pick. */
export function* ubuntu(era: Era): Generator<ImageDraft> {
  for (const release of RELEASES) {
    const life = {
      ...(release.since && { since: release.since }),
      ...(release.until && { until: release.until }),
    };
    for (const { ltsOnly, ...flavour } of FLAVOURS) {
      if (ltsOnly && !release.lts) continue;
      const proOnly = release.version === '20.04' && isPro(flavour);
      yield* releasesOf(era, release, flavour, proOnly ? {} : life);
    }
    if (!release.until) {
      yield* dailies(era, release, { since: new Date(era.to - DAILY_DAYS * DAY).toISOString() });
    }
  }
  yield* eksReleases(era);
}

/** Dailies that no query should pick are of the last days; older ones are what the publisher really lists most. */
const DAILY_DAYS = 8;

/** Daily builds for testing that are older than those among the releases. Newest release first. */
export function* ubuntuDailies(era: Era): Generator<ImageDraft> {
  const listed = era.to - DAILY_DAYS * DAY;
  for (const release of RELEASES.toReversed()) {
    for (const draft of dailies(era, release, release)) {
      if (release.until || draft.at - (draft.at % DAY) < listed) yield draft;
    }
  }
}

function* dailies(era: Era, { version, codename }: Release, life: Life): Generator<ImageDraft> {
  const storage = storageOf(version);
  const disk = storage === 'gp2' ? 'hvm-ssd' : 'hvm-ssd-gp3';
  for (const architecture of ARCHITECTURES) {
    const traits = traitsOf(architecture, storage, false);
    const line = `${codename}-daily-${debianArchitecture(architecture)}`;
    for (const at of era.dates(line, 1, life)) {
      const name = `ubuntu/images-testing/${disk}/ubuntu-${line}-server-${compactDate(at)}`;
      yield { publisher: publishers.canonical, line, name, at, traits };
    }
  }
}

function isPro({ product }: Flavour): boolean {
  return product.startsWith('pro-');
}

/** The volume type in the name and in the parameter changed with 23.10. */
function storageOf(version: string): 'gp2' | 'gp3' {
  return Number(version) < 23.1 ? 'gp2' : 'gp3';
}

function traitsOf(architecture: Architecture, storage: 'gp2' | 'gp3', pro: boolean): ImageTraits {
  return linuxTraits({
    architecture,
    sshUser: 'ubuntu',
    ownerAlias: 'amazon',
    rootType: storage,
    ...(pro && { platformDetails: 'Ubuntu Pro', usageOperation: 'RunInstances:0g00' }),
    ...(storage === 'gp3' && { imdsSupport: 'v2.0' as const }),
  });
}

function* releasesOf(era: Era, release: Release, flavour: Flavour, life: Life): Generator<ImageDraft> {
  const storage = storageOf(release.version);
  const disk = storage === 'gp2' ? 'hvm-ssd' : 'hvm-ssd-gp3';
  for (const architecture of ARCHITECTURES) {
    const arch = debianArchitecture(architecture);
    const traits = traitsOf(architecture, storage, isPro(flavour));
    const line = `${flavour.folder}/${release.codename}-${arch}`;
    const paths = [release.version, release.codename].map(
      (word) => `/aws/service/canonical/ubuntu/${flavour.product}/${word}/stable`,
    );
    const tail = `${arch}/hvm/ebs-${storage}/ami-id`;
    const dates = era.dates(`${flavour.folder} ${release.codename}`, flavour.everyDays, life);
    for (const [index, at] of dates.entries()) {
      const serial = compactDate(at);
      yield {
        publisher: publishers.canonical,
        line,
        name: `${flavour.folder}/${disk}/ubuntu-${release.codename}-${release.version}-${arch}-${flavour.suffix}-${serial}`,
        description: `Canonical, Ubuntu, ${release.version}, ${arch} ${release.codename} image`,
        at,
        traits,
        ...deprecatedBy(dates[index + KEPT_SERIALS]),
        parameters: paths.flatMap((path) => [`${path}/current/${tail}`, `${path}/${serial}/${tail}`]),
      };
    }
  }
}

/** Without enough newer serials, the image has the time of any public image. */
function deprecatedBy(newer: number | undefined): Pick<ImageDraft, 'deprecatedAt'> {
  return newer === undefined ? {} : { deprecatedAt: newer };
}

function* eksReleases(era: Era): Generator<ImageDraft> {
  for (const { version, ...life } of KUBERNETES) {
    for (const product of ['eks', 'eks-pro']) {
      for (const architecture of ARCHITECTURES) {
        const arch = debianArchitecture(architecture);
        const traits = traitsOf(architecture, 'gp3', product === 'eks-pro');
        const dates = era.dates(`ubuntu-eks ${version}`, 63, life);
        for (const [index, at] of dates.entries()) {
          yield {
            publisher: publishers.canonical,
            line: `ubuntu-${product} ${version} ${arch}`,
            name: `ubuntu-${product}/k8s_${version}/images/hvm-ssd-gp3/ubuntu-noble-24.04-${arch}-server-${compactDate(at)}`,
            description: `Canonical, Ubuntu EKS Node OS (k8s_${version}), 24.04, ${arch} noble image`,
            at,
            traits,
            ...deprecatedBy(dates[index + KEPT_SERIALS]),
            parameters: [
              `/aws/service/canonical/ubuntu/${product}/24.04/${version}/stable/current/${arch}/hvm/ebs-gp3/ami-id`,
            ],
          };
        }
      }
    }
  }
}
