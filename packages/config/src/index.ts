export { checkFields, type QueryOrigin } from './read/check-fields.ts';
export { checkNames } from './read/check-names.ts';
export type { Config, ImageFields } from './read/config.ts';
export { type FoundFleet, findFleet } from './read/find-fleet.ts';
export { type FoundImage, findImage, type PublisherWords } from './read/find-image.ts';
export { type DefinePublishers, gatherPublishers } from './read/gather-publishers.ts';
export { loadConfig } from './read/load-config.ts';
export { type ParsedConfig, parseConfig } from './read/parse-config.ts';
export {
  type FieldsReading,
  readFields,
  readTable,
  type SettingsReading,
} from './read/read-fields.ts';
export { type RawInputs, readInputs } from './read/read-inputs.ts';
export {
  type GivenSelect,
  type LockMode,
  readSelect,
  type SelectRequest,
} from './read/read-select.ts';
export { type CompleteReading, type Layers, readSettings } from './read/read-settings.ts';
export { expectedOf } from './read/read-value.ts';
export {
  type LineReader,
  type QueryReaders,
  type ResolveContext,
  resolveImage,
} from './read/resolve-image.ts';
export {
  fromEnvironment,
  fromFlags,
  fromInputs,
  type Place,
  type Source,
  variableName,
} from './read/source.ts';
export { unknownVariables } from './read/unknown-variables.ts';
export { withoutRest } from './read/without-rest.ts';
export { fillInputs } from './render/action-file.ts';
export { renderJsonSchema } from './render/json-schema.ts';
export { launchParameters } from './render/launch-parameters.ts';
export { nameFlags } from './render/name-flags.ts';
export { flagRows, inputRows } from './render/table-rows.ts';
export {
  ACTION_NAMES,
  type ActionName,
  BUILD_INPUTS,
  inputsOf,
  SELECT_INPUTS,
  SPAWN_INPUTS,
  TERMINATE_INPUTS,
} from './schema/action-inputs.ts';
export { BAKE_FIELDS, BAKE_INPUTS } from './schema/bake-fields.ts';
export { BUILD_FIELDS } from './schema/build-fields.ts';
export { CAP_FIELDS, type CapSettings } from './schema/cap-fields.ts';
export { BUILD_FLAGS, RUN_FLAGS, SELECT_FLAGS } from './schema/command-flags.ts';
export { type Field, type Fields, isSeveral } from './schema/field.ts';
export { type CompleteFleetSettings, FLEET_FIELDS, type FleetSettings } from './schema/fleet-fields.ts';
export { IMAGE_FIELDS } from './schema/image-fields.ts';
export type { PublisherSettings } from './schema/publisher-fields.ts';
export { REAP_FLAGS, REAP_INPUTS } from './schema/reap-fields.ts';
export type { CompleteSettings, Settings } from './schema/settings.ts';
