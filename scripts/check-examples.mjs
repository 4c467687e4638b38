/**
 * Examples compile (STYLE 23): the `ts` and `tsx` blocks of the README, and every `@example` of the sources.
 *
 * A block of the README is a module as it stands: it imports what it uses. An `@example` is a glimpse: it sees the exports of its own file
 * and of the package's doors, and may use names that its reader is thought to have (`store`, `signal`). Everything else about it is
 * checked: names of properties, types of arguments. One that holds `…` outside a comment is a sketch; only the package's own API may not
 * be sketched.
 */
import {existsSync, readFileSync} from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import {parse, runAsProgram, sourceFiles} from './source-files.mjs';

/** `line`: of the first line of code. @typedef {{file: string, line: number, code: string, kind: 'readme' | 'doc'}} Example */

/** "Cannot find name": what an `@example` does not say is thought to be there. 18004 is its form in `{name}`, 2552 with a suggestion. */
const unknownName = new Set([2304, 2552, 18004]);

/** What a film's author has at hand beside `reshoot`. */
const atHand = [
  ['zod', ['z']],
  ['remotion', ['AbsoluteFill', 'Sequence', 'Series', 'staticFile', 'useCurrentFrame']],
  ['node:path', ['path']],
];

const doors = ['src/index.ts', 'src/node.ts'];

/**
 * @param {string} root
 * @returns {import('./source-files.mjs').Violation[]}
 */
export const check = (root) => {
  const isPublic = publicFiles(root);
  const all = [
    ...(existsSync(path.join(root, 'README.md'))
      ? examplesOfMarkdown('README.md', readFileSync(path.join(root, 'README.md'), 'utf8'))
      : []),
    ...sourceFiles(root, ['src']).flatMap((file) => examplesOfSource(file, readFileSync(path.join(root, file), 'utf8'))),
  ];
  return compile(
    root,
    all.filter((example) => example.kind === 'readme' || isPublic.has(example.file) || !isSketch(example.code)),
  );
};

/**
 * @param {string} file
 * @param {string} text
 * @returns {Example[]}
 */
export const examplesOfMarkdown = (file, text) =>
  [...text.matchAll(/^```tsx?\n(.*?)^```/gms)].map((match) => ({
    file,
    line: text.slice(0, match.index).split('\n').length + 1,
    code: match[1] ?? '',
    kind: /** @type {const} */ ('readme'),
  }));

/**
 * @param {string} file
 * @param {string} text
 * @returns {Example[]}
 */
export const examplesOfSource = (file, text) =>
  [...text.matchAll(/^[ \t]*\* @example[ \t]*\n(.*?)(?=^[ \t]*\*(?:\/|[ \t]*@))/gms)].map((match) => ({
    file,
    line: text.slice(0, match.index).split('\n').length + 1,
    code: (match[1] ?? '').replace(/^[ \t]*\* ?/gm, ''),
    kind: /** @type {const} */ ('doc'),
  }));

/** @param {string} code */
const isSketch = (code) => code.replace(/\/\/.*$/gm, '').includes('…');

/**
 * The files whose names the package's doors hand out.
 *
 * @param {string} root
 */
const publicFiles = (root) =>
  new Set(
    doors
      .filter((door) => existsSync(path.join(root, door)))
      .flatMap((door) => parse(root, door).statements.flatMap((node) => (ts.isExportDeclaration(node) ? [node.moduleSpecifier] : [])))
      .flatMap((node) => (node && ts.isStringLiteral(node) ? [path.posix.join('src', node.text)] : [])),
  );

/**
 * @param {string} root
 * @param {readonly Example[]} examples
 * @returns {import('./source-files.mjs').Violation[]}
 */
const compile = (root, examples) => {
  const {config} = ts.readConfigFile(path.join(root, 'tsconfig.json'), ts.sys.readFile);
  const {options} = ts.parseJsonConfigFileContent({...config, include: [], files: []}, ts.sys, root);
  const door = doors.find((file) => existsSync(path.join(root, file)));
  /** @type {Map<string, {example: Example, text: string, linesBefore: number}>} */
  const modules = new Map();
  for (const [index, example] of examples.entries()) {
    const folder = example.kind === 'readme' ? root : path.dirname(path.join(root, example.file));
    const before = example.kind === 'readme' ? '' : importsFor(root, example, door);
    modules.set(path.join(folder, `example-${index}.tsx`), {
      example,
      text: `${before}${example.code}\nexport {};\n`,
      linesBefore: before === '' ? 0 : 1,
    });
  }
  // An example may name something that it leaves to its reader to use, and gets its types and values by one line of imports.
  const lenient = {...options, noUnusedLocals: false, noUnusedParameters: false, verbatimModuleSyntax: false, noEmit: true};
  const host = ts.createCompilerHost(lenient);
  const {fileExists, readFile, getSourceFile} = host;
  host.fileExists = (file) => modules.has(file) || fileExists(file);
  host.readFile = (file) => modules.get(file)?.text ?? readFile(file);
  host.getSourceFile = (file, target, ...rest) => {
    const text = modules.get(file)?.text;
    return text === undefined ? getSourceFile(file, target, ...rest) : ts.createSourceFile(file, text, target);
  };
  const program = ts.createProgram([...modules.keys()], lenient, host);
  return [...modules].flatMap(([name, module]) => {
    const source = program.getSourceFile(name);
    if (!source) return [];
    const {example, linesBefore} = module;
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)]
      .filter((diagnostic) => example.kind === 'readme' || !isThoughtToBeThere(diagnostic))
      .map(({start = 0, messageText}) => ({
        rule: 'examples/compile',
        file: example.file,
        line: example.line + source.getLineAndCharacterOfPosition(start).line - linesBefore,
        found: ts.flattenDiagnosticMessageText(messageText, ' '),
        fix: 'mend the example: readers copy it as it is',
      }));
  });
};

