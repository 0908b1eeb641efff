/** A file of a case: text, bytes, a link, or what makes a long text. */
export type Content = string | Uint8Array | { readonly link: string } | (() => string);

/** A lock that no build may accept. */
export interface Broken {
  /** What is wrong, in a few words; many cases may be of one kind. */
  readonly kind: string;
  readonly name: string;
  /** By path below the folder of the build; `../` stands beside it. */
  readonly files: Readonly<Record<string, Content>>;
  /** The requirement files of the environment; the first of `files` by default. */
  readonly read?: readonly string[];
  readonly indexUrl?: string;
  /** Every problem: `CODE file:line words of the message`, in any order. */
  readonly problems: readonly string[];
  /** Further problems may follow. */
  readonly andMore?: boolean;
  /** Words that no message may show. */
  readonly secret?: string;
}

export type Options = Partial<Omit<Broken, 'kind' | 'name' | 'files' | 'problems'>>;

/** The digest of `H` and of `H2`. */
export const DIGEST: string = 'a'.repeat(64);
const OTHER = 'b'.repeat(64);
/** A hash as a requirement has it, and another. */
export const H: string = `--hash=sha256:${DIGEST}`;
export const H2: string = `--hash=sha256:${OTHER}`;

/** Cases of one kind, each with what makes its name, its file `r.txt` or all its files, and its problems. */
export function kind(
  title: string,
  cases: readonly (readonly [
    name: string,
    content: string | (() => string) | Broken['files'],
    problems: string | readonly string[],
    options?: Options,
  ])[],
): readonly Broken[] {
  return cases.map(([name, content, problems, options = {}]) => ({
    kind: title,
    name,
    files: isContent(content) ? { 'r.txt': content } : content,
    problems: typeof problems === 'string' ? [problems] : problems,
    ...options,
  }));
}

function isContent(content: Content | Broken['files']): content is string | (() => string) {
  return typeof content === 'string' || typeof content === 'function';
}
