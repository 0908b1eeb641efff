export type { Body, BodyDriver, BodySpec } from './body.ts';
export { BodyError, type BodyErrorCode } from './body-error.ts';
export {
  type BodyChoice,
  type CreateBodyDriverOptions,
  createBodyDriver,
  type PickedDriver,
} from './create-body-driver.ts';
export type { BodyLogger } from './logger.ts';
