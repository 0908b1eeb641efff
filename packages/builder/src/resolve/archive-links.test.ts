import { describe, expect, it } from 'vitest';
import { ArchiveLinks, type LinkedMember } from './archive-links.ts';

const OUT = 'a link of it leads out of its folder';
const BELOW = 'it has files below a link';
const TWICE = 'it has a link and something else in one place';

function link(name: string, target: string): LinkedMember {
  return { name, link: { kind: 'SymbolicLink', target } };
}

function hardLink(name: string, target: string): LinkedMember {
  return { name, link: { kind: 'Link', target } };
}

function file(name: string): LinkedMember {
  return { name };
}

/** Why these members, in this order, are refused. */
function judge(members: readonly LinkedMember[]): string | undefined {
  const links = new ArchiveLinks();
  for (const member of members) {
    const because = links.take(member);
    if (because !== undefined) return because;
  }
  return links.finish();
}

describe('ArchiveLinks', () => {
  it.each<[string, LinkedMember[]]>([
    ['a link beside its file', [file('p/bin/a'), link('p/bin/b', 'a')]],
    ['a link up to the root', [link('p/lib/x', '../..')]],
    ['a link through a link', [link('p/lib64', 'lib'), link('p/x', 'lib64/y')]],
    ['a link to what is not there', [link('p/x', 'nothing')]],
    ['a chain as long as the kernel follows', chain(39)],
    ['a hard link', [file('p/a'), hardLink('p/b', 'p/a')]],
    ['a folder that comes twice', [file('p'), file('p')]],
  ])('takes %s', (_title, members) => {
    expect(judge(members)).toBeUndefined();
    expect(judge(members.toReversed())).toBeUndefined();
  });

  it.each<[string, LinkedMember[], string]>([
    ['a link out', [link('p/x', '../../y')], OUT],
    ['a link to the root of the machine', [link('p/x', '/p/y')], OUT],
    ['a link that a link to its own folder leads out', [link('p/a', '.'), link('p/x', 'a/../../y')], OUT],
    ['a link through one to a folder above', [link('p/a/b/up', '../..'), link('p/x', 'a/b/up/../../y')], OUT],
    ['a link through two', [link('p/a', 'b'), link('p/b', '..'), link('p/x', 'a/../y')], OUT],
    ['a hard link through a link', [link('p/a', '..'), hardLink('p/x', 'p/a/../y')], OUT],
    ['links in a circle', [link('p/a', 'b'), link('p/b', 'a')], OUT],
    ['a chain without an end', chain(60), OUT],
    ['a file below a link', [link('p/a', 'b'), file('p/a/c/d')], BELOW],
    ['a link in the place of a file', [file('p/a'), link('p/a', 'b')], TWICE],
    ['two links in one place', [link('p/a', 'b'), link('p/a', 'c')], TWICE],
  ])('refuses %s, in any order', (_title, members, because) => {
    expect(judge(members)).toBe(because);
    expect(judge(members.toReversed())).toBe(because);
  });

  it.each([
    ['one name', [file('x'.repeat(4_097))]],
    ['all names', Array.from({ length: 2 ** 14 + 17 }, (_, index) => file(`${index}`.padStart(4_096, 'x')))],
    ['one link', [link('p/x', 'x/'.repeat(4_096))]],
  ])('refuses to keep %s of any length', (_title, members) => {
    expect(judge(members)).toBe('the names of its files are too long');
  });
});

function chain(length: number): LinkedMember[] {
  return Array.from({ length }, (_, index) => link(`p/${index}`, `${index + 1}`));
}
