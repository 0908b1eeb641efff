import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { InventoryItem } from '../kinds/kind.ts';
import { fleetTags } from '../testing/fleet-tags.ts';
import { decide, GRACE_MS, MARK_MS, type ReapPolicy } from './decide.ts';

const NOW = new Date('2026-03-04T12:00:00.000Z');

/** A time so many minutes from now. */
function inMinutes(minutes: number): string {
  return new Date(NOW.getTime() + minutes * 60_000).toISOString();
}

interface Shape extends Partial<Omit<InventoryItem, 'tags'>> {
  readonly tags?: Readonly<Record<string, string | undefined>>;
}

/** A machine whose lease ended an hour ago, with changes; a tag that is undefined is absent. */
function resource({ tags = {}, ...change }: Shape = {}): InventoryItem {
  return {
    kind: 'instance',
    id: 'i-1',
    state: 'running',
    ...change,
    tags: fleetTags({ 'ami-select:expires-at': inMinutes(-60), ...tags }),
  };
}

function verdicts(resources: readonly InventoryItem[], policy: Partial<ReapPolicy> = {}) {
  return decide(resources, { now: NOW, ...policy }).map(
    ({ resource: { id }, action, reason }) => `${id} ${action} ${reason}`,
  );
}

describe('decide about one machine', () => {
  const EXPIRES = 'ami-select:expires-at';
  const MARKED = 'ami-select:reap-marked-at';
  const KEEP = 'ami-select:keep-until';
  it.each<[string, Shape, string]>([
    ['an over lease', {}, 'sweep lease-over'],
    ['the end of the grace', { tags: { [EXPIRES]: inMinutes(-GRACE_MS / 60_000) } }, 'sweep lease-over'],
    ['a lease in its grace', { tags: { [EXPIRES]: inMinutes(-9) } }, 'keep lease-runs'],
    ['a lease that runs', { tags: { [EXPIRES]: inMinutes(1) } }, 'keep lease-runs'],
    ['a stopped one', { state: 'stopped' }, 'sweep lease-over'],
    ['one that is shutting down', { state: 'shutting-down' }, 'keep going'],
    ['no tag of ours', { tags: { 'ami-select:fleet': undefined } }, 'keep not-ours'],
    ['a name that is no fleet', { tags: { 'ami-select:fleet': 'production' } }, 'keep not-ours'],
    ['no version', { tags: { 'ami-select:version': undefined } }, 'keep not-ours'],
    ['a version of tomorrow', { tags: { 'ami-select:version': '2' } }, 'keep not-ours'],
    ['a time to keep it until', { tags: { [KEEP]: inMinutes(1) } }, 'keep kept'],
    ['a day to keep it until', { tags: { [KEEP]: '2026-03-05' } }, 'keep kept'],
    ['a keeping that is over', { tags: { [KEEP]: inMinutes(-1) } }, 'sweep lease-over'],
    ['a keeping that is no time', { tags: { [KEEP]: 'for Anna' } }, 'keep kept'],
    ['no lease', { tags: { [EXPIRES]: undefined } }, 'mark no-lease'],
    ['a lease that is no time', { tags: { [EXPIRES]: '1' } }, 'mark no-lease'],
    ['a month that is none', { tags: { [EXPIRES]: '2026-13-01' } }, 'mark no-lease'],
    ['a fresh mark', { tags: { [EXPIRES]: undefined, [MARKED]: inMinutes(-59) } }, 'keep marked'],
    ['an old mark', { tags: { [EXPIRES]: '', [MARKED]: inMinutes(-MARK_MS / 60_000) } }, 'sweep mark-over'],
    ['a mark of the future', { tags: { [EXPIRES]: undefined, [MARKED]: inMinutes(5) } }, 'mark no-lease'],
    ['a mark that is no time', { tags: { [EXPIRES]: undefined, [MARKED]: 'x' } }, 'mark no-lease'],
    [
      'an old mark and a lease again',
      { tags: { [EXPIRES]: inMinutes(5), [MARKED]: inMinutes(-99) } },
      'unmark lease-runs',
    ],
  ])('%s', (_, shape, expected) => {
    expect(verdicts([resource(shape)])).toEqual([`i-1 ${expected}`]);
  });

  it('takes the repository that is asked for, and nothing without one', () => {
    const list = [
      resource(),
      resource({ id: 'i-2', tags: { 'ami-select:repository': 'octo/other' } }),
      resource({ id: 'i-3', tags: { 'ami-select:repository': undefined } }),
    ];

    expect(verdicts(list, { repository: 'octo/demo' })).toEqual([
      'i-1 sweep lease-over',
      'i-2 keep other-repository',
      'i-3 keep other-repository',
    ]);
    expect(verdicts(list)).toEqual(['i-1', 'i-2', 'i-3'].map((id) => `${id} sweep lease-over`));
  });

  it('says which time decided', () => {
    const [verdict] = decide([resource()], { now: NOW });

    expect(verdict?.time).toEqual(new Date(inMinutes(-60)));
  });
});

