/**
 * One concept per file, named by the concept (STYLE 4), and small (STYLE 5). Without exemption lists: where a limit is wrong, change it for
 * everybody. The number of parameters is Biome's `useMaxParams`.
 */
import {readFileSync} from 'node:fs';
import path from 'node:path';
import {report, rootArgument, sourceFiles} from './source-files.mjs';

/** Words that name no concept. */
const emptyWords = new Set(['utils', 'util', 'helpers', 'helper', 'common', 'misc', 'manager', 'service', 'v2']);

/** The longest file of each folder, in lines. */
const maxLines = {src: 300, generators: 300, scripts: 300, templates: 300, scenes: 300, test: 500};

const root = rootArgument();
/** @type {import('./source-files.mjs').Violation[]} */
const violations = [];
/** @type {Set<string>} */
const named = new Set();

for (const file of sourceFiles(root, Object.keys(maxLines))) {
  const parts = file.split('/');
  for (const [index, part] of parts.entries()) {
    const upToHere = parts.slice(0, index + 1).join('/');
    if (named.has(upToHere)) continue;
    named.add(upToHere);
    checkName(upToHere, part);
  }
  const top = /** @type {keyof typeof maxLines} */ (parts[0]);
  const lines = readFileSync(path.join(root, file), 'utf8').split('\n').length - 1;
  if (lines > maxLines[top]) {
    violations.push({
      rule: 'files/length',
      file,
      line: maxLines[top] + 1,
      found: `${lines} lines, where ${top} allows ${maxLines[top]}`,
      fix: 'split it by concept; each part gets the name of its concept',
    });
  }
}
report('check-files', violations);

/**
 * @param {string} file
 * @param {string} name
 */
function checkName(file, name) {
  const stem = name.replace(/\.(d\.)?[a-z]+$/, '');
  if (!/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*$/.test(stem)) {
    violations.push({
      rule: 'files/kebab-case',
      file,
      line: 1,
      found: `'${name}'`,
      fix: 'lower-case letters, digits and single hyphens: frame-range.ts',
    });
  }
  // `test/helpers` is the one place where such a word is clear: what all tests share (STYLE 4).
  if (file === 'test/helpers') return;
  const empty =
    stem
      .toLowerCase()
      .split(/[-.]/)
      .find((word) => emptyWords.has(word)) ?? (/V2/.test(stem) ? 'V2' : undefined);
  if (empty === undefined) return;
  violations.push({
    rule: 'files/name-a-concept',
    file,
    line: 1,
    found: `'${empty}' in '${name}'`,
    fix: 'name the file by the concept it holds: fingerprint.ts, frame-range.ts',
  });
}
