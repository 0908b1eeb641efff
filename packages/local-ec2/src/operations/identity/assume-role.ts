import type {
  AssumedRoleUser,
  AssumeRoleRequest,
  AssumeRoleResponse,
  AssumeRoleWithWebIdentityRequest,
  AssumeRoleWithWebIdentityResponse,
  Credentials,
} from '@aws-sdk/client-sts';
import { ApiError } from '../../api/api-error.ts';
import { isEqualSecret } from '../../api/equal-secret.ts';
import { defineOperation, type Operation, type RequestContext } from '../operation.ts';

interface Session {
  readonly Credentials: Credentials;
  readonly AssumedRoleUser: AssumedRoleUser;
}

const HOUR_SECONDS = 3600;

/** Any role can be assumed: IAM is not simulated. The session acts for the role's account. */
export const assumeRole: Operation = defineOperation<AssumeRoleRequest, AssumeRoleResponse>({
  service: 'sts',
  name: 'AssumeRole',
  parameters: ['RoleArn', 'RoleSessionName', 'DurationSeconds', 'Tags', 'TransitiveTagKeys', 'ExternalId'],
  run: (input, context) => openSession(input, context),
});

/**
 * The token must be a JSON Web Token that has not expired. With strict signatures it must be signed by the endpoint's
 * secret key (HS256), since the call itself has no signature.
 */
export const assumeRoleWithWebIdentity: Operation = defineOperation<
  AssumeRoleWithWebIdentityRequest,
  AssumeRoleWithWebIdentityResponse
>({
  service: 'sts',
  name: 'AssumeRoleWithWebIdentity',
  parameters: ['RoleArn', 'RoleSessionName', 'WebIdentityToken', 'DurationSeconds'],
  run: (input, context) => {
    if (context.world.settings.strictSignatures) assertOwn(input.WebIdentityToken ?? '', context.world);
    const claims = readClaims(input.WebIdentityToken ?? '');
    if (claims.exp !== undefined && claims.exp * 1000 <= context.now.getTime()) {
      throw new ApiError(
        'ExpiredTokenException',
        'Token expired: current date/time must be before the expiration date/time',
      );
    }
    return {
      ...openSession(input, context),
      SubjectFromWebIdentityToken: claims.sub ?? '',
      Audience: [claims.aud ?? ''].flat()[0] ?? '',
      Provider: claims.iss ?? '',
    };
  },
});

interface Claims {
  readonly sub?: string;
  readonly aud?: string | readonly string[];
  readonly iss?: string;
  readonly exp?: number;
}

function assertOwn(token: string, { accounts }: RequestContext['world']): void {
  const end = token.lastIndexOf('.');
  const expected = accounts.sign(token.slice(0, end)).toString('base64url');
  if (isEqualSecret(expected, token.slice(end + 1))) return;
  throw new ApiError(
    'InvalidIdentityToken',
    "With strict signatures local-ec2 takes tokens that are signed by its secret key (HS256); it knows no provider's key.",
  );
}

function readClaims(token: string): Claims {
  const [, payload] = token.split('.');
  try {
    return JSON.parse(Buffer.from(payload ?? '', 'base64url').toString());
  } catch (cause) {
    throw new ApiError(
      'InvalidIdentityToken',
      `The ID Token provided is not a valid JWT. (${String(cause)})`,
    );
  }
}

function openSession(
  {
    RoleArn = '',
    RoleSessionName = '',
    DurationSeconds = HOUR_SECONDS,
  }: Pick<AssumeRoleRequest, 'RoleArn' | 'RoleSessionName' | 'DurationSeconds'>,
  { world, now }: RequestContext,
): Session {
  const [, partition = 'aws', accountId = '', role = ''] =
    RoleArn.match(/^arn:([^:]+):iam::(\d{12}):role\/(.+)$/) ?? [];
  if (!role) throw new ApiError('ValidationError', `${RoleArn} is invalid`);
  if (!/^[\w+=,.@-]{2,64}$/.test(RoleSessionName)) {
    throw new ApiError(
      'ValidationError',
      `Value '${RoleSessionName}' at 'roleSessionName' failed to satisfy constraint`,
    );
  }
  if (DurationSeconds < 900 || DurationSeconds > 43_200) {
    throw new ApiError(
      'ValidationError',
      `Value '${DurationSeconds}' at 'durationSeconds' must be from 900 to 43200`,
    );
  }
  const id = world.ids.uuid().replaceAll('-', '').toUpperCase();
  const name = role.split('/').at(-1);
  const arn = `arn:${partition}:sts::${accountId}:assumed-role/${name}/${RoleSessionName}`;
  const userId = `AROA${id.slice(0, 16)}:${RoleSessionName}`;
  const expiresAt = new Date(now.getTime() + DurationSeconds * 1000);
  const keys = {
    accessKeyId: `ASIA${id.slice(0, 16)}`,
    // Ids follow from the seed, which is no secret.
    secretAccessKey: world.accounts.sign(`session ${id}`).toString('base64url').slice(0, 40),
    sessionToken: `local-ec2-session-${id}`,
  };
  world.accounts.add({ ...keys, accountId, arn, userId, expiresAt });
  return {
    Credentials: {
      AccessKeyId: keys.accessKeyId,
      SecretAccessKey: keys.secretAccessKey,
      SessionToken: keys.sessionToken,
      Expiration: expiresAt,
    },
    AssumedRoleUser: { Arn: arn, AssumedRoleId: userId },
  };
}
