import { _InstanceType } from '@aws-sdk/client-ec2';
import sdk from '@aws-sdk/client-ec2/package.json' with { type: 'json' };
import { writeExtract } from '../files.ts';
import { SOURCES } from '../sources.ts';

/** Names of the installed SDK's model. */
export function extractNames(): void {
  if (sdk.version !== SOURCES.sdk.version) {
    throw new Error(`sources.ts: the SDK is ${SOURCES.sdk.version}; installed is ${sdk.version}`);
  }
  writeExtract('sdk-names.json', { about: SOURCES.sdk, names: Object.values(_InstanceType).sort() });
}