/**
 * Names that an `@example` does not declare, and modules of its reader's project.
 *
 * @param {ts.Diagnostic} diagnostic
 */
const isThoughtToBeThere = ({code, messageText}) =>
  unknownName.has(code) || (code === 2307 && ts.flattenDiagnosticMessageText(messageText, ' ').includes("'./"));

/**
 * One line that imports what the example uses and does not declare itself: from its own file first, then from the package, then from what
 * every author has.
 *
 * @param {string} root
 * @param {Example} example
 * @param {string | undefined} door
 */
const importsFor = (root, example, door) => {
  const folder = path.posix.dirname(example.file);
  const source = ts.createSourceFile('example.tsx', example.code, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const missing = usedIn(source);
  for (const declared of namesDeclaredIn(source)) missing.delete(declared);
  /** @type {(names: readonly string[], specifier: string) => string} */
  const importOf = (names, specifier) => {
    const wanted = names.filter((name) => missing.delete(name));
    if (wanted.length === 0) return '';
    return specifier === 'node:path' ? "import path from 'node:path'; " : `import {${wanted.join(', ')}} from '${specifier}'; `;
  };
  const own = importOf(namesDeclaredIn(parse(root, example.file), true), `./${path.posix.basename(example.file)}`);
  const fromDoor = door ? importOf(namesExportedBy(parse(root, door)), relativeTo(folder, door)) : '';
  return `${own}${fromDoor}${atHand.map(([specifier, names]) => importOf(/** @type {string[]} */ (names), String(specifier))).join('')}\n`;
};

/** @param {string} folder @param {string} file */
const relativeTo = (folder, file) => {
  const relative = path.posix.relative(folder, file);
  return relative.startsWith('.') ? relative : `./${relative}`;
};

/** @param {ts.SourceFile} source */
const usedIn = (source) => {
  /** @type {Set<string>} */
  const names = new Set();
  /** @param {ts.Node} node */
  const visit = (node) => {
    if (ts.isIdentifier(node)) names.add(node.text);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return names;
};

/**
 * Names that a module's own statements declare or import, or with `exportedOnly` those of them that it exports.
 *
 * @param {ts.SourceFile} source
 * @param {boolean} exportedOnly
 */
const namesDeclaredIn = (source, exportedOnly = false) =>
  source.statements.flatMap((node) => {
    const isExported = ts.canHaveModifiers(node) && ts.getModifiers(node)?.some(({kind}) => kind === ts.SyntaxKind.ExportKeyword);
    if (exportedOnly && !isExported) return [];
    if (ts.isVariableStatement(node))
      return node.declarationList.declarations.flatMap(({name}) =>
        ts.isIdentifier(name) ? [name.text] : [...usedIn(ts.createSourceFile('names.ts', `[${name.getText()}]`, ts.ScriptTarget.Latest))],
      );
    if (ts.isImportDeclaration(node))
      return node.importClause
        ? [...usedIn(ts.createSourceFile('names.ts', `[${node.importClause.getText().replace(/^type /, '')}]`, ts.ScriptTarget.Latest))]
        : [];
    if (
      ts.isFunctionDeclaration(node) ||
      ts.isClassDeclaration(node) ||
      ts.isInterfaceDeclaration(node) ||
      ts.isTypeAliasDeclaration(node)
    ) {
      return node.name ? [node.name.text] : [];
    }
    return [];
  });

/** @param {ts.SourceFile} source */
const namesExportedBy = (source) =>
  source.statements.flatMap((node) =>
    ts.isExportDeclaration(node) && node.exportClause && ts.isNamedExports(node.exportClause)
      ? node.exportClause.elements.map(({name}) => name.text)
      : [],
  );

runAsProgram(import.meta.url, check);
