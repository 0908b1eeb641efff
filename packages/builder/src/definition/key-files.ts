/** Names that keys, tokens and states with secrets have by convention. */
const KEY_FILES: readonly RegExp[] = [
  /\.(?:pem|key|p8|p12|pfx|jks|keystore|keytab|ppk|kdbx?|ovpn|env)(?:\.(?:bak|old|orig))?$/,
  /^ssh_host_.*_key$/,
  /^id_(?:rsa|dsa|ecdsa|ed25519|xmss)/,
  /^id_[^.]*$/,
  /^gha-creds-.*\.json$/,
  /^\.env/,
  /\.tfstate(?:\.|$)/,
  /\.tfvars(?:\.json)?$/,
  /^\.(?:npmrc|yarnrc\.yml|pypirc|pgpass|dockercfg|dockerconfigjson|git-credentials|vault-token)$/,
  /^[._]?(?:netrc|htpasswd)$/,
  /^\.?vault[-_]pass(?:word)?(?:\.txt)?$/,
  /^pgpass\.conf$/,
  /^(?:.*[-_.])?credentials?(?:\.(?:json|csv|ini))?$/,
  /^(?:rootkey|(?:.*[-_.])?accesskeys?)\.csv$/,
  /^client_secret.*\.json$/,
  /^fleet-[0-9a-f]{16}\.json$/,
  /^kubeconfig|\.kubeconfig$/,
  /^(?:application_default_credentials|service[-_]account.*)\.json$/,
];

/** Whether a file is one of the well-known ones that hold secrets, by its name in any case. */
export function isKeyFile(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  return KEY_FILES.some((expression) => expression.test(name));
}

/** Whether an entry of `upload` names key files, and not only a folder or everything: its last part looks like one. */
export function namesKeyFiles(glob: string): boolean {
  return glob
    .slice(glob.lastIndexOf('/') + 1)
    .split(/[{},]/)
    .some(isKeyFile);
}
