/*
 * What Maven runs: `node build.mjs build` makes dist/sidebar.html, `node build.mjs check` lints, types and tests.
 * Both skip what is up to date, so that a start of the demo does not wait for npm.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const HERE = dirname(fileURLToPath(import.meta.url));
const OLDEST_NODE = 20;
const LOCK = ['package.json', 'package-lock.json'];
const BUILD_INPUTS = [...LOCK, 'vite.config.ts', 'tsconfig.json', 'sidebar'];

function filesIn(path) {
  const children = readdirSync(join(HERE, path), { withFileTypes: true });
  return children.flatMap((child) =>
    child.isDirectory() ? filesIn(join(path, child.name)) : [join(path, child.name)],
  );
}

function fingerprint(paths) {
  const hash = createHash('sha256');
  const files = paths.flatMap((path) => (path === 'sidebar' ? filesIn(path) : [path]));
  files.sort().forEach((file) => hash.update(file + '\0').update(readFileSync(join(HERE, file))));
  return hash.digest('hex');
}

/** Runs the work unless the mark says that it was done for these very inputs. */
function unlessDone(mark, inputs, work) {
  const path = join(HERE, mark);
  const wanted = fingerprint(inputs);
  if (existsSync(path) && readFileSync(path, 'utf8') === wanted) {
    return;
  }
  work();
  writeFileSync(path, wanted);
}

function npm(...args) {
  // Windows finds npm.cmd through its shell only.
  const { status, error } = spawnSync('npm', args, {
    cwd: HERE,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) {
    console.error(
      error ? `npm could not be started: ${error.message}. It comes with Node.js.` : `npm ${args.join(' ')} failed.`,
    );
    process.exit(1);
  }
}

function install() {
  unlessDone('node_modules/.rowcast-installed', LOCK, () => npm('ci', '--no-audit', '--no-fund', '--loglevel=error'));
}

function build() {
  install();
  unlessDone('dist/.rowcast-built', BUILD_INPUTS, () => npm('run', '--silent', 'build'));
}

function check() {
  build();
  ['lint', 'typecheck', 'test'].forEach((task) => npm('run', '--silent', task));
}

if (Number(process.versions.node.split('.')[0]) < OLDEST_NODE) {
  console.error(
    `The add-on needs Node.js ${OLDEST_NODE} or newer; this is ${process.versions.node}. See https://nodejs.org`,
  );
  process.exit(1);
}
({ build, check })[process.argv[2]]();
