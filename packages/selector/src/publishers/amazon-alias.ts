import type { Publisher } from './publisher.ts';

/** AWS publishes from other accounts in many regions; it gives the alias itself, so that nobody can forge it. */
export const AMAZON_ALIAS: Publisher['owners'] = {
  aws: ['amazon'],
  'aws-cn': ['amazon'],
  'aws-us-gov': ['amazon'],
  'aws-eusc': ['amazon'],
  'aws-iso': ['amazon'],
  'aws-iso-b': ['amazon'],
  'aws-iso-e': ['amazon'],
  'aws-iso-f': ['amazon'],
};
