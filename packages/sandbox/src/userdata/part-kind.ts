/** What a part of user data is for: how often its script runs, or that it is configuration. */
export type PartKind = 'cloud-config' | 'script' | 'boothook' | 'per-boot' | 'per-instance' | 'per-once';

/** The type that cloud-init gives to user data that is no MIME message. */
export const NOT_MULTIPART = 'text/x-not-multipart';

const KINDS: Readonly<Record<string, PartKind>> = {
  'text/cloud-config': 'cloud-config',
  'text/x-shellscript': 'script',
  'text/cloud-boothook': 'boothook',
  'text/x-shellscript-per-boot': 'per-boot',
  'text/x-shellscript-per-instance': 'per-instance',
  'text/x-shellscript-per-once': 'per-once',
};

/** Types that cloud-init handles and this does not, by the marker that people know them by. */
const UNSUPPORTED: Readonly<Record<string, string>> = {
  'text/x-include-url': '#include',
  'text/x-include-once-url': '#include-once',
  'text/part-handler': '#part-handler',
  'text/jinja2': '## template: jinja',
  'text/cloud-config-archive': '#cloud-config-archive',
  'text/cloud-config-jsonp': '#cloud-config-jsonp',
};

/** First words and the types that they stand for, the longer ones first. */
const MARKERS: readonly (readonly [string, string])[] = [
  ['#cloud-config-archive', 'text/cloud-config-archive'],
  ['#cloud-config-jsonp', 'text/cloud-config-jsonp'],
  ['#cloud-config', 'text/cloud-config'],
  ['#cloud-boothook', 'text/cloud-boothook'],
  ['#include-once', 'text/x-include-once-url'],
  ['#include', 'text/x-include-url'],
  ['#part-handler', 'text/part-handler'],
  ['## template: jinja', 'text/jinja2'],
  ['#!', 'text/x-shellscript'],
];

/** Types that say little: the first words decide, where they are known. Other types are believed. */
const VAGUE: readonly string[] = ['text/plain', NOT_MULTIPART, 'text/x-shellscript', ...gzipTypes()];

/** What a part is, from its declared type and its text; neither is there for a type that nobody handles. */
export function partKind(text: string, declared: string): { kind?: PartKind; unsupported?: string } {
  const start = text.trimStart().toLowerCase();
  const marked = VAGUE.includes(declared)
    ? MARKERS.find(([marker]) => start.startsWith(marker))?.[1]
    : undefined;
  const type = marked ?? declared;
  const [kind, unsupported] = [KINDS[type], UNSUPPORTED[type]];
  return { ...(kind && { kind }), ...(unsupported && { unsupported }) };
}

function gzipTypes(): string[] {
  const names = ['gzip', 'gzip-compressed', 'gzipped', 'x-compress', 'x-compressed', 'x-gunzip', 'x-gzip'];
  return [...names, 'x-gzip-compressed'].map((name) => `application/${name}`);
}
