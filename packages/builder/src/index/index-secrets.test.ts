import { expect, it } from 'vitest';
import { loadBuild } from '../definition/load-build.ts';
import { indexSecrets } from './index-secrets.ts';

it('are the credentials in addresses and variables that are no common words', () => {
  const build = loadBuild(
    {
      'index-url': 'https://user:Main%2Fsecret@index.example/simple',
      indexes: {
        torch: { url: 'https://TokenOfTorch@torch.example/simple', packages: ['torch'] },
        test: { url: 'http://user:test@127.0.0.1/simple', packages: ['test'] },
      },
      steps: [{ run: 'true' }],
    },
    { baseDirectory: '/' },
  );
  const variables = {
    PIP_INDEX_URL: 'https://user:OfPipItself@pip.example/simple',
    AMI_SELECT_INDEX_USERNAME: 'somebody-known',
    AMI_SELECT_INDEX_PASSWORD: 'OfMainIndex',
    AMI_SELECT_INDEX_TORCH_PASSWORD: 'OfTorchIndex',
    AMI_SELECT_INDEX_TORCH_PASSWORD_FILE: '/run/secrets/torch',
  };

  expect(new Set(indexSecrets(build, variables))).toEqual(
    new Set(['Main%2Fsecret', 'Main/secret', 'TokenOfTorch', 'OfPipItself', 'OfMainIndex', 'OfTorchIndex']),
  );
  expect(indexSecrets(undefined)).toEqual([]);
});
