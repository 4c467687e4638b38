/**
 * Imports go one way (DESIGN §9): `cli, farm → pipeline → schedule → executors → stages → machine → store → core`, `components → core`, `generators → core`.
 *
 * Every part of the tree stands in `mayImport` with the parts it may reach beside itself and `core`. A part that is missing there is a
 * violation too: a new folder is given its place on purpose.
 */
import {existsSync} from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import {lineOf, parse, runAsProgram, sourceFiles} from './source-files.mjs';

/** What a stage may reach: what does the work beside it, never another stage. */
const toolsOfStages = ['machine', 'store', 'media', 'remotion', 'project', 'captions'];

const stages = ['scan', 'plan', 'generate', 'render', 'assemble', 'publish', 'check'];

/** @type {Readonly<Record<string, readonly string[]>>} */
const mayImport = {
  core: [],
  options: [],
  // Data to text, nothing else.
  report: [],
  // Pure: text and times to pages.
  captions: [],
  components: ['captions'],
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
  // What a process needs to make anything: project, store, browser, generators.
  machine: ['plan', 'project', 'store', 'media', 'remotion'],
  // Answers of this machine to the planner's questions.
  look: ['plan', 'scan', ...toolsOfStages],
  // One for each kind of work.
  executors: ['look', ...stages, ...toolsOfStages],
  // What is made when.
  schedule: ['executors', 'look', ...stages, ...toolsOfStages],
  studio: ['plan', ...toolsOfStages],
  pipeline: ['schedule', 'studio', 'machine', ...stages],
  farm: ['pipeline', 'schedule', 'executors', 'machine', ...stages, 'options', 'report', ...toolsOfStages],
  cli: ['pipeline', 'farm', 'options', 'report', 'plan', ...toolsOfStages],
  // A process that makes takes for another one.
  worker: ['schedule'],
  // The package's doors: each hands out what its readers import.
  index: ['components', 'captions'],
  node: ['pipeline', 'plan', 'check', ...toolsOfStages],
  // What a bundle starts from: the components, and what scans and captures run inside the page.
  entry: ['components', 'index', 'scan', 'remotion'],
  generators: [],
};

/** Only Remotion's own folder speaks to Remotion's machinery, so that a new version is met in one place. Types may cross. */
const machinery = ['@remotion/renderer', '@remotion/bundler'];

/** @typedef {import('./source-files.mjs').Violation} Violation */
/** @typedef {{file: string, line: number, specifier: string, typeOnly: boolean, target: string | null}} Import  `target`: null for a package. */

/**
 * @param {string} root
 * @returns {Violation[]}
 */
export const check = (root) => {
  const imports = sourceFiles(root, ['src', 'generators']).flatMap((file) => importsOf(root, file));
  return [...imports.flatMap((each) => checkOne(root, each)), ...checkCycles(imports)];
};

/**
 * Static imports, re-exports and `import()` of a file.
 *
 * @param {string} root
 * @param {string} file
 */
const importsOf = (root, file) => {
  const source = parse(root, file);
  /** @type {Import[]} */
  const found = [];
  /** @type {(node: ts.Node, literal: ts.Node | undefined, typeOnly: boolean) => void} */
  const add = (node, literal, typeOnly) => {
    if (!literal || !ts.isStringLiteral(literal)) return;
    const specifier = literal.text;
    found.push({file, line: lineOf(node, source), specifier, typeOnly, target: targetOf(file, specifier)});
  };
  /** @param {ts.Node} node */
  const visit = (node) => {
    if (ts.isImportDeclaration(node)) add(node, node.moduleSpecifier, node.importClause?.isTypeOnly === true);
    else if (ts.isExportDeclaration(node)) add(node, node.moduleSpecifier, node.isTypeOnly);
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) add(node, node.arguments[0], false);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
};

/**
 * @param {string} file
 * @param {string} specifier
 */
