/**
 * Habits of STYLE.md that no rule of Biome's knows: chance and clocks stay out of the deciding code (1, 15), errors are caught by code and
 * never by message text (19), a TODO names its issue (22).
 */
import {readFileSync} from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import {lineOf, parse, report, rootArgument, sourceFiles} from './source-files.mjs';

/** Folders whose results must follow from their arguments alone. */
const pure = /^src\/(core|plan|check|report|options)\//;

const root = rootArgument();
/** @type {import('./source-files.mjs').Violation[]} */
const violations = [];

for (const file of sourceFiles(root, ['src', 'generators', 'scripts', 'test', 'templates', 'scenes'])) {
  const source = parse(root, file);
  /** @param {ts.Node} node */
  const visit = (node) => {
    if (ts.isPropertyAccessExpression(node)) checkAccess(file, node, lineOf(node, source));
    ts.forEachChild(node, visit);
  };
  visit(source);
  checkTodos(file);
}
report('check-habits', violations);

/**
 * @param {string} file
 * @param {ts.PropertyAccessExpression} node
 * @param {number} line
 */
function checkAccess(file, node, line) {
  const text = node.getText();
  if (pure.test(file) && /^(Math\.random|Date\.now|performance\.now)$/.test(text)) {
    violations.push({
      rule: 'habits/no-chance-no-clock',
      file,
      line,
      found: text,
      fix: 'take the seed or the time as an argument; src/cli reads them once',
    });
  }
  if (/^src\/|^generators\//.test(file) && /\.message\??\.(includes|match|startsWith|endsWith|indexOf)$/.test(text)) {
    violations.push({
      rule: 'habits/catch-by-code',
      file,
      line,
      found: text,
      fix: 'compare error.code: message texts change with every version',
    });
  }
}

/** @param {string} file */
function checkTodos(file) {
  const lines = readFileSync(path.join(root, file), 'utf8').split('\n');
  for (const [index, text] of lines.entries()) {
    if (!/(?:\/\/|\*)\s*(?:TODO|FIXME)\b/.test(text) || /#\d+/.test(text)) continue;
    violations.push({
      rule: 'habits/todo-names-an-issue',
      file,
      line: index + 1,
      found: text.trim(),
      fix: 'name the issue that will do it (#12), or do it now',
    });
  }
}
