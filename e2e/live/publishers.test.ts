/** Asks AWS whether the table of publishers still holds. Runs with `AMI_SELECT_LIVE=1` and credentials alone: see docs/live.md. */

import { silentLogger, systemClock } from '@ami-select/core';
import { checkPublishers } from '@ami-select/selector';
import { EC2Client } from '@aws-sdk/client-ec2';
import { SSMClient } from '@aws-sdk/client-ssm';
import { expect, it } from 'vitest';

const region = process.env.AWS_REGION ?? 'us-east-1';
const clients = () => ({ ec2: new EC2Client({ region }), ssm: new SSMClient({ region }) });

it(`finds no drift of publishers in ${region}`, { timeout: 300_000 }, async () => {
  const dependencies = { clients, clock: systemClock, logger: silentLogger };

  const { lines } = await checkPublishers({ regions: [region] }, dependencies);

  const amiss = lines.filter(({ status }) => status !== 'ok');
  expect(amiss.map(({ publisher, variant, findings }) => ({ publisher, variant, findings }))).toEqual([]);
});
