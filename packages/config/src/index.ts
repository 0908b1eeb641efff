export type { Config, FleetSettings, ImageFields } from './config.ts';
export { EXIT_STATUS } from './exit-status.ts';
export { type FoundFleet, findFleet } from './find-fleet.ts';
export { type FoundImage, findImage } from './find-image.ts';
export { type ParsedFleet, parseFleetSettings } from './fleet-settings.ts';
export { DEFAULT_CONFIG, loadConfig } from './load-config.ts';
export { mergeQueryFields } from './merge-query.ts';
export { didYouMean, nearestWord } from './nearest-word.ts';
export { type ParsedConfig, parseConfig } from './parse-config.ts';
