import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { exampleBuild } from '../testing/example.ts';
import { tempFolder } from '../testing/temp-folder.ts';
import { describeUploads } from './describe-uploads.ts';
import { isKeyFile } from './key-files.ts';
import { listUploads, type UploadListing } from './list-uploads.ts';

const KEYS = [
  'server.pem',
  'Server.PEM',
  'tls.key',
  'id_rsa',
  'id_ed25519',
  'id_ed25519.bak',
  'id_deploy',
  'gha-creds-0123456789abcdef.json',
  'terraform.tfstate',
  'terraform.tfstate.backup',
  'store.p12',
  'store.jks',
  'kubeconfig',
  'kubeconfig.yaml',
  'prod.kubeconfig',
  'service-account.json',
  'credentials',
  'credentials.json',
  'fleet-0123456789abcdef.json',
  'ssh_host_ed25519_key',
  'ssh_host_rsa_key',
  'client_secret.json',
  'client_secret_1234-abc.apps.googleusercontent.com.json',
  'krb5.keytab',
  'prod.tfvars',
  'prod.auto.tfvars.json',
  'office.ovpn',
  'netrc',
  '_netrc',
  'htpasswd',
  'aws_credentials',
  'credentials.csv',
  'deploy_credentials.csv',
  'credentials.ini',
  'rootkey.csv',
  'deploy_accessKeys.csv',
  'prod.env',
  'store.pfx',
  'passwords.kdbx',
  'AuthKey_1234.p8',
  'server.key.bak',
  'vault_pass.txt',
  'pgpass.conf',
];
const HIDDEN = ['.env', '.env.local', '.npmrc', '.pypirc', '.netrc', '.git-credentials', '.pgpass'];
const SOURCES = [
  'id_map.py',
  'keys.py',
  'key',
  'tokens.json',
  'env.py',
  'tfstate.md',
  'pem',
  'monkey.txt',
  'package.json',
  'environment.yml',
  'monkey.envelope',
  'env.sh',
  'env',
  'prod.env.py',
  'credentials.py',
  'credentials.md',
  'test_credentials.py',
  'accredentials',
  'client_secrets.py',
  'ssh_host.py',
  'ssh_host_rsa_key.pub',
  'keytab.c',
  'netrc.py',
  'tfvars.md',
  'ovpn.md',
  'access_keys.py',
  'vault_passthrough',
  'keys.csv',
];

async function list(upload: readonly string[], project?: readonly string[]): Promise<UploadListing> {
  const baseDirectory = await tempFolder();
  for (const path of [...KEYS, ...HIDDEN, ...SOURCES].flatMap((name) => [name, `sub/${name}`])) {
    await mkdir(dirname(join(baseDirectory, path)), { recursive: true });
    await writeFile(join(baseDirectory, path), '');
  }
  return listUploads({ ...exampleBuild(), baseDirectory, upload, project: project && { files: project } });
}

const pathsOf = ({ files }: UploadListing) => files.map(({ path }) => path).sort();
const everywhere = SOURCES.flatMap((name) => [name, `sub/${name}`]).sort();

describe('key files', () => {
  it.each([...KEYS, ...HIDDEN])('has %s', (name) => {
    expect(isKeyFile(name)).toBe(true);
    expect(isKeyFile(`deep/down/${name}`)).toBe(true);
  });

  it.each(SOURCES)('has no %s', (name) => {
    expect(isKeyFile(name)).toBe(false);
  });

  it.each([['.'], ['**'], ['*', 'sub'], ['**/*', '*'], ['sub/**', '*', '?*']])(
    'stay here when upload is %j %j %j',
    async (...upload) => {
      const listing = await list(upload);

      expect(pathsOf(listing)).toEqual(everywhere);
      expect(listing.leftOut).toHaveLength(2 * KEYS.length);
    },
  );

  it.each(['.*', '**/.*'])('stay here when upload takes hidden files: %s', async (entry) => {
    const listing = await list([entry]);

    expect(listing.files).toEqual([]);
    expect(listing.leftOut.every((path) => HIDDEN.some((name) => path.endsWith(name)))).toBe(true);
  });

  it('stay here when they belong to the project', async () => {
    const listing = await list([], ['server.pem', 'keys.py']);

    expect(pathsOf(listing)).toEqual(['keys.py']);
    expect(listing.leftOut).toEqual(['server.pem']);
  });

  it.each([
    [['sub/server.pem'], ['sub/server.pem']],
    [['*.pem'], ['server.pem']],
    [['id_*'], ['id_deploy', 'id_ed25519', 'id_ed25519.bak', 'id_map.py', 'id_rsa']],
    [['.env'], ['.env']],
    [['.env*'], ['.env', '.env.local']],
    [['sub/{kubeconfig,tls.key}'], ['sub/kubeconfig', 'sub/tls.key']],
  ])('go when upload names them: %j', async (upload, expected) => {
    const listing = await list(upload);

    expect(pathsOf(listing)).toEqual(expected);
    expect(listing.leftOut).toEqual([]);
  });

  it('are told of, beside the number and the largest of the rest', async () => {
    const baseDirectory = await tempFolder();
    await writeFile(join(baseDirectory, 'a.py'), 'x'.repeat(1536));
    await writeFile(join(baseDirectory, 'b.py'), 'x');
    await writeFile(join(baseDirectory, 'id_rsa'), '');

    expect(describeUploads(listUploads({ ...exampleBuild(), baseDirectory, upload: ['.'] }))).toEqual([
      'upload: 2 files, 1.5 KiB; the largest is a.py (1.5 KiB)',
      'not uploaded: id_rsa; key files go to machines only when upload names them',
    ]);
  });

  it('and nothing else is nothing to tell of', () => {
    expect(describeUploads({ files: [], leftOut: [], written: [] })).toEqual([]);
  });

  it('counts one file as one', async () => {
    const baseDirectory = await tempFolder();
    await writeFile(join(baseDirectory, 'a.py'), 'x');

    expect(describeUploads(listUploads({ ...exampleBuild(), baseDirectory, upload: ['a.py'] }))).toEqual([
      'upload: 1 file, 1 byte; the largest is a.py (1 byte)',
    ]);
  });
});
