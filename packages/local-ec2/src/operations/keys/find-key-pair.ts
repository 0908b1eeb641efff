import { ApiError } from '../../api/api-error.ts';
import type { KeyPairRecord } from '../../state/resources.ts';
import type { RequestContext } from '../operation.ts';
import { regionOf } from '../region-of.ts';
import { isVisible } from '../resource-ids.ts';

/** @throws ApiError `InvalidKeyPair.NotFound` (row 19). */
export function findKeyPair(name: string, context: RequestContext): KeyPairRecord {
  const found = [...regionOf(context).keyPairs.values()].find(
    (key) => key.name === name && isVisible(key, context),
  );
  if (found) return found;
  throw new ApiError('InvalidKeyPair.NotFound', `The key pair '${name}' does not exist`);
}
