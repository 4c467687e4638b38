/**
 * One concept per file, named by the concept (STYLE 4), and small (STYLE 5). Without exemption lists: where a limit is wrong, change it for
 * everybody. The number of parameters is Biome's `useMaxParams`.
 */
import {readFileSync} from 'node:fs';
import path from 'node:path';
import {runAsProgram, sourceFiles} from './source-files.mjs';

/** Words that name no concept. */
const emptyWords = new Set(['utils', 'util', 'helpers', 'helper', 'common', 'misc', 'manager', 'service', 'v2']);

/** The longest file of each folder, in lines. */
const maxLines = {src: 300, generators: 300, scripts: 300, templates: 300, scenes: 300, test: 500};

/**
 * @param {string} root
 * @returns {import('./source-files.mjs').Violation[]}
 */
export const check = (root) => {
  const files = sourceFiles(root, Object.keys(maxLines));
  const named = new Set(files.flatMap(withFolders));
  return [...[...named].flatMap(checkName), ...files.flatMap((file) => checkLength(root, file))];
};

/**
 * A path and the folders above it, below the first.
 *
 * @param {string} file
 */
const withFolders = (file) => {
  const parts = file.split('/');
  return parts.slice(1).map((_, index) => parts.slice(0, index + 2).join('/'));
};

/**
 * @param {string} file
 * @returns {import('./source-files.mjs').Violation[]}
 */
const checkName = (file) => {
  const name = path.posix.basename(file);
  const stem = name.replace(/\.(d\.)?[a-z]+$/, '');
  if (!/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*$/.test(stem) && !/V2/.test(stem)) {
    const fix = 'lower-case letters, digits and single hyphens: frame-range.ts';
    return [{rule: 'files/kebab-case', file, line: 1, found: `'${name}'`, fix}];
  }
  // `test/helpers` is the one place where such a word is clear: what all tests share (STYLE 4).
  if (file === 'test/helpers') return [];
  const words = stem.split(/[-.]|(?=V2)/).map((word) => word.toLowerCase());
  const empty = words.find((word) => emptyWords.has(word));
  if (empty === undefined) return [];
  const fix = 'name the file by the concept it holds: fingerprint.ts, frame-range.ts';
  return [{rule: 'files/name-a-concept', file, line: 1, found: `'${empty}' in '${name}'`, fix}];
};

/**
 * @param {string} root
 * @param {string} file
 * @returns {import('./source-files.mjs').Violation[]}
 */
const checkLength = (root, file) => {
  const top = /** @type {keyof typeof maxLines} */ (file.split('/')[0]);
  const limit = maxLines[top];
  const lines = readFileSync(path.join(root, file), 'utf8').split('\n').length - 1;
  if (lines <= limit) return [];
  const fix = 'split it by concept; each part gets the name of its concept';
  return [{rule: 'files/length', file, line: limit + 1, found: `${lines} lines, where ${top} allows ${limit}`, fix}];
};

runAsProgram(import.meta.url, check);
