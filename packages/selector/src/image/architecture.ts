/** CPU architectures as EC2 names them. */
export const ARCHITECTURES = ['x86_64', 'arm64', 'i386', 'x86_64_mac', 'arm64_mac'] as const;

export type Architecture = (typeof ARCHITECTURES)[number];

const WORDS: Readonly<Record<string, Architecture>> = {
  x86_64: 'x86_64',
  'x86-64': 'x86_64',
  x8664: 'x86_64',
  x64: 'x86_64',
  amd64: 'x86_64',
  amd: 'x86_64',
  intel: 'x86_64',
  intel64: 'x86_64',
  em64t: 'x86_64',
  '64bit': 'x86_64',
  '64-bit': 'x86_64',
  arm64: 'arm64',
  arm: 'arm64',
  aarch64: 'arm64',
  armv8: 'arm64',
  graviton: 'arm64',
  i386: 'i386',
  i686: 'i386',
  x86: 'i386',
  ia32: 'i386',
  '32bit': 'i386',
  '32-bit': 'i386',
  x86_64_mac: 'x86_64_mac',
  'x86_64-mac': 'x86_64_mac',
  arm64_mac: 'arm64_mac',
  'arm64-mac': 'arm64_mac',
};

/** The words people type for an architecture (`amd64`, `aarch64`, `graviton`...). */
export const ARCHITECTURE_WORDS: readonly string[] = Object.keys(WORDS);

/** EC2's name of an architecture in any of its spellings; undefined for any other word. */
export function architectureOf(word: string): Architecture | undefined {
  const key = word.trim().toLowerCase();
  return Object.hasOwn(WORDS, key) ? WORDS[key] : undefined;
}
