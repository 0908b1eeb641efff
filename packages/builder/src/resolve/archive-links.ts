import { posix } from 'node:path';

/** A member of an archive that is about to be unpacked: its path from the root, without a dot or a slash at its ends. */
export interface LinkedMember {
  readonly name: string;
  /** Where a link leads, as it is written; undefined of everything else. */
  readonly link?: { readonly kind: 'SymbolicLink' | 'Link'; readonly target: string } | undefined;
}

/** Links that one path is followed through. */
const MOST_HOPS = 40;
/** Characters that Linux takes. */
const LONGEST_PATH = 4_096;
/** Characters of all names together. */
const MOST_CHARACTERS = 64 * 2 ** 20;

/**
 * Judges where the links of an archive really lead: through each other, and whatever the order of the members. A text
 * that stays inside proves nothing where a folder of it is a link.
 */
export class ArchiveLinks {
  readonly #names = new Set<string>();
  readonly #folders = new Set<string>();
  readonly #links = new Map<string, string>();
  readonly #hardLinks: string[] = [];
  #characters = 0;

  /** @returns why the archive is refused, where one member tells */
  take({ name, link }: LinkedMember): string | undefined {
    const longest = Math.max(name.length, link?.target.length ?? 0);
    this.#characters += longest;
    if (longest > LONGEST_PATH || this.#characters > MOST_CHARACTERS)
      return 'the names of its files are too long';
    if (link !== undefined && posix.isAbsolute(link.target)) return LEADS_OUT;
    // What is unpacked in the place of a link, or is replaced by one, would have two meanings.
    if (this.#names.has(name) && (link !== undefined || this.#links.has(name)))
      return 'it has a link and something else in one place';
    this.#names.add(name);
    for (let folder = parentOf(name); folder !== '.' && !this.#folders.has(folder); folder = parentOf(folder))
      this.#folders.add(folder);
    if (link?.kind === 'SymbolicLink') this.#links.set(name, link.target);
    if (link?.kind === 'Link') this.#hardLinks.push(link.target);
    return undefined;
  }

  /** @returns why the archive is refused, once all members are known */
  finish(): string | undefined {
    for (const [name, target] of this.#links) {
      if (this.#folders.has(name)) return 'it has files below a link';
      if (this.#leadsOut([...partsOf(parentOf(name)), ...partsOf(target)])) return LEADS_OUT;
    }
    return this.#hardLinks.some((target) => this.#leadsOut(partsOf(target))) ? LEADS_OUT : undefined;
  }

  /** Links in a circle lead nowhere, and count as leading out. */
  #leadsOut(parts: readonly string[]): boolean {
    const left = parts.toReversed();
    const at: string[] = [];
    for (let hops = 0; left.length > 0; ) {
      const part = left.pop() ?? '';
      if (part === '..' && at.pop() === undefined) return true;
      if (part === '..') continue;
      at.push(part);
      const target = this.#links.get(at.join('/'));
      if (target === undefined) continue;
      hops += 1;
      if (hops > MOST_HOPS) return true;
      at.pop();
      left.push(...partsOf(target).toReversed());
    }
    return false;
  }
}

const LEADS_OUT = 'a link of it leads out of its folder';

function parentOf(path: string): string {
  return posix.dirname(path);
}

function partsOf(path: string): readonly string[] {
  return path.split('/').filter((part) => part !== '' && part !== '.');
}
