import { expect, it } from 'vitest';
import { ApiError } from '../api/api-error.ts';
import { OPERATIONS } from '../endpoint/all-operations.ts';
import { WITHOUT_EFFECT } from '../endpoint/without-effect.ts';
import type { Operation } from '../operations/operation.ts';
import { requestsOf } from '../testing/full-requests.ts';
import { createFixture, type Fixture } from '../testing/request-fixture.ts';
import { watchInput } from '../testing/watched-input.ts';
import { PROTOCOLS } from '../wire/protocol.ts';

/** Later calls that read what the first one stores. */
const LATER: Readonly<Record<string, readonly [operation: string, input: object][]>> = {
  ReplaceImageCriteriaInAllowedImagesSettings: [
    ['EnableAllowedImagesSettings', { AllowedImagesSettingsState: 'audit-mode' }],
    ['DescribeImages', {}],
  ],
};

/** The data of a template is that of a launch, which reads it. */
const LAUNCHED = 'LaunchTemplateData.';

function find(name: string): Operation {
  const operation = OPERATIONS.find((known) => known.name === name);
  if (!operation) throw new Error(`There is no operation ${name}`);
  return operation;
}

/** Refusals are fine, as long as every member is read by some request. */
async function attempt(operation: Operation, input: object, fixture: Fixture): Promise<void> {
  try {
    await operation.run(input, fixture.context());
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
  }
}

const results = new Map<Operation, Promise<readonly string[]>>();

/** Members that the operation reads in no request; computed once, for both tests below. */
function unreadOf(operation: Operation): Promise<readonly string[]> {
  const result = results.get(operation) ?? findUnread(operation);
  results.set(operation, result);
  return result;
}

async function findUnread(operation: Operation): Promise<readonly string[]> {
  const fixture = await createFixture();
  const { paths, requests } = requestsOf(operation, PROTOCOLS[operation.service].model, fixture);
  const read = new Set<string>(['DryRun']);
  for (const request of requests) {
    await attempt(
      operation,
      watchInput(request, (path) => read.add(path)),
      fixture,
    );
    for (const [name, input] of LATER[operation.name] ?? []) await attempt(find(name), input, fixture);
  }
  return paths.filter((path) => !read.has(path) && !path.startsWith(LAUNCHED));
}

/** Unread members that are listed as without effect, or lie in one that is. */
function knownOf(operation: Operation, unread: readonly string[]): string[] {
  const known = Object.keys(WITHOUT_EFFECT).filter((path) => path.startsWith(`${operation.name}.`));
  return unread.filter((path) =>
    known.some(
      (name) => `${operation.name}.${path}` === name || `${operation.name}.${path}`.startsWith(`${name}.`),
    ),
  );
}

it.each(OPERATIONS)(
  '$name reads every member of a request that it accepts, at every depth',
  async (operation) => {
    const unread = await unreadOf(operation);

    expect(unread).toEqual(knownOf(operation, unread));
  },
);

it('no member that an operation reads is listed as without effect', async () => {
  const names = Object.keys(WITHOUT_EFFECT);
  const operations = new Set(names.map((path) => path.split('.')[0] ?? ''));
  const unread: string[] = [];
  for (const name of operations) {
    unread.push(...(await unreadOf(find(name))).map((path) => `${name}.${path}`));
  }

  expect(names.filter((path) => !unread.includes(path))).toEqual([]);
});

it('launches read what templates keep: both accept the same members', () => {
  const launch = find('RunInstances');
  const own = [
    'DryRun',
    'ClientToken',
    'LaunchTemplate',
    'MinCount',
    'MaxCount',
    'SubnetId',
    'PrivateIpAddress',
  ];

  for (const name of ['CreateLaunchTemplate', 'CreateLaunchTemplateVersion']) {
    const kept = find(name).members?.LaunchTemplateData ?? [];

    expect(kept.filter((member) => !(launch.parameters as readonly string[]).includes(member))).toEqual([]);
    expect(
      (launch.parameters as readonly string[]).filter(
        (member) => !kept.includes(member) && !own.includes(member),
      ),
    ).toEqual([]);
  }
});