describe('decide about a fleet', () => {
  const group = resource({ kind: 'security-group', id: 'sg-1', state: 'present' });

  it('sweeps a group whose machines have ended', () => {
    expect(verdicts([group])).toEqual(['sg-1 sweep lease-over']);
  });

  it('lets the renewed lease of one machine protect everything of its fleet', () => {
    const renewed = resource({ tags: { 'ami-select:expires-at': inMinutes(20) } });

    expect(verdicts([group, renewed, resource({ id: 'i-2' })])).toEqual([
      'sg-1 keep lease-runs',
      'i-1 keep lease-runs',
      'i-2 keep lease-runs',
    ]);
  });

  it('keeps everything of a fleet of which one thing is to be kept', () => {
    const kept = resource({ tags: { 'ami-select:keep-until': inMinutes(20) } });

    expect(verdicts([group, kept])).toEqual(['sg-1 keep kept', 'i-1 keep kept']);
  });

  it('tells fleets of two repositories with one id apart', () => {
    const other = resource({
      id: 'i-2',
      tags: { 'ami-select:repository': 'octo/other', 'ami-select:expires-at': inMinutes(20) },
    });

    expect(verdicts([group, other])).toEqual(['sg-1 sweep lease-over', 'i-2 keep lease-runs']);
  });

  it.each(['volume', 'network-interface'] as const)('keeps a %s that an instance of others uses', (kind) => {
    const used = resource({ kind, id: 'x-1', state: 'in-use', usedBy: 'i-9' });
    const unmarked = resource({
      kind,
      id: 'x-2',
      usedBy: 'i-9',
      tags: { 'ami-select:expires-at': undefined, 'ami-select:fleet': 'fleet-fedcba9876543210' },
    });

    expect(verdicts([used, unmarked])).toEqual(['x-1 keep in-use', 'x-2 keep in-use']);
  });

  it('sweeps a volume together with the machine that uses it', () => {
    const used = resource({ kind: 'volume', id: 'vol-1', state: 'in-use', usedBy: 'i-1' });

    expect(verdicts([resource(), used])).toEqual(['i-1 sweep lease-over', 'vol-1 sweep lease-over']);
    expect(verdicts([resource({ state: 'shutting-down' }), used])).toEqual([
      'i-1 keep going',
      'vol-1 sweep lease-over',
    ]);
  });

  it('cancels a spot request, whatever it says of its instance', () => {
    const request = resource({ kind: 'spot-request', id: 'sir-1', state: 'active', usedBy: 'i-9' });

    expect(verdicts([request])).toEqual(['sir-1 sweep lease-over']);
  });
});

describe('decide about what is permanent', () => {
  const template = resource({
    kind: 'launch-template' as never,
    id: 'lt-1',
    tags: {
      'ami-select:permanent': 'true',
      'ami-select:fleet': undefined,
      'ami-select:expires-at': undefined,
    },
  });

  it('keeps it unless it is asked for', () => {
    expect(verdicts([template])).toEqual(['lt-1 keep permanent']);
    expect(verdicts([template], { permanent: true })).toEqual(['lt-1 sweep permanent']);
  });

  it('does not believe it of a machine', () => {
    const tags = { 'ami-select:permanent': 'true' };
    const living = resource({ tags: { ...tags, 'ami-select:expires-at': inMinutes(20) } });

    expect(verdicts([resource({ tags })])).toEqual(['i-1 sweep lease-over']);
    expect(verdicts([living], { permanent: true })).toEqual(['i-1 keep lease-runs']);
  });
});

describe('decide about images', () => {
  const image = (tags: Shape['tags'] = {}) =>
    resource({
      kind: 'image',
      id: 'ami-1',
      state: 'available',
      tags: { 'ami-select:key': 'k', ...tags },
    });

  it('judges an image by its own lease, whose fleet may live on or have ended', () => {
    const living = resource({ tags: { 'ami-select:expires-at': inMinutes(20) } });

    expect(verdicts([image(), living])).toEqual(['ami-1 sweep lease-over', 'i-1 keep lease-runs']);
    expect(verdicts([image({ 'ami-select:expires-at': inMinutes(999) }), resource()])).toEqual([
      'ami-1 keep lease-runs',
      'i-1 sweep lease-over',
    ]);
  });

  it('keeps a finished image, whose lease its bake has taken away, and its snapshot', () => {
    const tags = { 'ami-select:key': 'k', 'ami-select:expires-at': undefined };

    expect(verdicts([image(tags), resource({ kind: 'snapshot', id: 'snap-1', tags })])).toEqual([
      'ami-1 keep baked',
      'snap-1 keep baked',
    ]);
  });

  it('leaves the backup of a machine alone, which copied its tags', () => {
    expect(verdicts([image({ 'ami-select:key': undefined })])).toEqual(['ami-1 keep not-ours']);
  });
});

it('never touches what has no signature, or a lease that runs, whatever else is there', () => {
  const anyTags = fc.dictionary(
    fc
      .constantFrom('expires-at', 'keep-until', 'reap-marked-at', 'permanent', 'key', 'repository')
      .map((key) => `ami-select:${key}`),
    fc.constantFrom(inMinutes(-600), inMinutes(-5), inMinutes(5), 'x', ''),
  );
  const anyResource = fc
    .record({ id: fc.constantFrom('a', 'b', 'c'), tags: anyTags })
    .map((shape) => resource(shape));

  fc.assert(
    fc.property(fc.array(anyResource), anyTags, (others, tags) => {
      const stranger = resource({ id: 's', tags: { ...tags, 'ami-select:version': undefined } });
      const living = resource({ id: 'l', tags: { 'ami-select:expires-at': inMinutes(5) } });

      const touched = decide([...others, stranger, living], { now: NOW, permanent: false }).filter(
        ({ resource: { id }, action }) => (id === 's' || id === 'l') && action !== 'keep',
      );

      expect(touched).toEqual([]);
    }),
  );
});
