import type { Command } from 'commander';

type Register = { default: (program: Command) => void };

/**
 * Every command by its name, in the order of the help. A command is loaded only when it is called (or for the help), so
 * that `isnad search` waits for no actors and `isnad read` for no web framework.
 */
export const commands: Readonly<Record<string, () => Promise<Register>>> = {
  read: () => import('./read.js'),
  add: () => import('./add.js'),
  search: () => import('./search.js'),
  claims: () => import('./claims.js'),
  serve: () => import('./serve.js'),
  export: () => import('./export.js'),
  stats: () => import('./stats.js'),
  remove: () => import('./remove.js'),
  verify: () => import('./verify.js'),
  backup: () => import('./backup.js'),
  recover: () => import('./recover.js'),
  reread: () => import('./reread.js'),
  watch: () => import('./watch.js'),
  work: () => import('./work.js'),
  copy: () => import('./copy.js'),
  'export-archive': () => import('./export-archive.js'),
  import: () => import('./import.js'),
  actors: () => import('./actors.js'),
  places: () => import('./places.js'),
  demo: () => import('./demo.js'),
};
