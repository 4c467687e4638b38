/**
 * Habits of STYLE.md that no rule of Biome's knows: chance and clocks stay out of the deciding code (1, 15), errors are caught by code and
 * never by message text (19), a TODO names its issue (22).
 */
import {readFileSync} from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import {lineOf, parse, runAsProgram, sourceFiles} from './source-files.mjs';

/** Folders whose results must follow from their arguments alone. */
const pure = /^src\/(core|plan|check|captions|report|options)\//;

/**
 * @param {string} root
 * @returns {import('./source-files.mjs').Violation[]}
 */
export const check = (root) =>
  sourceFiles(root, ['src', 'generators', 'scripts', 'test', 'templates', 'scenes']).flatMap((file) => [
    ...accessesOf(parse(root, file)).flatMap((access) => checkAccess(file, access)),
    ...checkTodos(file, readFileSync(path.join(root, file), 'utf8')),
  ]);

/**
 * Every `a.b` of a file.
 *
 * @param {ts.SourceFile} source
 */
const accessesOf = (source) => {
  /** @type {{text: string, line: number}[]} */
  const found = [];
  /** @param {ts.Node} node */
  const visit = (node) => {
    if (ts.isPropertyAccessExpression(node)) found.push({text: node.getText(source), line: lineOf(node, source)});
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
};

/**
 * @param {string} file
 * @param {{text: string, line: number}} access
 * @returns {import('./source-files.mjs').Violation[]}
 */
const checkAccess = (file, {text, line}) => {
  if (pure.test(file) && /^(Math\.random|Date\.now|performance\.now)$/.test(text)) {
    const fix = 'take the seed or the time as an argument; src/cli reads them once';
    return [{rule: 'habits/no-chance-no-clock', file, line, found: text, fix}];
  }
  if (/^src\/|^generators\//.test(file) && /\.message\??\.(includes|match|startsWith|endsWith|indexOf)$/.test(text)) {
    const fix = 'compare error.code: message texts change with every version';
    return [{rule: 'habits/catch-by-code', file, line, found: text, fix}];
  }
  return [];
};

/**
 * @param {string} file
 * @param {string} text
 * @returns {import('./source-files.mjs').Violation[]}
 */
const checkTodos = (file, text) =>
  text.split('\n').flatMap((line, index) => {
    if (!/(?:\/\/|\*)\s*(?:TODO|FIXME)\b/.test(line) || /#\d+/.test(line)) return [];
    const fix = 'name the issue that will do it (#12), or do it now';
    return [{rule: 'habits/todo-names-an-issue', file, line: index + 1, found: line.trim(), fix}];
  });

runAsProgram(import.meta.url, check);
