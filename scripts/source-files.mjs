import {readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {pathToFileURL} from 'node:url';
import ts from 'typescript';

/**
 * The project's own TypeScript and JavaScript files below the given folders, by path from `root` with forward slashes.
 *
 * @param {string} root
 * @param {readonly string[]} folders
 * @returns {string[]}
 */
export const sourceFiles = (root, folders) => folders.flatMap((folder) => filesBelow(root, folder)).sort();

/**
 * @param {string} root
 * @param {string} file
 */
export const parse = (root, file) =>
  ts.createSourceFile(file, readFileSync(path.join(root, file), 'utf8'), ts.ScriptTarget.Latest, true, scriptKind(file));

/**
 * What every lint script reports: one broken rule at one place, and what to do about it.
 *
 * @typedef {{rule: string, file: string, line: number, found: string, fix: string}} Violation
 */

/**
 * Runs a check where its file is the program: on the folder that is its argument, or on the current one. Prints what is violated and sets the
 * exit code. Tests import the check instead.
 *
 * @param {string} url  `import.meta.url` of the check
 * @param {(root: string) => readonly Violation[]} check
 */
export const runAsProgram = (url, check) => {
  if (process.argv[1] === undefined || url !== pathToFileURL(process.argv[1]).href) return;
  const violations = check(path.resolve(process.argv[2] ?? '.'));
  for (const {rule, file, line, found, fix} of violations) {
    console.error(`${file}:${line}  ${rule}\n  found  ${found}\n  fix    ${fix}`);
  }
  const name = path.basename(process.argv[1], '.mjs');
  console.error(violations.length === 0 ? `${name}: no violations` : `${name}: ${violations.length} violations`);
  process.exitCode = violations.length === 0 ? 0 : 1;
};

/**
 * @param {ts.Node} node
 * @param {ts.SourceFile} source
 */
export const lineOf = (node, source) => source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;

/**
 * @param {string} root
 * @param {string} folder
 * @returns {string[]}
 */
const filesBelow = (root, folder) => {
  let entries;
  try {
    entries = readdirSync(path.join(root, folder), {withFileTypes: true});
  } catch {
    // A folder that a younger tree does not have yet breaks no rule.
    return [];
  }
  return entries.flatMap((entry) => {
    const file = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return entry.name === 'node_modules' || entry.name === 'dist' ? [] : filesBelow(root, file);
    return /\.(ts|tsx|mts|mjs|js)$/.test(entry.name) ? [file] : [];
  });
};

/** @param {string} file */
const scriptKind = (file) => (file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS);
