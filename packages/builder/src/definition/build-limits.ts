import { TREE_LIMITS, type TreeLimits } from '@ami-select/transport';
import type { FieldReader } from './field-reader.ts';

/** The most that comes home from one machine; what is past a limit stays there, by name. */
export interface BuildLimits extends TreeLimits {
  /** Bytes of one JUnit file; a larger one is brought home and not counted. */
  readonly reportBytes: number;
  /** Minutes until the files of a machine are home. */
  readonly collectMinutes: number;
}

const MIB = 1024 * 1024;

/** The limits of a build that names none. */
export const BUILD_LIMITS: BuildLimits = { ...TREE_LIMITS, reportBytes: 20 * MIB, collectMinutes: 30 };

/** The field that raises each limit. */
export const LIMIT_FIELDS: Readonly<Record<keyof BuildLimits, string>> = {
  files: 'max-files',
  bytes: 'max-artifacts-mib',
  listingBytes: 'max-listing-mib',
  reportBytes: 'max-report-mib',
  collectMinutes: 'collect-timeout-minutes',
};

/** The limits of the `build:` mapping. */
export function readLimits(fields: FieldReader): BuildLimits {
  const mebibytes = (name: keyof BuildLimits): number => {
    const value = fields.integer(LIMIT_FIELDS[name]);
    return value === undefined ? BUILD_LIMITS[name] : value * MIB;
  };
  return {
    files: fields.integer(LIMIT_FIELDS.files) ?? BUILD_LIMITS.files,
    bytes: mebibytes('bytes'),
    listingBytes: mebibytes('listingBytes'),
    reportBytes: mebibytes('reportBytes'),
    collectMinutes: fields.integer(LIMIT_FIELDS.collectMinutes) ?? BUILD_LIMITS.collectMinutes,
  };
}
