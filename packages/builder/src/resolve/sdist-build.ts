import type { Requirement } from '../requirements/requirement.ts';
import type { WheelMetadata } from '../wheels/wheel-metadata.ts';
import type { SdistBuild, WheelPick } from './resolution.ts';

/** Archives with what is known of the wheels that will be built of them. */
export function packagesOf(
  sdists: readonly WheelPick[],
  builds: readonly SdistBuild[],
): readonly { readonly requirement: Requirement; readonly metadata?: WheelMetadata | undefined }[] {
  return sdists.map(({ requirement }) => {
    const build = builds.find((one) => one.requirement.key === requirement.key);
    return { requirement, metadata: build?.metadata };
  });
}
