import { type Connection, firstPage } from '../aws/describe-images.ts';
import type { MatchingTime } from '../conditions/matching-time.ts';
import { anyNames } from '../publishers/names-of.ts';
import { type LineImages, newestOf } from './judge-line.ts';
import { type ListedImage, toListedImage } from './listed-image.ts';
import type { Finding } from './publisher-report.ts';

const AVAILABLE = { Name: 'state', Values: ['available'] };
const EXAMPLES = 3;

/**
 * Why lines of an owner have no image: all are deprecated, they were renamed, another account has the names now, or
 * nobody does. At most three calls, of one page each.
 *
 * @throws SelectorError the codes of `explainAwsError`.
 */
export async function explainEmpty(
  lines: readonly LineImages[],
  owners: readonly string[],
  connection: Connection & { readonly matchingTime: MatchingTime },
): Promise<ReadonlyMap<LineImages, Finding>> {
  const empty = lines.filter(({ images }) => images.length === 0);
  if (empty.length === 0) return new Map();
  const byName = [AVAILABLE, { Name: 'name', Values: namesOf(empty) }];
  const deprecated = await list(
    { Owners: [...owners], Filters: byName, IncludeDeprecated: true },
    connection,
  );
  const explained = empty.flatMap((line) => {
    const isOf = ({ name }: ListedImage): boolean => line.matcher.versionIn(name) !== undefined;
    const newest = newestOf(connection.matchingTime(() => deprecated.filter(isOf)));
    return newest === undefined ? [] : [[line, onlyDeprecated(newest)] as const];
  });
  const findings = new Map<LineImages, Finding>(explained);
  const rest = empty.filter((line) => !findings.has(line));
  if (rest.length === 0) return findings;
  const isPresent = lines.some(({ images }) => images.length > 0) || findings.size > 0;
  const absence = isPresent ? undefined : await explainAbsence(rest, owners, connection);
  return new Map([...findings, ...rest.map((line) => [line, absence ?? gone(line)] as const)]);
}

/** Why a publisher has no image at all. */
async function explainAbsence(
  lines: readonly LineImages[],
  owners: readonly string[],
  connection: Connection & { readonly matchingTime: MatchingTime },
): Promise<Finding> {
  const byName = [AVAILABLE, { Name: 'name', Values: namesOf(lines) }];
  const alike = await list({ Filters: byName }, connection);
  const isOf = ({ name }: ListedImage): boolean =>
    lines.some(({ matcher }) => matcher.versionIn(name) !== undefined);
  const elsewhere = connection.matchingTime(() => alike.filter(isOf));
  if (elsewhere.length > 0) return ownerChanged(owners, elsewhere);
  // Everything that an alias of AWS owns says nothing about one publisher.
  const accounts = owners.filter((owner) => /^(\d{12}|self)$/.test(owner));
  if (accounts.length === 0) return nothing(owners);
  const owned = await list({ Owners: accounts, Filters: [AVAILABLE] }, connection);
  return owned.length === 0 ? nothing(owners) : renamed(owned);
}

function namesOf(lines: readonly LineImages[]): string[] {
  return [...new Set(lines.flatMap(({ matcher }) => anyNames(matcher.line)))];
}

async function list(
  request: Parameters<typeof firstPage>[0],
  connection: Connection,
): Promise<ListedImage[]> {
  const { images } = await firstPage(request, connection);
  return images.map(toListedImage);
}

function onlyDeprecated({ name }: ListedImage): Finding {
  return { kind: 'deprecated', message: `every image is deprecated; the newest is ${name}` };
}

function gone({ matcher }: LineImages): Finding {
  return {
    kind: 'no-images',
    message: `the owner has images of other lines of this publisher, and none named ${matcher.line.names.join(' or ')}`,
  };
}

function ownerChanged(owners: readonly string[], images: readonly ListedImage[]): Finding {
  const others = [...new Set(images.map(({ ownerId }) => ownerId))].sort().slice(0, EXAMPLES).join(', ');
  return {
    kind: 'owner-changed',
    message: `${owners.join(', ')} has no image under these names, ${others} has: trust it only when the publisher says so`,
  };
}

function renamed(images: readonly ListedImage[]): Finding {
  const newestFirst = [...images].sort((one, other) => (other.createdAt ?? 0) - (one.createdAt ?? 0));
  const names = newestFirst.slice(0, EXAMPLES).map(({ name }) => name);
  return {
    kind: 'renamed',
    message: `the owner has no image under these names; its newest are ${names.join(', ')}`,
  };
}

function nothing(owners: readonly string[]): Finding {
  return {
    kind: 'no-images',
    message: `neither ${owners.join(', ')} nor anybody else has an image under these names`,
  };
}
