export interface TrustScope {
  readonly accountId: string;
  readonly owner: { readonly name: string; readonly id: string };
  readonly repository: { readonly name: string; readonly id: string };
  /** GitHub environment of the jobs that may take the role. */
  readonly environment: string;
}

/**
 * Who may take the role: jobs of one environment of one repository. Repositories created since 15 July 2026, and those
 * that opted in, have the ids of owner and repository in `sub`; older ones have the names alone.
 * Source: https://github.blog/changelog/2026-04-23-immutable-subject-claims-for-github-actions-oidc-tokens/
 */
export function trustPolicy(
  { accountId, owner, repository, environment }: TrustScope,
  form: 'names' | 'ids',
): object {
  const issuer = 'token.actions.githubusercontent.com';
  const name =
    form === 'names'
      ? `${owner.name}/${repository.name}`
      : `${owner.name}@${owner.id}/${repository.name}@${repository.id}`;
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Action: 'sts:AssumeRoleWithWebIdentity',
        Principal: { Federated: `arn:aws:iam::${accountId}:oidc-provider/${issuer}` },
        Condition: {
          StringEquals: {
            [`${issuer}:aud`]: 'sts.amazonaws.com',
            [`${issuer}:sub`]: `repo:${name}:environment:${environment}`,
          },
        },
      },
    ],
  };
}
