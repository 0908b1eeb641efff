/** The program that runs inside machines: the agent, or with `--sftp` a server of files for one login. */
if (process.argv.includes('--sftp')) void serveFiles();
else void runMachine();

async function serveFiles(): Promise<void> {
  const { serveSftp } = await import('./sftp/serve-sftp.ts');
  await serveSftp({ input: process.stdin, output: process.stdout });
}

async function runMachine(): Promise<void> {
  const { runAgent } = await import('./run-agent.ts');
  // Started once per driver so that Node keeps the compiled code of all that an agent may need.
  if (process.argv.includes('--warm')) await import('./ssh-server.ts');
  runAgent();
}
