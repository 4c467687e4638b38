/**
 * Imports go one way (DESIGN §9): `cli, farm → pipeline → run → stages → store → core`, `components → core`, `generators → core`.
 *
 * Every part of the tree stands in `mayImport` with the parts it may reach beside itself and `core`. A part that is missing there is a
 * violation too: a new folder is given its place on purpose.
 */
import {existsSync} from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import {lineOf, parse, report, rootArgument, sourceFiles} from './source-files.mjs';

/** What a stage may reach: what does the work beside it, never another stage. */
const toolsOfStages = ['store', 'media', 'remotion', 'project'];

const stages = ['scan', 'plan', 'generate', 'render', 'assemble', 'publish', 'check'];

/** @type {Readonly<Record<string, readonly string[]>>} */
const mayImport = {
  core: [],
  options: [],
  // Data to text, nothing else.
  report: [],
  components: [],
  store: [],
  project: ['store', 'components'],
  remotion: ['project', 'components'],
  media: ['remotion'],
  check: [],
  plan: [],
  scan: toolsOfStages,
  generate: toolsOfStages,
  render: toolsOfStages,
  assemble: toolsOfStages,
  publish: toolsOfStages,
  // How the pipeline's steps call the stages, so that pipeline.ts stays a list.
  run: [...stages, ...toolsOfStages],
  pipeline: ['run', ...stages, ...toolsOfStages],
  farm: ['pipeline', 'run', ...stages, 'options', 'report', ...toolsOfStages],
  cli: ['pipeline', 'farm', 'options', 'report', 'plan', ...toolsOfStages],
  // The package's doors: each hands out what its readers import.
  index: ['components'],
  node: ['pipeline', 'plan', 'check', ...toolsOfStages],
  // What a bundle starts from: the components, and what a scan has to run inside the page.
  entry: ['components', 'index', 'scan'],
  generators: [],
};

/** Only Remotion's own folder speaks to Remotion's machinery, so that a new version is met in one place. Types may cross. */
const machinery = ['@remotion/renderer', '@remotion/bundler'];

const root = rootArgument();
const files = sourceFiles(root, ['src', 'generators']);
/** @type {import('./source-files.mjs').Violation[]} */
const violations = [];
/** @type {Map<string, {target: string, line: number}[]>} */
const graph = new Map();

for (const file of files) {
  const source = parse(root, file);
  graph.set(file, []);
  for (const {specifier, line, typeOnly} of importsOf(source)) {
    if (!specifier.startsWith('.')) {
      checkPackage(file, specifier, {line, typeOnly});
      continue;
    }
    const target = resolve(file, specifier);
    if (target === null) {
      violations.push({
        rule: 'imports/exists',
        file,
        line,
        found: `'${specifier}' names no file`,
        fix: 'write the path with its extension, .ts or .tsx',
      });
      continue;
    }
    checkDirection(file, target, line);
    if (!typeOnly) graph.get(file)?.push({target, line});
  }
}
checkCycles();
report('check-imports', violations);

/**
 * Static imports, re-exports and `import()` of a file.
 *
 * @param {ts.SourceFile} source
 */
function importsOf(source) {
  /** @type {{specifier: string, line: number, typeOnly: boolean}[]} */
  const found = [];
  /** @param {ts.Node} node */
  const visit = (node) => {
    if (
      (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) &&
      node.moduleSpecifier &&
      ts.isStringLiteral(node.moduleSpecifier)
    ) {
      const typeOnly = ts.isImportDeclaration(node) ? node.importClause?.isTypeOnly === true : node.isTypeOnly;
      found.push({specifier: node.moduleSpecifier.text, line: lineOf(node, source), typeOnly});
    } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const [argument] = node.arguments;
      if (argument && ts.isStringLiteral(argument)) {
        found.push({specifier: argument.text, line: lineOf(node, source), typeOnly: false});
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/**
 * @param {string} file
 * @param {string} specifier
 * @param {{line: number, typeOnly: boolean}} at
 */
function checkPackage(file, specifier, {line, typeOnly}) {
  if (typeOnly || partOf(file) === 'remotion' || file.startsWith('generators/')) return;
  if (!machinery.some((name) => specifier === name || specifier.startsWith(`${name}/`))) return;
  violations.push({
    rule: 'imports/remotion-machinery',
    file,
    line,
    found: `import of '${specifier}'`,
    fix: 'give src/remotion a function for it and import that; a type may be imported with `import type`',
  });
}

/**
 * @param {string} file
 * @param {string} target
 * @param {number} line
 */
function checkDirection(file, target, line) {
  const from = partOf(file);
  const to = partOf(target);
  if (from === to) {
    const [fromGenerator, toGenerator] = [file.split('/')[1], target.split('/')[1]];
    if (from === 'generators' && fromGenerator !== toGenerator) {
      violations.push({
        rule: 'imports/generators-stand-alone',
        file,
        line,
        found: `generator '${fromGenerator}' imports generator '${toGenerator}'`,
        fix: 'copy what it needs; share only what all generators use identically, through src/core',
      });
    }
    return;
  }
  const allowed = mayImport[from];
  if (allowed === undefined) {
    violations.push({
      rule: 'imports/unknown-part',
      file,
      line,
      found: `'${from}' has no place in the import order`,
      fix: 'move the file to a folder of DESIGN §9, or give the new part its line in scripts/check-imports.mjs',
    });
    return;
  }
  if (to === 'core' || allowed.includes(to)) return;
  violations.push({
    rule: 'imports/direction',
    file,
    line,
    found: `${from} imports ${to} (${target})`,
    fix: `${from} may import ${['core', ...allowed].join(', ')}: hand the thing in as an argument, or move it to where both may reach it`,
  });
}

/** A depth-first walk; each cycle is reported once, at the import that closes it. */
function checkCycles() {
  /** @type {Set<string>} */
  const done = new Set();
  /** @type {string[]} */
  const path = [];
  /** @param {string} file */
  const walk = (file) => {
    path.push(file);
    for (const {target, line} of graph.get(file) ?? []) {
      const start = path.indexOf(target);
      if (start >= 0) {
        violations.push({
          rule: 'imports/no-cycles',
          file,
          line,
          found: [...path.slice(start), target].join(' → '),
          fix: 'move what both need into a file of its own',
        });
      } else if (!done.has(target)) walk(target);
    }
    path.pop();
    done.add(file);
  };
  for (const file of graph.keys()) if (!done.has(file)) walk(file);
}

/**
 * `src/scan/timeline.ts` → scan, `src/pipeline.ts` → pipeline, `generators/x/index.ts` → generators.
 *
 * @param {string} file
 */
function partOf(file) {
  const [top, next = ''] = file.split('/');
  return top === 'src' ? next.replace(/\.[^/]+$/, '') : (top ?? '');
}

/**
 * @param {string} file
 * @param {string} specifier
 * @returns {string | null}
 */
function resolve(file, specifier) {
  const plain = specifier.replace(/\?.*$/, '');
  const target = path.posix.join(path.posix.dirname(file), plain);
  return existsSync(path.join(root, target)) ? target : null;
}