const targetOf = (file, specifier) =>
  specifier.startsWith('.') ? path.posix.join(path.posix.dirname(file), specifier.replace(/\?.*$/, '')) : null;

/**
 * @param {string} root
 * @param {Import} each
 * @returns {Violation[]}
 */
const checkOne = (root, {file, line, specifier, typeOnly, target}) => {
  if (target === null) return checkPackage({file, line, specifier, typeOnly});
  if (existsSync(path.join(root, target))) return checkDirection(file, line, target);
  const fix = 'write the path with its extension, .ts or .tsx';
  return [{rule: 'imports/exists', file, line, found: `'${specifier}' names no file`, fix}];
};

/**
 * @param {Omit<Import, 'target'>} each
 * @returns {Violation[]}
 */
const checkPackage = ({file, line, specifier, typeOnly}) => {
  if (typeOnly || partOf(file) === 'remotion' || file.startsWith('generators/')) return [];
  if (!machinery.some((name) => specifier === name || specifier.startsWith(`${name}/`))) return [];
  const fix = 'give src/remotion a function for it and import that; a type may be imported with `import type`';
  return [{rule: 'imports/remotion-machinery', file, line, found: `import of '${specifier}'`, fix}];
};

/**
 * @param {string} file
 * @param {number} line
 * @param {string} target
 * @returns {Violation[]}
 */
const checkDirection = (file, line, target) => {
  const [from, to] = [partOf(file), partOf(target)];
  if (from === to) {
    const [own, other] = [file.split('/')[1], target.split('/')[1]];
    if (from !== 'generators' || own === other) return [];
    const fix = 'copy what it needs; share only what all generators use identically, through src/core';
    return [{rule: 'imports/generators-stand-alone', file, line, found: `generator '${own}' imports generator '${other}'`, fix}];
  }
  const allowed = mayImport[from];
  if (allowed === undefined) {
    const fix = 'move the file to a folder of DESIGN §9, or give the new part its line in scripts/check-imports.mjs';
    return [{rule: 'imports/unknown-part', file, line, found: `'${from}' has no place in the import order`, fix}];
  }
  if (to === 'core' || allowed.includes(to)) return [];
  const fix = `${from} may import ${['core', ...allowed].join(', ')}: hand the thing in as an argument, or move it to where both may reach it`;
  return [{rule: 'imports/direction', file, line, found: `${from} imports ${to} (${target})`, fix}];
};

/**
 * A depth-first walk; each cycle is reported once, at the import that closes it. Types count: who goes round in types cannot be read, moved or tested alone.
 *
 * @param {readonly Import[]} imports
 */
const checkCycles = (imports) => {
  /** @type {Violation[]} */
  const violations = [];
  /** @type {Map<string, Import[]>} */
  const graph = new Map();
  for (const each of imports) graph.set(each.file, [...(graph.get(each.file) ?? []), each]);
  const done = new Set();
  /** @type {string[]} */
  const way = [];
  /** @param {string} file */
  const walk = (file) => {
    way.push(file);
    for (const {target, line} of graph.get(file) ?? []) {
      if (target === null || done.has(target)) continue;
      const start = way.indexOf(target);
      if (start < 0) {
        walk(target);
        continue;
      }
      const found = [...way.slice(start), target].join(' → ');
      violations.push({rule: 'imports/no-cycles', file, line, found, fix: 'move what both need into a file of its own'});
    }
    way.pop();
    done.add(file);
  };
  for (const file of graph.keys()) if (!done.has(file)) walk(file);
  return violations;
};

/**
 * `src/scan/timeline.ts` → scan, `src/pipeline.ts` → pipeline, `generators/x/index.ts` → generators.
 *
 * @param {string} file
 */
const partOf = (file) => {
  const [top = '', next = ''] = file.split('/');
  return top === 'src' ? next.replace(/\.[^/]+$/, '') : top;
};

runAsProgram(import.meta.url, check);
