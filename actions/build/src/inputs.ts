/** Every input of action.yml, in its order. */
export const BUILD_INPUTS = {
  handle: { kind: 'text', required: true },
  config: { kind: 'text' },
  directory: { kind: 'text' },
  requirements: { kind: 'list' },
  run: { kind: 'text' },
  upload: { kind: 'list' },
  artifacts: { kind: 'list' },
  'index-url': { kind: 'text' },
  index: { kind: 'text' },
  'output-directory': { kind: 'text', default: 'artifacts' },
} as const;
