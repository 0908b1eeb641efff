import type { Licences } from '../definition/licences.ts';
import { WheelStore } from '../fetch/wheel-store.ts';
import type { IndexFile, PackageIndex } from '../index/package-index.ts';
import { type Expectation, expectFacts } from '../machine/candidate-facts.ts';
import { platformOf } from '../machine/platforms.ts';
import type { LockCondition } from '../requirements/lock-condition.ts';
import type { Requirement } from '../requirements/requirement.ts';
import { checkLocks } from '../resolve/check-locks.ts';
import type { WheelPick } from '../resolve/resolution.ts';
import { sha256 } from '../wheels/digest.ts';
import { fastClock } from './fast-clock.ts';
import { opensWith } from './opened.ts';
import { requirementOf } from './resolution.ts';
import { tempFolder } from './temp-folder.ts';
import { type WheelParts, wheelBytes } from './wheel-bytes.ts';

export interface Offered {
  readonly requirement: Requirement;
  readonly files: readonly IndexFile[];
}

/** A version in the index and its line of the lock; `tags` of each of its wheels. */
export function offered(
  stem: string,
  parts: WheelParts = {},
  { tags = ['py3-none-any'], ...changes }: Partial<Requirement> & { readonly tags?: readonly string[] } = {},
): Offered {
  const [name = '', version = ''] = stem.split('-');
  const bytes = wheelBytes({ stem, ...parts });
  const hashes = [`sha256:${sha256(bytes)}`];
  const files = tags.map((tag) => {
    return { filename: `${stem}-${tag}.whl`, hashes, size: bytes.length, open: opensWith(bytes) };
  });
  return { requirement: requirementOf(name, version, { hashes, ...changes }), files };
}

export const DEBIAN: Expectation = expectFacts(platformOf({ publisher: 'debian', version: '12' }), 'x86_64');
export const UNKNOWN: Expectation = expectFacts(undefined, 'x86_64');

export async function check(
  offers: readonly Offered[],
  expectation: Expectation = DEBIAN,
  python?: string,
  licences?: Licences,
  conditions: readonly LockCondition[] = [],
): Promise<readonly WheelPick[]> {
  const index: PackageIndex = {
    name: 'the index',
    project: async (key) => {
      return {
        files: offers.filter(({ requirement }) => requirement.key === key).flatMap(({ files }) => files),
      };
    },
  };
  const requirements = offers.map(({ requirement }, line) => ({ ...requirement, line: line + 1 }));
  const locks = [{ environment: { name: 'app', requirements: ['r.txt'], python }, requirements, conditions }];
  const { clock } = fastClock({ hasSlowLimits: true });
  const store = new WheelStore({ folder: await tempFolder(), clock });
  return checkLocks(locks, {
    index,
    clock,
    store,
    expectation: async () => expectation,
    licences,
    installer: 'machine-pip',
  });
}

export async function problemsOf(...given: Parameters<typeof check>): Promise<readonly string[]> {
  const error: unknown = await check(...given).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error === undefined) return [];
  const { problems } = error as { problems: readonly { code: string; line?: number; message: string }[] };
  return problems.map(({ code, line, message }) => `${code} ${line}: ${message}`);
}

export function gone(name: string): Offered {
  return { requirement: requirementOf(name, '1.0'), files: [] };
}
