import type { ConfigFile } from './config-file.ts';
import { nearestWord } from './nearest-word.ts';

/** What an `image` input stands for: the fields of an image in the config, or a one-line shorthand. */
export type NamedImage =
  | { readonly fields: Readonly<Record<string, unknown>> }
  | { readonly shorthand: string };

/** Looks a name up in the config. Words with `/`, `@`, `:` or an image id are shorthands, not names. */
export function findNamedImage(config: ConfigFile, name: string, problems: string[]): NamedImage | undefined {
  const found = config.images[name];
  if (typeof found === 'string') return { shorthand: found };
  if (typeof found === 'object' && found !== null)
    return { fields: found as Readonly<Record<string, unknown>> };
  if (found === undefined && /[/@:]|^ami-/.test(name)) return { shorthand: name };
  problems.push(`input "image" is ${JSON.stringify(name)}; ${allowedNames(config, name)}`);
  return undefined;
}

function allowedNames({ path, images }: ConfigFile, name: string): string {
  const known = Object.keys(images);
  if (known.length === 0)
    return `${path} names no images; allowed besides: one line such as ubuntu/24.04@arm64`;
  const nearest = nearestWord(name, known);
  return `${path} names ${known.join(', ')}${nearest === undefined ? '' : ` (did you mean ${nearest}?)`}`;
}
