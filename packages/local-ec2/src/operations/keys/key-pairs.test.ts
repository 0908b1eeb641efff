import {
  CreateKeyPairCommand,
  DeleteKeyPairCommand,
  DescribeKeyPairsCommand,
  type EC2Client,
  ImportKeyPairCommand,
} from '@aws-sdk/client-ec2';
import ssh2 from 'ssh2';
import { beforeEach, describe, expect, it } from 'vitest';
import { describeTest, launchTest } from '../../testing/launch.ts';
import { refusal } from '../../testing/refusal.ts';
import { simulate } from '../../testing/simulate.ts';

let ec2: EC2Client;

beforeEach(() => {
  ec2 = simulate().ec2;
});

describe('key pairs', () => {
  it.each(['ed25519', 'rsa'] as const)(
    'creates a usable %s pair whose public half is described',
    async (KeyType) => {
      const created = await ec2.send(new CreateKeyPairCommand({ KeyName: 'mine', KeyType }));
      const { KeyPairs } = await ec2.send(
        new DescribeKeyPairsCommand({ KeyNames: ['mine'], IncludePublicKey: true }),
      );

      const privateKey = ssh2.utils.parseKey(created.KeyMaterial!);
      if (privateKey instanceof Error) throw privateKey;
      const blob = KeyPairs?.[0]?.PublicKey?.split(' ')[1];
      expect(privateKey.getPublicSSH().toString('base64')).toBe(blob);
      expect(KeyPairs?.[0]).toMatchObject({ KeyType, KeyFingerprint: created.KeyFingerprint });
      expect(KeyPairs?.[0]?.KeyFingerprint).toMatch(
        KeyType === 'rsa' ? /^([0-9a-f]{2}:){19}[0-9a-f]{2}$/ : /^[\w+/]{43}=$/,
      );
    },
  );

  it('imports a public key, refuses rubbish and duplicates (F6), and launches with it', async () => {
    const { public: text } = ssh2.utils.generateKeyPairSync('ed25519');
    const importKey = (material: string) =>
      ec2.send(new ImportKeyPairCommand({ KeyName: 'imported', PublicKeyMaterial: Buffer.from(material) }));

    const rubbish = await refusal(importKey('ssh-ed25519 rubbish'));
    await importKey(text);
    const twice = await refusal(importKey(text));
    const [launched] = await launchTest(ec2, { KeyName: 'imported' });

    expect([rubbish.name, twice.name]).toEqual(['InvalidKey.Format', 'InvalidKeyPair.Duplicate']);
    expect((await describeTest(ec2, launched!.InstanceId)).KeyName).toBe('imported');
  });

  it('deletes silently what is not there', async () => {
    const deleted = await ec2.send(new DeleteKeyPairCommand({ KeyName: 'absent' }));
    const described = await refusal(ec2.send(new DescribeKeyPairsCommand({ KeyNames: ['absent'] })));

    expect(deleted.Return).toBe(true);
    expect(described.name).toBe('InvalidKeyPair.NotFound');
  });
});
