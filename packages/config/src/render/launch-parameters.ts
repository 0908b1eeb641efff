import type { Fields } from '../schema/field.ts';
import { FLEET_FIELDS } from '../schema/fleet-fields.ts';
import { propertyName } from '../schema/settings.ts';

type Mapping = Readonly<Record<string, unknown>>;

/** The RunInstances parameters that settings pass unchanged; undefined without any. */
export function launchParameters(settings: Mapping, fields: Fields = FLEET_FIELDS): Mapping | undefined {
  const given = Object.entries(fields).flatMap(([name, field]) => {
    const value = settings[propertyName(name, field)];
    return field.parameter === undefined || value === undefined ? [] : [{ path: field.parameter, value }];
  });
  if (given.length === 0) return undefined;
  const parameters: Record<string, unknown> = {};
  for (const { path, value } of given) {
    const [name = '', member] = path.split('.');
    parameters[name] = member === undefined ? value : { ...(parameters[name] ?? {}), [member]: value };
  }
  return parameters;
}
