import { describe, expect, it } from 'vitest';
import { parseImageQuery } from './parse-image-query.ts';

describe('a version without the variant', () => {
  it.each([
    [
      { publisher: 'bottlerocket', version: '3' },
      'bottlerocket 3 is not a version of the default variant; 3 has the variants ecs, ecs-nvidia, ecs-fips, ecs-nvidia-fips',
    ],
    [
      { publisher: 'bottlerocket', version: '1.33', variant: 'ecs' },
      'bottlerocket 1.33 has no variant "ecs"; 1.33 has the variants k8s, k8s-nvidia, k8s-fips, k8s-nvidia-fips',
    ],
    [
      { publisher: 'windows', version: '2019', variant: 'bios' },
      'windows 2019 has no variant "bios"; 2019 has the variants full, core,',
    ],
    [
      { publisher: 'ecs', version: '2', variant: 'neuron' },
      'ecs 2 has no variant "neuron"; 2 has the variants standard, gpu, ',
    ],
  ])('%j lists the variants that there are', (query, message) => {
    expect(() => parseImageQuery(query)).toThrow(message);
  });
});
