import { readdir, readFile } from 'node:fs/promises';

const FOLDER = new URL('../node_modules/@aws-sdk/client-ec2/dist-types/models/', import.meta.url);

/** The declarations of all requests of EC2 with their documentation. */
export async function readDeclarations(): Promise<string> {
  const files = (await readdir(FOLDER)).filter((name) => /^models_\d+\.d\.ts$/.test(name));
  const texts = await Promise.all(files.map((name) => readFile(new URL(name, FOLDER), 'utf8')));
  return texts.join('\n');
}

/** The filter names in the documentation of an operation's request; `tag` stands for every tag. */
export function documentedFilters(declarations: string, operation: string): string[] {
  const [text = ''] =
    declarations.match(new RegExp(`interface ${operation}Request \\{[\\s\\S]*?\\n\\}`)) ?? [];
  const member = text.search(/[^A-Za-z]Filters?\?: /);
  const comment = text.slice(text.lastIndexOf('/**', member), member);
  return [...comment.matchAll(/<code>([A-Za-z0-9.-]+?)(?::[^<]*)?<\/code>(?::<key>)?[\s*]+[-–]/g)].map(
    ([, name = '']) => name,
  );
}
