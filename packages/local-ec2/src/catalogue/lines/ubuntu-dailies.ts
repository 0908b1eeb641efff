import { compactDate, DAY, type Era, type ImageDraft, type Life } from '../image/draft.ts';
import { publishers } from '../image/publishers.ts';
import { ARCHITECTURES, debianArchitecture } from '../image/traits.ts';
import { RELEASES, type Release, storageOf, traitsOf } from './ubuntu-releases.ts';

const LISTED_DAYS = 8;

/** Daily builds for testing of the last days, which no query should pick. */
export function* latestDailies(era: Era): Generator<ImageDraft> {
  const since = new Date(era.to - LISTED_DAYS * DAY).toISOString();
  for (const release of RELEASES) {
    if (!release.until) yield* dailies(era, release, { since });
  }
}

/** The older ones, which are most of what Canonical really lists. Newest release first. */
export function* ubuntuDailies(era: Era): Generator<ImageDraft> {
  const listed = era.to - LISTED_DAYS * DAY;
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
