import { maskBuild } from '../choose/version-noise.ts';

/** Stands in a masked name for what changes from build to build: a character for private use. */
export const BUILD = '\uE000';

/** A name whose builds are masked: the key of a family of names. */
export function maskedName(name: string): string {
  return maskBuild(name, BUILD)
    .replace(/\d{4}\.\d{2}\.\d{2}(?!\d)/g, BUILD)
    .replace(/\uE000(?:[-._]?\uE000|[-._]\d+(?![\w.]))+/g, BUILD);
}

/** The EC2 glob of a masked name, such as `debian-12-amd64-*`. */
export function globOf(masked: string): string {
  return escapeGlob(masked).replaceAll(BUILD, '*');
}

/** A text as a glob that matches only itself. */
export function escapeGlob(text: string): string {
  return text.replace(/[\\*?]/g, '\\$&');
}
