import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { downloadGoModule, downloadWheel } from './fetch/download.ts';
import { extractMoto } from './fetch/extract-moto.ts';
import { extractBotocore, extractCfnLint, extractKarpenter, extractNames } from './fetch/extract-others.ts';
import { extractOwners } from './fetch/extract-owners.ts';
import { SOURCES } from './sources.ts';

const home = mkdtempSync(join(tmpdir(), 'ec2-data-'));
try {
  extractNames();
  const moto = downloadWheel('moto', SOURCES.moto, home);
  extractMoto(moto);
  extractOwners(moto);
  extractBotocore(downloadWheel('botocore', SOURCES.botocore, home));
  extractCfnLint(downloadWheel('cfn-lint', SOURCES.cfnLint, home));
  extractKarpenter(downloadGoModule('github.com/aws/karpenter-provider-aws', SOURCES.karpenter, home));
} finally {
  rmSync(home, { recursive: true });
}
