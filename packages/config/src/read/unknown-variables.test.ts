import { describe, expect, it } from 'vitest';
import { CAP_FIELDS } from '../schema/cap-fields.ts';
import { FLEET_FIELDS } from '../schema/fleet-fields.ts';
import { fromEnvironment, variableName } from './source.ts';
import { unknownVariables } from './unknown-variables.ts';

describe('unknownVariables', () => {
  it.each([
    ['AMI_SELECT_EGRES', 'AMI_SELECT_EGRESS'],
    ['AMI_SELECT_EGRESSS', 'AMI_SELECT_EGRESS'],
    ['AMI_SELECT_Egress', 'AMI_SELECT_EGRESS'],
    ['Ami_Select_EGRESS', 'AMI_SELECT_EGRESS'],
    ['AMI_SELECT_ALOWED_INSTANCE_TYPES', 'AMI_SELECT_ALLOWED_INSTANCE_TYPES'],
    ['AMI_SELECT_ALLOWED_INSTANCE_TYPE', 'AMI_SELECT_ALLOWED_INSTANCE_TYPES'],
    ['AMI_SELECT_MX_COUNT', 'AMI_SELECT_MAX_COUNT'],
    ['AMI_SELECT_MAXCOUNT', 'AMI_SELECT_MAX_COUNT'],
    ['AMI_SELECT_MAX_COUNTS', 'AMI_SELECT_MAX_COUNT'],
    ['AMI_SELECT_MAX-TTL', 'AMI_SELECT_MAX_TTL'],
    ['AMI_SELECT_MAX_PRISE', 'AMI_SELECT_MAX_PRICE'],
    ['AMI_SELECT_CONT', 'AMI_SELECT_COUNT'],
    ['AMI_SELECT_INSTANCE_TYPE', 'AMI_SELECT_INSTANCE_TYPES'],
    ['AMI_SELECT_LIVES', 'one of AMI_SELECT_MAX_COUNT, '],
    ['AMI_SELECT_INDEX_PASWORD', 'AMI_SELECT_INDEX_PASSWORD'],
    ['AMI_SELECT_INDEX__PASSWORD', 'AMI_SELECT_INDEX_PASSWORD'],
    ['AMI_SELECT_INDEX_password', 'AMI_SELECT_INDEX_PASSWORD'],
    ['AMI_SELECT_INDEX_TORCH_CPU_PASSWRD', 'AMI_SELECT_INDEX_TORCH_CPU_PASSWORD'],
    ['AMI_SELECT_INDEX_TORCH_PASSWORD_FIL', 'AMI_SELECT_INDEX_TORCH_PASSWORD_FILE'],
    ['AMI_SELECT_INDEX_KEYRING_USR', 'AMI_SELECT_INDEX_KEYRING_USER'],
    [
      'AMI_SELECT_INDEX_URL',
      'AMI_SELECT_INDEX_HOST, _USERNAME, _PASSWORD, _PASSWORD_FILE, _KEYRING_USER, _CLIENT_CERTIFICATE, _CLIENT_KEY or _AUTHORITY; of one of indexes, AMI_SELECT_INDEX_<NAME>_HOST and such',
    ],
    ['AMI_SELECT_', 'one of AMI_SELECT_MAX_COUNT, '],
    ['AMI_SELECT_FAVOURITE_COLOUR', 'one of AMI_SELECT_MAX_COUNT, '],
  ])('refuses %s, and expects %s', (name, expected) => {
    expect(unknownVariables({ [name]: '1', PATH: '/bin' })).toEqual([
      {
        field: name,
        message: expect.stringContaining(
          `is not valid because ami-select has no such variable; expected ${expected}`,
        ),
      },
    ]);
  });

  it('refuses all of them at once, also empty ones', () => {
    const variables = { AMI_SELECT_EGRES: 'none', AMI_SELECT_MX_COUNT: '', AMI_SELECT_X: undefined };

    expect(unknownVariables(variables).map(({ field }) => field)).toEqual([
      'AMI_SELECT_EGRES',
      'AMI_SELECT_MX_COUNT',
    ]);
  });

  it('takes each variable that sets a field, and no other of a field', () => {
    const fields = { ...CAP_FIELDS, ...FLEET_FIELDS };
    for (const field of Object.keys(fields)) {
      const variables = { [variableName(field)]: '1' };
      const isRead = Object.keys(fromEnvironment(fields, variables).values).length > 0;

      expect([field, unknownVariables(variables).length]).toEqual([field, isRead ? 0 : 1]);
    }
  });

  it.each([
    'AMI_SELECT_INDEX_HOST',
    'AMI_SELECT_INDEX_USERNAME',
    'AMI_SELECT_INDEX_PASSWORD',
    'AMI_SELECT_INDEX_TORCH_CPU_KEYRING_USER',
    'AMI_SELECT_INDEX_PASSWORD_FILE',
    'AMI_SELECT_INDEX_A_CLIENT_KEY',
    'AMI_SELECT_MACHINE',
    'AMI_SELECT_ENVIRONMENTS',
    'AMI_SELECT_LIVE',
    'AMI_SELECT_NO_SKIPS',
    'AMI_SELECT_EXPECTED_SKIPS',
    'AMI_SELECT_SHIFT_DATE',
    'AMI_SELECTION',
    'MY_AMI_SELECT_COUNT',
    'INPUT_EGRES',
  ])('leaves %s alone', (name) => {
    expect(unknownVariables({ [name]: '1' })).toEqual([]);
  });
});
