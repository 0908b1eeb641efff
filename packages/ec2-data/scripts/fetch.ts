import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { downloadGoModule, downloadWheel } from './fetch/download.ts';
import { extractInstanceTypes } from './fetch/extract-instance-types.ts';
import { extractNames } from './fetch/extract-names.ts';
import { extractOfferings } from './fetch/extract-offerings.ts';
import { extractOwners } from './fetch/extract-owners.ts';
import { extractPrices } from './fetch/extract-prices.ts';
import { extractRegionalTypes } from './fetch/extract-regional-types.ts';
import { extractRegions } from './fetch/extract-regions.ts';
import { SOURCES } from './sources.ts';

const home = mkdtempSync(join(tmpdir(), 'ec2-data-'));
try {
  extractNames();
  const moto = downloadWheel('moto', SOURCES.moto, home);
  extractInstanceTypes(moto);
  extractOfferings(moto);
  extractOwners(moto);
  extractRegions(downloadWheel('botocore', SOURCES.botocore, home));
  extractRegionalTypes(downloadWheel('cfn-lint', SOURCES.cfnLint, home));
  extractPrices(downloadGoModule('github.com/aws/karpenter-provider-aws', SOURCES.karpenter, home));
} finally {
  rmSync(home, { recursive: true });
}
