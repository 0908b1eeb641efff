import { didYouMean } from '@ami-select/core';
import type { FleetSettings } from '../schema/fleet-fields.ts';
import type { Config } from './config.ts';

/** A fleet of the config, or what is wrong with its name. */
export type FoundFleet = { readonly settings: FleetSettings } | { readonly problem: string };

export function findFleet({ path, fleets }: Pick<Config, 'path' | 'fleets'>, name: string): FoundFleet {
  const settings = Object.hasOwn(fleets, name) ? fleets[name] : undefined;
  if (settings !== undefined) return { settings };
  const names = Object.keys(fleets);
  const known = names.length === 0 ? 'names no fleets' : `names ${names.join(', ')}`;
  const config = path === undefined ? 'there is no config that names fleets' : `${path} ${known}`;
  const guess = didYouMean(name, names);
  return {
    problem: `"${name}" is not valid because it is unknown${guess}; ${config}; expected a fleet of the config`,
  };
}
