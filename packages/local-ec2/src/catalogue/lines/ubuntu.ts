import { compactDate, type Era, type ImageDraft, type Life } from '../image/draft.ts';
import { publishers } from '../image/publishers.ts';
import { ARCHITECTURES, debianArchitecture } from '../image/traits.ts';
import { latestDailies } from './ubuntu-dailies.ts';
import { ubuntuEks } from './ubuntu-eks.ts';
import { deprecationOf, RELEASES, type Release, storageOf, traitsOf } from './ubuntu-releases.ts';

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
  }
  yield* latestDailies(era);
  yield* ubuntuEks(era);
}

function isPro({ product }: Flavour): boolean {
  return product.startsWith('pro-');
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
        ...deprecationOf(dates, index),
        parameters: paths.flatMap((path) => [`${path}/current/${tail}`, `${path}/${serial}/${tail}`]),
      };
    }
  }
}
