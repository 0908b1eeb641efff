import type { Tag } from '@aws-sdk/client-ec2';

/** The signature of one fleet with changes; a tag that is undefined is absent. */
export function fleetTags(change: Readonly<Record<string, string | undefined>> = {}): Tag[] {
  const all: Record<string, string | undefined> = {
    'ami-select:fleet': 'fleet-0123456789abcdef',
    'ami-select:repository': 'octo/demo',
    'ami-select:version': '1',
    ...change,
  };
  return Object.entries(all).flatMap(([Key, Value]) => (Value === undefined ? [] : [{ Key, Value }]));
}
