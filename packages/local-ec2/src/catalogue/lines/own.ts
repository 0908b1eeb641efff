import { compactDate, DAY, type Era, type ImageDraft } from '../image/draft.ts';
import { account, inventedAccount } from '../image/publishers.ts';
import { ARCHITECTURES, linuxTraits } from '../image/traits.ts';

/** Releases of the caller's own base image: dates, not versions, follow each other. */
const VERSIONS = ['1.8.0', '1.9.0', '1.10.0', '2.0.0-rc1', '2.0.0', '1.10.1', '2.1.0', '2.1.1-rc1'];

/** The caller's own images, and those that a partner shared with the caller. */
export function* own(era: Era, accountId: string): Generator<ImageDraft> {
  yield* ownBase(era, accountId);
  const traits = linuxTraits({ architecture: 'x86_64', sshUser: 'ec2-user', rootSize: 20 });
  for (const { age, ...special } of specials(era)) {
    const at = era.to - Math.floor(age * DAY);
    yield {
      ...special,
      publisher: account(accountId),
      line: special.name,
      at,
      exact: true,
      traits,
      private: true,
    };
  }
  for (const [index, audience] of [accountId, accountId, inventedAccount('somebody else')].entries()) {
    const at = era.to - (15 + index * 30) * DAY;
    yield {
      publisher: account(inventedAccount('partner')),
      line: `partner ${index}`,
      name: `partner-appliance-${compactDate(at)}`,
      at,
      traits,
      private: true,
      details: { sharedWith: [audience] },
    };
  }
}

function* ownBase(era: Era, accountId: string): Generator<ImageDraft> {
  for (const architecture of ARCHITECTURES) {
    const traits = linuxTraits({ architecture, sshUser: 'ubuntu', rootSize: 20, imdsSupport: 'v2.0' });
    for (const [index, version] of VERSIONS.entries()) {
      const at = era.to - (VERSIONS.length - index) * 40 * DAY;
      const stage = version.includes('-rc') ? 'candidate' : 'released';
      yield {
        publisher: account(accountId),
        line: `corp-base ${architecture} ${version}`,
        name: `corp-base-${version}-${architecture}`,
        description: `Base image ${version}`,
        at,
        exact: true,
        traits,
        private: true,
        ...(version === '1.8.0' && { deprecatedAt: at + 60 * DAY }),
        details: {
          tags: [
            { Key: 'Name', Value: `corp-base ${version}` },
            { Key: 'Stage', Value: stage },
            { Key: 'Team', Value: 'platform' },
          ],
        },
      };
    }
  }
}

interface Special extends Pick<ImageDraft, 'name' | 'state' | 'details' | 'description'> {
  /** Days. */
  readonly age: number;
}

/** One own image in every state that an image can be in. */
function specials(era: Era): Special[] {
  const code = { Code: 'Client.InvalidSnapshot.NotFound', Message: 'The snapshot does not exist.' };
  return [
    { name: 'nightly-failed', age: 3, state: 'failed', details: { stateReason: code } },
    { name: 'nightly-pending', age: 0.001, state: 'pending', details: { availableAt: era.to + 30 * DAY } },
    { name: 'nightly-disabled', age: 90, state: 'disabled' },
    {
      name: 'nightly-copied',
      age: 10,
      details: { sourceImageRegion: 'us-west-2', sourceImageId: 'ami-0c0ffee0c0ffee000' },
    },
    {
      name: 'nightly-baked',
      age: 12,
      details: { sourceInstanceId: 'i-0c0ffee0c0ffee000', lastLaunchedAt: era.to - DAY },
    },
    { name: 'nightly-protected', age: 20, details: { deregistrationProtection: 'enabled-without-cooldown' } },
    { name: 'weird[1] (odd) name', age: 30, description: 'Is this [1] odd? *Yes*' },
  ];
}
