import { describe, expect, it } from 'vitest';
import { withOwnPublishers } from '../query/own-publishers.ts';
import { sampleImage } from '../testing/samples.ts';
import { publisherOf, recogniseImage } from './recognise.ts';

describe('recognition of publishers of one’s own', () => {
  const owner = ['123456789012'];
  const { publishers } = withOwnPublishers({
    any: { owner, user: 'any' },
    corp: { owner, names: ['corp-{version}-{arch}'], exclude: ['*-rc*'], user: 'deploy' },
    lab: { owner, names: ['lab-*'], user: 'lab' },
    only: { owner: ['210987654321'], names: ['only-*'], exclude: ['only-old-*'] },
    canon: { owner: ['099720109477'], names: ['canon-*'] },
    mine: { owner: ['self'], names: ['mine-*'], user: 'me' },
  });

  it.each([
    ['corp-1.2-arm64', '123456789012', 'corp'],
    ['corp-next-arm64', '123456789012', 'any'],
    ['corp-1.2-rc1-arm64', '123456789012', 'any'],
    ['lab-1', '123456789012', 'lab'],
    ['other', '123456789012', 'any'],
    ['only-1', '210987654321', 'only'],
    ['only-old-1', '210987654321', undefined],
    ['other', '210987654321', undefined],
    ['canon-1', '099720109477', 'canon'],
    ['something new', '099720109477', 'ubuntu'],
    ['mine-1', '666666666666', undefined],
  ])('%s of %s is of %s: the row that has the name, one without names last', (name, ownerId, id) => {
    expect(publisherOf({ name, ownerId, region: 'us-east-1' }, publishers)?.id).toBe(id);
  });

  it.each([
    [['self'], 'mine'],
    [['self', '666666666666'], undefined],
    [undefined, undefined],
  ])('an image found for the owners %j is of %s: EC2 does not say who asks', (owners, id) => {
    const image = sampleImage({ Name: 'mine-1', OwnerId: '666666666666' });

    const recognised = recogniseImage(image, publishers, owners);

    expect(recognised.publisher).toBe(id);
    expect(recognised.ownerAlias).toBe(image.ownerAlias);
  });
});

describe('recognition of images of AWS', () => {
  it.each([
    ['al2023-ami-2023.12.20260930.0-kernel-6.18-x86_64', '137112412989', 'us-east-1', 'amazon-linux'],
    ['al2023-ami-2023.12.20260930.0-kernel-6.18-x86_64', '210953353124', 'af-south-1', 'amazon-linux'],
    ['al2023-ami-2023.10.20260302.1-kernel-6.1-arm64', '541802698383', 'me-central-1', 'amazon-linux'],
    ['al2023-ami-2023.12.20260930.0-kernel-6.18-x86_64', '045324592363', 'us-gov-west-1', 'amazon-linux'],
    ['al2023-ami-2023.12.20260930.0-kernel-6.18-x86_64', '141808717104', 'cn-north-1', 'amazon-linux'],
    ['al2023-ami-ecs-hvm-2023.0.20260929-kernel-6.1-x86_64', '640558152053', 'af-south-1', 'ecs'],
    ['Windows_Server-2022-English-Full-Base-2026.09.17', '077303321853', 'us-gov-east-1', 'windows'],
  ])('knows the account of %s without the alias: %s in %s', (name, ownerId, region, id) => {
    expect(publisherOf({ name, ownerId, region })?.id).toBe(id);
  });

  it('knows an account of one region in that region only', () => {
    const name = 'al2023-ami-2023.12.20260930.0-kernel-6.18-x86_64';

    expect(publisherOf({ name, ownerId: '210953353124', region: 'us-east-1' })).toBeUndefined();
  });

  it('knows every account of AWS by the alias and the name', () => {
    const stranger = { ownerId: '111122223333', ownerAlias: 'amazon', region: 'mx-central-1' };
    const nameOf = (name: string): string | undefined => publisherOf({ ...stranger, name })?.id;

    expect(nameOf('al2023-ami-2023.12.20260930.0-kernel-6.18-x86_64')).toBe('amazon-linux');
    expect(nameOf('amzn2-ami-ecs-kernel-5.10-hvm-2.0.20260929-x86_64-ebs')).toBe('ecs');
    expect(nameOf('bottlerocket-aws-ecs-3-aarch64-v1.65.0-0be31b34')).toBe('bottlerocket');
    expect(nameOf('something-else')).toBeUndefined();
  });

  it('gives no SSH user but the reason where nobody can log in', () => {
    const image = recogniseImage(
      sampleImage({ Name: 'bottlerocket-aws-k8s-1.33-aarch64-v1.54.0-5043decc', ImageOwnerAlias: 'amazon' }),
    );

    expect(image.sshUser).toBeUndefined();
    expect(image.noLogin).toMatch(/no SSH server/);
  });

  it.each([
    ['al2027-preview-ami-2027.0.20260914.0-kernel-7.1-x86_64', 'x86_64', 'x86-64-v3'],
    ['al2027-preview-ami-minimal-2027.0.20260914.0-kernel-7.1-arm64', 'arm64', 'graviton2'],
    ['al2023-ami-2023.12.20260930.0-kernel-6.18-arm64', 'arm64', 'graviton2'],
    ['al2023-ami-2023.12.20260930.0-kernel-6.18-x86_64', 'x86_64', undefined],
    ['amzn2-ami-kernel-5.10-hvm-2.0.20260930.0-arm64-gp2', 'arm64', undefined],
  ] as const)('says the processor that %s on %s needs: %s', (name, architecture, floor) => {
    const image = recogniseImage(
      sampleImage({ Name: name, Architecture: architecture, ImageOwnerAlias: 'amazon' }),
    );

    expect(image.requires).toBe(floor);
    expect(image.sshUser).toBe('ec2-user');
  });
});

describe('recognition of images that cloud-init does not run on', () => {
  it.each([
    ['Flatcar-stable-4230.2.4-hvm', '075585003325', 'is configured by Ignition'],
    ['fedora-coreos-43.20260901.3.1-x86_64', '125523088429', 'is configured by Ignition'],
    ['amzn-ec2-macos-15.6-20260901-000000-arm64', '628277914472', 'is configured by ec2-macos-init'],
    ['nixos/25.05.1-x86_64-linux', '427812963091', 'takes user data for a configuration of NixOS'],
    ['alpine-3.22.1-x86_64-uefi-tiny-r0', '538276064493', 'is configured by tiny-cloud'],
    ['alpine-3.22.1-x86_64-uefi-cloudinit-r0', '538276064493', undefined],
    [
      'FreeBSD 14.3-RELEASE-amd64 UEFI-PREFERRED base UFS',
      '782442783595',
      'is a flavour of FreeBSD without it',
    ],
    ['FreeBSD 14.3-RELEASE-amd64 UEFI-PREFERRED cloud-init UFS', '782442783595', undefined],
    ['debian-13-amd64-20260901-2222', '136693071363', undefined],
    ['anything', '666666666666', undefined],
  ])('%s', (Name, OwnerId, noCloudInit) => {
    expect(recogniseImage(sampleImage({ Name, OwnerId })).noCloudInit).toBe(noCloudInit);
  });
});
