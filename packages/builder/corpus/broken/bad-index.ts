import { createHash } from 'node:crypto';

/** An index that no build may take wheels from, or a lock that does not fit what it offers. */
export interface BadIndex {
  readonly kind: string;
  readonly name: string;
  /** By file name; what the page of their project lists. */
  readonly wheels: Readonly<Record<string, Uint8Array>>;
  /** `r.txt`; by default one line for each wheel, in their order. */
  readonly lock?: string;
  /** The page of a project in place of the listing of its wheels. */
  readonly page?: (key: string) => Response;
  /** Fields of the files on a page, replaced. */
  readonly listed?: Readonly<Record<string, unknown>>;
  /** The bytes that are sent in place of the wheel's. */
  readonly sent?: Uint8Array;
  readonly problems: readonly string[];
  readonly andMore?: boolean;
}

export type IndexOptions = Partial<Omit<BadIndex, 'kind' | 'name' | 'wheels' | 'problems'>>;

/** Cases of one kind, each with its name, its wheels and its problems. */
export function indexKind(
  title: string,
  cases: readonly (readonly [
    name: string,
    wheels: BadIndex['wheels'],
    problems: string | readonly string[],
    options?: IndexOptions,
  ])[],
): readonly BadIndex[] {
  return cases.map(([name, wheels, problems, options = {}]) => ({
    kind: title,
    name,
    wheels,
    problems: typeof problems === 'string' ? [problems] : problems,
    ...options,
  }));
}

/** The line of a lock for a wheel. */
export function lineOf(filename: string, bytes: Uint8Array): string {
  const [name = '', version = ''] = filename.split('-');
  return `${name}==${version} --hash=sha256:${digestOf(bytes)}\n`;
}

export function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
