/** Fields that have other names, too. */
export type AliasedField =
  | 'owner'
  | 'allow-any-owner'
  | 'name'
  | 'architecture'
  | 'tag-keys'
  | 'executable-by'
  | 'product-code'
  | 'filters'
  | 'image-id'
  | 'region';

/**
 * Other names of the fields of an image query, as people and other tools write them, by the name in a file: terraform's
 * `executable_users` and `allow_unsafe_filter`, packer's `source_ami`, kitchen's `image_search`, the AWS CLI's
 * `--image-ids`, `ec2-image-id` of the action for runners.
 */
export const QUERY_ALIASES: Readonly<Record<AliasedField, readonly string[]>> = {
  owner: ['owners', 'owner-id', 'owner-ids', 'owner-alias'],
  'allow-any-owner': ['allow-unsafe-filter'],
  name: ['names'],
  architecture: ['arch'],
  'tag-keys': ['tag-key'],
  'executable-by': ['executable-users', 'executable-user'],
  'product-code': ['product-codes'],
  filters: ['filter', 'image-search'],
  'image-id': ['id', 'ami', 'ami-id', 'image-ids', 'source-ami', 'ec2-image-id'],
  region: ['regions', 'region-id'],
};
