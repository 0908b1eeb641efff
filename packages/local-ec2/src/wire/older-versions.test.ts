import { beforeAll, describe, expect, it } from 'vitest';
import { sendForm } from '../testing/send-form.ts';
import { simulate } from '../testing/simulate.ts';

const { local } = simulate({ latencies: 'none' });
const OLDER = ['2006-06-26', '2011-02-28', '2014-10-01', '2016-09-15'];
const LAST = ['2016-11-15', undefined];

async function send(form: string, version?: string): Promise<string> {
  const versioned = version === undefined ? form : `${form}&Version=${version}`;
  return (await sendForm(local, `Action=${versioned}`)).body;
}

function pick(body: string, element: string): string {
  return body.match(new RegExp(`<${element}>(.*?)</${element}>`))?.[1] ?? '';
}

beforeAll(async () => {
  const image = pick(
    await send('DescribeImages&Owner=self&Filter.1.Name=name&Filter.1.Value=corp-base-2.1.*-x86_64'),
    'imageId',
  );
  await send(`RunInstances&ImageId=${image}&MinCount=1&MaxCount=1&InstanceType=t3.micro`);
  const group = pick(await send('CreateSecurityGroup&GroupName=mine&GroupDescription=mine'), 'groupId');
  await send(
    `AuthorizeSecurityGroupIngress&GroupId=${group}&IpPermissions.1.IpProtocol=tcp&IpPermissions.1.FromPort=22&IpPermissions.1.ToPort=22&IpPermissions.1.IpRanges.1.CidrIp=10.0.0.0/8&IpPermissions.1.Ipv6Ranges.1.CidrIpv6=::/0`,
  );
  local.clock.advance(600_000);
});

/** A call, what its answer always has, and what came with the last version. */
const ANSWERS: ReadonlyArray<readonly [call: string, always: string, later: string]> = [
  ['DescribeInstanceStatus', '<systemStatus>', '<attachedEbsStatus>'],
  ['DescribeVpcs', '<state>available</state>', '<cidrBlockAssociationSet>'],
  ['DescribeSecurityGroups&GroupName=mine', '<cidrIp>10.0.0.0/8</cidrIp>', '<ipv6Ranges>'],
];

describe.each(ANSWERS)('row 51: %s', (call, always, later) => {
  it.each(OLDER)('in version %s is answered in the shape of that version', async (version) => {
    const body = await send(call, version);

    expect(body).toContain(`Response xmlns="http://ec2.amazonaws.com/doc/${version}/">`);
    expect(body).toContain(always);
    expect(body).not.toContain(later);
  });

  it.each(LAST)('in version %s has everything', async (version) => {
    const body = await send(call, version);

    expect(body).toContain('Response xmlns="http://ec2.amazonaws.com/doc/2016-11-15/">');
    expect(body).toContain(always);
    expect(body).toContain(later);
  });
});
